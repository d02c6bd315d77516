/** The picture on paper: marks of the page's picture as an SVG that needs no colour. Numbers and letters alone stand in it. */
import type { GroupFigures, Places } from './maths/reckoning.ts';
import { dotAt, frame, hullOf, labelled, letterPlaces, peopleMarks, type Point, pointsOf, radiusOf, round, scaleOf, shapeOf } from './picture.ts';
import { groupLetter, type StatementLine } from './statement-line.ts';

const ink = '#1a1a1a';
/** Shades that a copier tells apart; each group has a form and a line of its own besides. */
const shades = ['#4d4d4d', '#ffffff', '#b0b0b0', '#ffffff', '#808080'];
const dashes = ['none', '6 3', '2 3', '9 3 2 3', '12 4'];

/** People of each group as marks, with the outline and the letter of each group. */
export function peopleSvg(groups: readonly GroupFigures[], places: Places): string {
  const scale = scaleOf(pointsOf(places));
  const marks = peopleMarks(places, scale);
  const most = Math.max(1, ...marks.map(({ people }) => people));
  const letters = letterPlaces(marks);
  const drawn = [...Map.groupBy(marks, ({ group }) => group)].map(([group, ofGroup]) => {
    const outline = hullOf(ofGroup).map(({ x, y }) => `${x},${y}`).join(' ');
    const path = ofGroup.map(({ x, y, people }) => shapeOf(group)(x, y, radiusOf(people, most))).join('');
    return `<polygon points="${outline}" fill="none" stroke="${ink}" stroke-dasharray="${dashes[group] ?? 'none'}"/><path d="${path}" fill="${shades[group] ?? '#ffffff'}" stroke="${ink}"/>`;
  });
  return svg(scale({ x: 0, y: 0 }), [...drawn, ...groups.map(({ index, x, y }) => label(letters.get(index) ?? scale({ x, y }), groupLetter(index), 15, 17))]);
}

/** `marked`: numbers of the statements that are told of; the others are dots. */
export function statementsSvg(lines: readonly StatementLine[], marked: ReadonlySet<number>): string {
  const drawn = lines.filter(({ statement, figures }) => figures !== null && !statement.meta);
  const scale = scaleOf(drawn.map(({ figures }) => figures!));
  const told = drawn.filter(({ statement }) => marked.has(statement.number));
  const others = new Set(drawn.filter(({ statement }) => !marked.has(statement.number)).map(({ figures }) => dotAt(scale(figures!))));
  const places = labelled(told.map(({ figures }) => scale(figures!)));
  const leaders = places.map(({ x, y, label: at }) => `M${round(x)} ${round(y)}L${at.x} ${at.y}`).join('');
  return svg(scale({ x: 0, y: 0 }), [
    `<path d="${[...others].join('')}" fill="none" stroke="#595959" stroke-width="5" stroke-linecap="round"/>`,
    `<path d="${leaders}" fill="none" stroke="${ink}"/>`,
    ...told.map(({ statement }, index) => label(places[index]!.label, String(statement.number), 13, 13)),
  ]);
}

function svg(middle: Point, parts: readonly string[]): string {
  const axes = `<path d="M0 ${round(middle.y)}H${frame.width}M${round(middle.x)} 0V${frame.height}" stroke="#b0b0b0"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${frame.width} ${frame.height}" width="${frame.width}" height="${frame.height}"><rect width="${frame.width}" height="${frame.height}" fill="none" stroke="#767676"/>${axes}${parts.join('')}</svg>`;
}

/** What is written stands on white, so that no mark hides it. */
function label({ x, y }: Point, said: string, radius: number, size: number): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="#ffffff" stroke="${ink}" stroke-width="1.5"/><text x="${round(x)}" y="${round(y + size * 0.36)}" font-family="Noto Sans JP" font-size="${size}" font-weight="700" text-anchor="middle" fill="${ink}">${said}</text>`;
}
