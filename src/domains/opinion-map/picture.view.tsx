/** The picture: people as marks by group, and statements in one of its own. Nothing in it is not also in the words and tables before it. */
import type { VNode } from 'preact';
import { firstGraphemes } from '#domains/civic';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { Section } from '#ui';
import { formatPercent } from './figure.ts';
import { groupAnchor } from './group.view.tsx';
import type { Figures, GroupFigures, Places } from './maths/reckoning.ts';
import { dotAt, frame, hullOf, labelled, letterPlaces, type PeopleMark, peopleMarks, type Point, pointsOf, radiusOf, round, scaleOf, shapeOf } from './picture.ts';
import { groupLetter, type StatementLine } from './statement-line.ts';
import { type Statement, statementIn } from './statement.ts';
import { text } from './text.ts';

interface PictureProps {
  view: View;
  figures: Figures;
  places: Places;
  lines: readonly StatementLine[];
  /** Numbers of the statements that have a mark with their number, and the part of the page where each is told. */
  marked: ReadonlyMap<number, string>;
}

export function PictureView({ view, figures, places, lines, marked }: PictureProps): VNode {
  const words = text(view.lang).result.picture;
  const [across, upright] = figures.axes?.explained ?? [0, 0];
  return (
    <Section id="picture" title={words.title}>
      <p>{words.lead}</p>
      <p>
        {words.axes} {words.explained(formatPercent(across), formatPercent(upright))}
      </p>
      <p>
        <a href={`#${pastPicture}`}>{words.skip}</a>
      </p>
      <figure class="hk-map">
        <figcaption id="picture-people">{words.people}</figcaption>
        <GroupLegend view={view} groups={figures.groups} />
        <PeoplePicture view={view} groups={figures.groups} places={places} described="groups" />
        <p>{words.peopleNote}</p>
      </figure>
      <figure class="hk-map">
        <figcaption id="picture-statements">{words.statements}</figcaption>
        <StatementPicture view={view} lines={lines} marked={marked} />
        <p>{words.statementsNote}</p>
      </figure>
      <div id={pastPicture} tabindex={-1} />
    </Section>
  );
}

/** Where whoever does not go through the marks one by one goes on. */
const pastPicture = 'past-picture';

/** Of more marks than these each group's are one, and more dots are one without names: each on its own would make the page heavy and be an odyssey for a keyboard. The tables have all of it. */
const namedMost = 60;

/** Letters of a statement that name its mark; the whole stands where the mark leads to. */
const nameMost = 20;

export function GroupLegend({ view, groups }: { view: View; groups: readonly GroupFigures[] }): VNode {
  const words = text(view.lang).result;
  return (
    <ul class="hk-chart__legend">
      {groups.map(({ index, people }) => (
        <li key={index}>
          <svg width="22" height="22" aria-hidden="true" focusable="false">
            <path class={`hk-fill-${index + 1}`} d={shapeOf(index)(11, 11, 8)} />
          </svg>
          {words.picture.legendGroup(words.group(groupLetter(index)), words.picture.shapes[index] ?? '', formatCount(people))}
        </li>
      ))}
    </ul>
  );
}

interface PeopleProps {
  view: View;
  groups: readonly GroupFigures[];
  places: Places;
  /** Id of the part of the page that says the same in words. */
  described: string;
  /** One's own place, on the page that only oneself sees. */
  own?: Point;
  /** Where the descriptions of groups are; this page unless said. */
  page?: string;
}

export function PeoplePicture({ view, groups, places, described, own, page = '' }: PeopleProps): VNode {
  const words = text(view.lang).result;
  const all = pointsOf(places);
  const scale = scaleOf(own === undefined ? all : [...all, own]);
  const marks = peopleMarks(places, scale);
  const most = Math.max(1, ...marks.map(({ people }) => people));
  const byGroup = Map.groupBy(marks, ({ group }) => group);
  const letters = letterPlaces(marks, own === undefined ? [] : [scale(own)]);
  const named = groups.map(({ index, people }) => words.picture.toGroup(words.group(groupLetter(index)), formatCount(people)));
  return (
    <svg class="hk-map__picture" viewBox={`0 0 ${frame.width} ${frame.height}`} role="group" aria-label={words.picture.peopleName(formatCount(all.length), groups.map(({ index }) => words.group(groupLetter(index))))} aria-describedby={described}>
      <Axes middle={scale({ x: 0, y: 0 })} />
      {[...byGroup].map(([group, ofGroup]) => (
        <GroupMarks key={group} view={view} group={group} marks={ofGroup} most={most} each={marks.length <= namedMost} />
      ))}
      {groups.map((group) => (
        <GroupLetter key={group.index} href={`${page}#${groupAnchor(group.index)}`} name={named[group.index] ?? ''} group={group.index} at={letters.get(group.index) ?? scale(group)} />
      ))}
      {own === undefined ? null : <OwnMark name={words.picture.you} at={scale(own)} />}
    </svg>
  );
}

