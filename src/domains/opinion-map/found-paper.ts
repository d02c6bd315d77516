/** What was found, on paper: the words, tables and pictures of found.view.tsx as plain blocks for a page maker. Nobody who took part is named in it. */
import { formatCount } from '#platform/count';
import type { Lang } from '#platform/http';
import type { Arrival } from './arrival.ts';
import { cautionLines, type CautionedSample } from './caution.ts';
import { formatPercent } from './figure.ts';
import { type Answered, differenceOf, type Findings, findingsOf, picturedNumbers } from './finding.ts';
import type { Count, Figures, Places } from './maths/reckoning.ts';
import { peopleSvg, statementsSvg } from './printed-picture.ts';
import { groupLetter, type StatementLine } from './statement-line.ts';
import { type Statement, statementIn } from './statement.ts';
import { countOfOthers, shareText, votesForShare, votesOf } from './tally.ts';
import { text } from './text.ts';
import { whyUngrouped } from './ungrouped.ts';
import type { Choice } from './vote.ts';

/** A part of a chapter, in their order: running text, points, a picture, facts, a table. `numbers`: columns that stand at the end of their cell. */
export type PrintedBlock =
  | { kind: 'text'; text: string }
  | { kind: 'points'; points: string[] }
  | { kind: 'heading'; text: string }
  | { kind: 'picture'; svg: string; alt: string; caption: string }
  | { kind: 'facts'; rows: [term: string, description: string][] }
  | { kind: 'table'; caption: string; head: string[]; widths: number[]; numbers: number[]; rows: string[][] };

export interface PrintedChapter {
  title: string;
  blocks: PrintedBlock[];
}

export interface Found {
  figures: Figures;
  /** Statements that were shown, with the texts that may be read now. */
  lines: readonly StatementLine[];
  /** Where everybody is in the picture; null where none was kept. */
  places: Places | null;
}

/** What a reader must know before reading figures. */
export function cautionChapter(sample: CautionedSample, arrivals: readonly Arrival[], lang: Lang): PrintedChapter {
  return { title: text(lang).caution.title, blocks: [{ kind: 'points', points: cautionLines(sample, arrivals, lang) }] };
}

/** In the order in which they are read: what is shared first, the pictures last. */
export function foundChapters({ figures, lines, places }: Found, lang: Lang): PrintedChapter[] {
  const { result } = text(lang);
  const findings = findingsOf(figures, lines);
  const grouped = figures.state === 'grouped' && findings.groups.length > 0;
  return [
    ...(grouped ? groupedChapters(findings, figures.parameters, lang) : [{ title: result.majorityTitle, blocks: [{ kind: 'text' as const, text: whyUngrouped(figures, lang).join('\n') }, ...answeredBlocks(findings.majority, result.majorityNone, result.majorityCaption, 0, lang), ...leaningBlocks(findings.leaning, lang)] }]),
    { title: result.unsureTitle, blocks: unsureBlocks(findings.unsure, lang) },
    { title: result.paper.figures, blocks: [{ kind: 'text', text: result.legend(votesForShare) }, allStatements(lines, grouped ? figures.groups.length : 0, lang)] },
    ...(grouped && places !== null ? [{ title: result.picture.title, blocks: pictureBlocks({ figures, places, lines, findings, lang }) }] : []),
  ];
}

function groupedChapters(findings: Findings, { resamplings }: Figures['parameters'], lang: Lang): PrintedChapter[] {
  const { result } = text(lang);
  const groups = findings.groups.length;
  return [
    { title: result.commonTitle, blocks: answeredBlocks(findings.common, result.commonNone, result.commonCaption, groups, lang) },
    { title: result.dividingTitle, blocks: dividingBlocks(findings.dividing, groups, lang) },
    {
      title: result.groupsTitle,
      blocks: [{ kind: 'text', text: `${result.groupsLead(groups)}\n${result.sizeNote} ${result.stabilityNote(formatCount(resamplings))}` }, ...findings.groups.flatMap((one) => groupBlocks(one, lang))],
    },
  ];
}

function said(statement: Statement, lang: Lang): string {
  return `${statement.number}. ${statementIn(statement, lang).text}`;
}

