/** The result as data: every figure with the statement that it is about, and the table of statements and groups. */
import type { Lang } from '#platform/http';
import type { Column } from '#platform/table';
import { mapPath, resultPath } from './address.ts';
import type { Arrival } from './arrival.ts';
import { cautionLines } from './caution.ts';
import { type Conversation, minuteOf } from './conversation.ts';
import type { Count, Figures, GroupFigures, Representative } from './maths/reckoning.ts';
import type { Standing } from './standing.ts';
import { answersOf, groupLetter, type StatementLine } from './statement-line.ts';
import { text } from './text.ts';
import { choices } from './vote.ts';

/** A statement and its votes. `groups` only where there are any. */
export function statementItem({ statement, all, groups, figures, veiled }: StatementLine, withVotes: boolean): Record<string, unknown> {
  const { number, text: said, lang, translation, origin, meta } = statement;
  const about = { number, text: said, lang, translation, origin, about_person: meta };
  if (!withVotes) return about;
  // The keys of every statement; while people vote, of one that few answered only how many they are.
  if (veiled !== null) return { ...about, votes: { agree: null, disagree: null, pass: null, answered: veiled }, groups: [], common_agree: null, common_disagree: null, division: null, extremity: null, place: null };
  return {
    ...about,
    votes: all,
    groups: groups.map((count, index) => ({ group: groupLetter(index), ...count })),
    common_agree: figures?.commonAgree ?? null,
    common_disagree: figures?.commonDisagree ?? null,
    division: figures?.division ?? null,
    extremity: figures?.extremity ?? null,
    place: figures === null ? null : [figures.x, figures.y],
  };
}

function conversationItem(origin: string, { slug, question, questionEn, opensOn, closesOn }: Conversation): Record<string, unknown> {
  return { slug, question, question_en: questionEn, opens_on: opensOn, closes_on: closesOn, url: `${origin}${mapPath(slug)}`, result_url: `${origin}${resultPath(slug)}` };
}

/** While nothing is shown: why, and until when. */
export function hiddenDocument(origin: string, conversation: Conversation, state: 'not-shown' | 'nothing-yet'): Record<string, unknown> {
  return { conversation: conversationItem(origin, conversation), state, shown_after: state === 'not-shown' ? conversation.closesOn : null };
}

export function resultDocument(origin: string, conversation: Conversation, { figures, computedAt, wholeAt, round }: Standing, lines: readonly StatementLine[], arrivals: readonly Arrival[]): Record<string, unknown> {
  const { sample, parameters, state, stability, beyondChance, axes } = figures;
  return {
    conversation: conversationItem(origin, conversation),
    as_of: minuteOf(computedAt).toISOString(),
    groups_as_of: minuteOf(wholeAt).toISOString(),
    round,
    state,
    how_to_read: { ja: cautionLines(sample, arrivals, 'ja'), en: cautionLines(sample, arrivals, 'en') },
    came_by: arrivals.map(({ key, label, people }) => ({ key, label, people })),
    sample: { people: sample.people, counted: sample.counted, passed_only: sample.passedOnly, barred: sample.barred, votes: sample.votes, statements: sample.statements },
    parameters,
    stability,
    beyond_chance: beyondChance,
    explained: axes?.explained ?? null,
    groups: figures.groups.map(groupItem),
    common: figures.common,
    dividing: figures.dividing,
    unsure: figures.unsure,
    majority: figures.majority,
    statements: lines.map((line) => statementItem(line, true)),
  };
}

function groupItem({ index, people, peopleLow, peopleHigh, stability, x, y, representative }: GroupFigures): Record<string, unknown> {
  return { group: groupLetter(index), people, people_low: peopleLow, people_high: peopleHigh, stability, place: [x, y], representative: representative.map(representativeItem) };
}

function representativeItem({ number, direction, group, rest, ratio, shareZ, ratioZ }: Representative): Record<string, unknown> {
  return { statement: number, direction, in_group: group, elsewhere: rest, ratio, share_z: shareZ, ratio_z: ratioZ };
}

/** Of a result that may be live: how many answered, which is all that is told of some statements. */
export function liveColumns(figures: Pick<Figures, 'groups'> | null, lang: Lang): Column<StatementLine>[] {
  const columns = statementColumns(figures, lang);
  return figures === null ? columns : [...columns, { key: 'answered', label: text(lang).result.csvHead.answered, value: answersOf }];
}

/** A row a statement; three columns for everybody and for each group. Without votes the columns of the statement alone. */
export function statementColumns(figures: Pick<Figures, 'groups'> | null, lang: Lang): Column<StatementLine>[] {
  const words = text(lang).result;
  const head = words.csvHead;
  const counted = (name: string, of: (line: StatementLine) => Count | undefined, key: string): Column<StatementLine>[] =>
    choices.map((choice) => ({ key: `${key}_${choice}`, label: head.count(name, words.choices[choice]), value: (line) => (line.veiled === null ? (of(line)?.[choice] ?? 0) : null) }));
  return [
    { key: 'number', label: head.number, value: ({ statement }) => statement.number },
    { key: 'text', label: head.text, value: ({ statement }) => statement.text },
    { key: 'lang', label: head.lang, value: ({ statement }) => statement.lang },
    { key: 'translation', label: head.translation, value: ({ statement }) => statement.translation },
    { key: 'origin', label: head.origin, value: ({ statement }) => words.kinds[statement.origin] },
    { key: 'about_person', label: head.meta, value: ({ statement }) => statement.meta },
    ...(figures === null ? [] : [...counted(words.everybody, ({ all }) => all, 'all'), ...figures.groups.flatMap(({ index }) => counted(words.group(groupLetter(index)), ({ groups }) => groups[index], `group_${groupLetter(index).toLowerCase()}`))]),
  ];
}
