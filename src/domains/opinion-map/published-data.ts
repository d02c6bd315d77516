/**
 * The published data of an opinion map: everything that its report was computed from, and the report's figures, in one JSON file that
 * needs nothing else. `hiraku opinion-map recount` reads it on anyone's machine. People are numbers drawn by lot.
 */
import type { Conversation } from './conversation.ts';
import type { Ballots, StatementMark } from './maths/ballots.ts';
import type { Question } from './maths/reckon.ts';
import type { Figures, Memory, Parameters } from './maths/reckoning.ts';
import type { Statement } from './statement.ts';
import type { VoteValue } from './vote.ts';

export const dataFormat = 'hiraku-opinion-map';
export const dataVersion = 1;

/** A vote: number of the person, number of the statement, 1 agree, -1 disagree, 0 pass. */
export type PublishedVote = [participant: number, statement: number, value: VoteValue];

export interface PublishedStatement {
  number: number;
  /** Null where moderators took it out: its text is not published, its votes are, because they count in how much somebody voted. */
  text: string | null;
  lang: Statement['lang'];
  translation: string | null;
  origin: Statement['origin'];
  meta: boolean;
  /** False where moderators took it out or merged it: it forms nothing and is in no list. */
  shown: boolean;
  merged_into: number | null;
}

export interface PublishedData {
  format: typeof dataFormat;
  version: typeof dataVersion;
  conversation: { slug: string; url: string; question: string; question_en: string | null; opens_on: string; closes_on: string };
  made_at: string;
  /** With the seed of all draws by lot. */
  parameters: Parameters;
  /** What it was computed after: only the signs of the axes, so that the picture lies as it did while people voted. */
  memory: Memory;
  statements: PublishedStatement[];
  /** The last vote of each person on each statement, by person and statement. Without those of people who were left out. */
  votes: PublishedVote[];
  /** How many people were left out with all their votes. */
  barred: number;
  figures: Figures;
}

/** Statements as they are published: a text that moderators took out is not among them. */
export function publishedStatement({ number, text, lang, translation, origin, state, meta, mergedInto }: Statement): PublishedStatement {
  const shown = state === 'shown';
  const isPublic = shown || state === 'merged';
  return { number, text: isPublic ? text : null, lang, translation: isPublic ? translation : null, origin, meta, shown, merged_into: mergedInto };
}

export function publishedVotes({ people, statements, rowStart, column, value }: Ballots): PublishedVote[] {
  const votes: PublishedVote[] = [];
  for (let person = 0; person < people.length; person += 1) {
    for (let at = rowStart[person]!; at < rowStart[person + 1]!; at += 1) votes.push([people[person]!, statements[column[at]!]!, value[at] as VoteValue]);
  }
  return votes;
}

interface Computed {
  /** Permanent address of the report. */
  url: string;
  madeAt: Date;
  /** Those that stand in the question's marks. */
  statements: readonly Statement[];
  question: Pick<Question, 'ballots' | 'parameters' | 'memory'>;
  figures: Figures;
}

/** @throws Error for a conversation without days, which is never announced */
export function publishedData({ slug, question: asked, questionEn, opensOn, closesOn }: Conversation, { url, madeAt, statements, question, figures }: Computed): PublishedData {
  if (opensOn === null || closesOn === null) throw new Error(`the opinion map ${slug} has no period`);
  const { ballots, parameters, memory } = question;
  return {
    format: dataFormat,
    version: dataVersion,
    conversation: { slug, url, question: asked, question_en: questionEn, opens_on: opensOn, closes_on: closesOn },
    made_at: madeAt.toISOString(),
    parameters,
    memory,
    statements: statements.map(publishedStatement),
    votes: publishedVotes(ballots),
    barred: figures.sample.barred,
    figures,
  };
}

/** The file's text without the texts of statements that were taken out after it was made; the figures stay. */
export function withoutTexts(text: string, withheld: ReadonlySet<number>): string {
  if (withheld.size === 0) return text;
  const data = JSON.parse(text) as PublishedData;
  const hides = data.statements.some((each) => each.text !== null && withheld.has(each.number));
  return hides ? dataText({ ...data, statements: data.statements.map((each) => (withheld.has(each.number) ? { ...each, text: null, translation: null } : each)) }) : text;
}

export function marksOf(statements: readonly Pick<PublishedStatement, 'number' | 'meta' | 'shown'>[]): StatementMark[] {
  return statements.map(({ number, meta, shown }) => ({ number, meta, shown })).toSorted((one, other) => one.number - other.number);
}

/** A vote a line: people can read it, and tools can compare it line by line. */
export function dataText(data: PublishedData): string {
  const { votes, ...head } = data;
  const lines = votes.map((vote) => JSON.stringify(vote)).join(',\n');
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "votes": [\n${lines}\n ]\n}\n`;
}

/** The same votes for spreadsheets. */
export const voteColumns = [
  { key: 'participant', label: 'participant', value: ([participant]: PublishedVote) => participant },
  { key: 'statement', label: 'statement', value: ([, statement]: PublishedVote) => statement },
  { key: 'vote', label: 'vote', value: ([, , value]: PublishedVote) => value },
];