/** The share on a line of its own, what is uncertain of it below: columns on paper are narrow. */
function printedShare(count: Count, choice: Choice, lang: Lang): string {
  return shareText(count, choice, lang).replace(/ ?([（(])/, '\n$1');
}

const groupHeads = (groups: number, lang: Lang): string[] => Array.from({ length: groups }, (_, index) => text(lang).result.group(groupLetter(index)));

function answeredBlocks(answered: readonly Answered[], none: string, caption: string, groups: number, lang: Lang): PrintedBlock[] {
  const { result } = text(lang);
  if (answered.length === 0) return [{ kind: 'text', text: none }];
  const rows = answered.map(({ line, direction }) => [said(line.statement, lang), result.directions[direction], printedShare(line.all, direction, lang), ...line.groups.slice(0, groups).map((count) => printedShare(count, direction, lang))]);
  return [{ kind: 'table', caption, head: [result.statement, result.paper.answer, result.everybody, ...groupHeads(groups, lang)], widths: [3, 1.2, ...Array<number>(groups + 1).fill(2)], numbers: [], rows }];
}

function leaningBlocks(leaning: readonly Answered[], lang: Lang): PrintedBlock[] {
  const { result } = text(lang);
  if (leaning.length === 0) return [];
  return [{ kind: 'heading', text: result.leaningTitle }, { kind: 'text', text: result.leaning }, ...answeredBlocks(leaning, '', result.leaningCaption, 0, lang)];
}

function dividingBlocks(dividing: readonly StatementLine[], groups: number, lang: Lang): PrintedBlock[] {
  const { result } = text(lang);
  if (dividing.length === 0) return [{ kind: 'text', text: result.dividingNone }];
  const rows = dividing.map((line) => [said(line.statement, lang), result.points(String(differenceOf(line)!)), ...line.groups.map((count) => printedShare(count, 'agree', lang))]);
  const heads = groupHeads(groups, lang).map((name) => `${name} ${result.choices.agree}`);
  return [{ kind: 'text', text: result.dividingNote }, { kind: 'table', caption: result.dividingCaption, head: [result.statement, result.difference, ...heads], widths: [3, 1.3, ...Array<number>(groups).fill(2)], numbers: [1], rows }];
}

function groupBlocks({ group, typical }: Findings['groups'][number], lang: Lang): PrintedBlock[] {
  const { result } = text(lang);
  const name = result.group(groupLetter(group.index));
  const size = `${result.groupSize(formatCount(group.people), formatCount(group.peopleLow), formatCount(group.peopleHigh))} ${result.stability(formatPercent(group.stability))}`;
  const head: PrintedBlock[] = [{ kind: 'heading', text: name }, { kind: 'text', text: size }];
  if (typical.length === 0) return [...head, { kind: 'text', text: result.noStrongest }];
  const rows = typical.map(({ line, representative: { direction } }) => [said(line.statement, lang), result.directions[direction], printedShare(line.groups[group.index]!, direction, lang), printedShare(countOfOthers(line.groups, group.index), direction, lang)]);
  return [...head, { kind: 'table', caption: result.groupCaption(name), head: [result.statement, result.paper.answer, name, result.others], widths: [3, 1.2, 2, 2], numbers: [], rows }];
}

function unsureBlocks(unsure: readonly StatementLine[], lang: Lang): PrintedBlock[] {
  const { result } = text(lang);
  if (unsure.length === 0) return [{ kind: 'text', text: result.unsureNone }];
  const rows = unsure.map((line) => [said(line.statement, lang), printedShare(line.all, 'pass', lang)]);
  return [{ kind: 'text', text: result.unsureNote }, { kind: 'table', caption: result.unsureCaption, head: [result.statement, result.choices.pass], widths: [3, 2], numbers: [], rows }];
}

/** Every statement that was shown, with the share of agreement; the other two as counts, to keep a row within one line of paper. */
function allStatements(lines: readonly StatementLine[], groups: number, lang: Lang): PrintedBlock {
  const { result } = text(lang);
  const heads = groupHeads(groups, lang).map((name) => `${name} ${result.choices.agree}`);
  const rows = lines.map((line) => [
    said(line.statement, lang), formatCount(votesOf(line.all)), formatCount(line.all.agree), formatCount(line.all.disagree), formatCount(line.all.pass), ...line.groups.slice(0, groups).map((count) => printedShare(count, 'agree', lang)),
  ]);
  return {
    kind: 'table', caption: result.statementsCaption(formatCount(lines.length)), head: [result.statement, result.paper.votes, result.choices.agree, result.choices.disagree, result.choices.pass, ...heads],
    widths: [4, 1, 1, 1, 1, ...Array<number>(groups).fill(2)], numbers: [1, 2, 3, 4], rows,
  };
}

interface Pictured {
  figures: Figures;
  places: Places;
  lines: readonly StatementLine[];
  findings: Findings;
  lang: Lang;
}

function pictureBlocks({ figures: { axes, groups }, places, lines, findings, lang }: Pictured): PrintedBlock[] {
  const { picture: words, group: nameOf } = text(lang).result;
  const marked = new Set(picturedNumbers(findings));
  const told = lines.filter(({ statement, figures }) => marked.has(statement.number) && figures !== null && !statement.meta).length;
  const [across, upright] = axes?.explained ?? [0, 0];
  const names = groups.map(({ index }) => nameOf(groupLetter(index)));
  return [
    { kind: 'text', text: `${words.lead}\n${words.axes} ${words.explained(formatPercent(across), formatPercent(upright))}` },
    { kind: 'picture', caption: words.people, svg: peopleSvg(groups, places), alt: words.peopleName(formatCount(places.number.length), names) },
    { kind: 'points', points: groups.map(({ index, people }, at) => words.legendGroup(names[at]!, words.shapes[index] ?? '', formatCount(people))) },
    { kind: 'text', text: words.peopleNote },
    { kind: 'picture', caption: words.statements, svg: statementsSvg(lines, marked), alt: words.statementsName(formatCount(told)) },
    { kind: 'text', text: words.statementsNote },
  ];
}
