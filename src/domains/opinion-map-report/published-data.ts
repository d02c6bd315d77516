/**
 * The published data of an opinion map: everything that its report was computed from, and the report's figures, in one JSON file that
 * needs nothing else. `hiraku opinion-map recount` reads it on anyone's machine. People are numbers drawn by lot.
 */
import type { Ballots, Conversation, Figures, Memory, Parameters, Question, Statement, StatementMark } from '#domains/opinion-map';

export const dataFormat = 'hiraku-opinion-map';
export const dataVersion = 1;

/** A vote: number of the person, number of the statement, 1 agree, -1 disagree, 0 pass. */
export type PublishedVote = [participant: number, statement: number, value: -1 | 0 | 1];

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

/** By person and statement. */
export function* publishedVotes({ people, statements, rowStart, column, value }: Ballots): Generator<PublishedVote> {
  for (let person = 0; person < people.length; person += 1) {
    for (let at = rowStart[person]!; at < rowStart[person + 1]!; at += 1) yield [people[person]!, statements[column[at]!]!, value[at] as PublishedVote[2]];
  }
}

/** As it is written to the file: two million votes need not be in memory at once. */
type Written = Omit<PublishedData, 'votes'> & { votes: Iterable<PublishedVote> };

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
export function publishedData({ slug, question: asked, questionEn, opensOn, closesOn }: Conversation, { url, madeAt, statements, question, figures }: Computed): Written {
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
  return hides ? [...dataParts({ ...data, statements: data.statements.map((each) => (withheld.has(each.number) ? { ...each, text: null, translation: null } : each)) })].join('') : text;
}

export function marksOf(statements: readonly Pick<PublishedStatement, 'number' | 'meta' | 'shown'>[]): StatementMark[] {
  return statements.map(({ number, meta, shown }) => ({ number, meta, shown })).toSorted((one, other) => one.number - other.number);
}

const votesBegin = '"votes": [\n';
const votesEnd = '\n ]\n}\n';

const votesPerPart = 20_000;

/** A vote a line, last in the file: people can read it, and tools can compare it line by line. In parts, between which other work may be done. */
export function* dataParts({ votes, ...head }: Written): Generator<string> {
  let part = `${JSON.stringify(head, null, 1).slice(0, -2)},\n ${votesBegin}`;
  let written = 0;
  for (const [participant, statement, value] of votes) {
    part += `${written === 0 ? '' : ',\n'}[${participant},${statement},${value}]`;
    written += 1;
    if (written % votesPerPart > 0) continue;
    yield part;
    part = '';
  }
  yield part + votesEnd;
}

/** The votes of such a file as a table, RFC 4180 with the mark that spreadsheets look for; without reading two million of them into objects. */
export function votesTable(text: string): string {
  const lines = text.slice(text.lastIndexOf(votesBegin) + votesBegin.length, -votesEnd.length);
  return `\ufeffparticipant,statement,vote\r\n${lines === '' ? '' : `${lines.slice(1, -1).replaceAll('],\n[', '\r\n')}\r\n`}`;
}