/** `each`: whether every mark has a name of its own. */
function GroupMarks({ view, group, marks, most, each }: { view: View; group: number; marks: readonly PeopleMark[]; most: number; each: boolean }): VNode {
  const shape = shapeOf(group);
  const kind = group < 0 ? 6 : group + 1;
  const { picture, group: nameOfGroup } = text(view.lang).result;
  const drawn = marks.map(({ x, y, people }) => ({ d: shape(x, y, radiusOf(people, most)), people }));
  const parts = each ? drawn : [{ d: drawn.map(({ d }) => d).join(''), people: drawn.reduce((sum, { people }) => sum + people, 0) }];
  return (
    <>
      <polygon class={`hk-map__hull hk-line-${kind}`} points={hullOf(marks).map(({ x, y }) => `${x},${y}`).join(' ')} />
      <g class={`hk-map__marks hk-fill-${kind}`}>
        {parts.map(({ d, people }) => (
          <path key={d} role="img" tabindex={0} d={d}>
            <title>{picture.markName(group < 0 ? null : nameOfGroup(groupLetter(group)), formatCount(people))}</title>
          </path>
        ))}
      </g>
    </>
  );
}

function GroupLetter({ href, name, group, at }: { href: string; name: string; group: number; at: Point }): VNode {
  return (
    <a href={href} aria-label={name} class="hk-map__link">
      <circle cx={round(at.x)} cy={round(at.y)} r="15" />
      <text x={round(at.x)} y={round(at.y) + 6.5} text-anchor="middle">
        {groupLetter(group)}
      </text>
    </a>
  );
}

function OwnMark({ name, at }: { name: string; at: Point }): VNode {
  const points = Array.from({ length: 10 }, (_, corner) => {
    const [angle, reach] = [(corner * Math.PI) / 5 - Math.PI / 2, corner % 2 === 0 ? 13 : 5.5];
    return `${round(at.x + Math.cos(angle) * reach)},${round(at.y + Math.sin(angle) * reach)}`;
  });
  return (
    <g class="hk-map__own">
      <polygon points={points.join(' ')} />
      <text x={round(at.x)} y={at.y > frame.height / 2 ? round(at.y) - 17 : round(at.y) + 29} text-anchor="middle">
        {name}
      </text>
    </g>
  );
}

function StatementPicture({ view, lines, marked }: Pick<PictureProps, 'view' | 'lines' | 'marked'>): VNode {
  const words = text(view.lang).result.picture;
  const drawn = lines.filter(({ statement, figures }) => figures !== null && !statement.meta);
  const scale = scaleOf(drawn.map(({ figures }) => figures!));
  const told = drawn.filter(({ statement }) => marked.has(statement.number));
  const others = Map.groupBy(drawn.filter(({ statement }) => !marked.has(statement.number)), ({ figures }) => dotAt(scale(figures!)));
  const places = labelled(told.map(({ figures }) => scale(figures!)));
  return (
    <svg class="hk-map__picture" viewBox={`0 0 ${frame.width} ${frame.height}`} role="group" aria-label={words.statementsName(formatCount(told.length))} aria-describedby="picture-statements">
      <Axes middle={scale({ x: 0, y: 0 })} />
      <Dots view={view} dots={others} />
      <path class="hk-map__leaders" d={places.map(({ x, y, label }) => `M${round(x)} ${round(y)}L${label.x} ${label.y}`).join('')} />
      {told.map(({ statement }, index) => (
        <a key={statement.number} href={`#${marked.get(statement.number)}`} aria-label={nameOf(statement, view)} class="hk-map__link">
          <circle cx={places[index]!.label.x} cy={places[index]!.label.y} r="14.5" />
          <text x={places[index]!.label.x} y={places[index]!.label.y + 5} text-anchor="middle" class="hk-map__number">
            {String(statement.number)}
          </text>
        </a>
      ))}
    </svg>
  );
}

/** `dots`: statements by where they are drawn. */
function Dots({ view, dots }: { view: View; dots: ReadonlyMap<string, StatementLine[]> }): VNode {
  if (dots.size > namedMost) return <path class="hk-map__dots" d={[...dots.keys()].join('')} />;
  return (
    <g class="hk-map__dots">
      {[...dots].map(([at, lines]) => (
        <path key={at} role="img" tabindex={0} d={at}>
          <title>{lines.map(({ statement }) => nameOf(statement, view)).join(' / ')}</title>
        </path>
      ))}
    </g>
  );
}

/** A name can say one language only: a statement in another has its number alone, and its text where the mark leads to. */
function nameOf(statement: Statement, view: View): string {
  const words = text(view.lang).result;
  const { text: said, lang } = statementIn(statement, view.lang);
  return lang === view.lang ? words.picture.toStatement(statement.number, firstGraphemes(said, nameMost)) : words.numbered(statement.number);
}

function Axes({ middle }: { middle: Point }): VNode {
  return <path class="hk-map__axes" d={`M0 ${round(middle.y)}H${frame.width}M${round(middle.x)} 0V${frame.height}`} />;
}
