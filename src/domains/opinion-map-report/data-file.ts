/** Reading a file of published data that may have been cut off, changed by hand or be another file: what is wrong, where, in words of the person who has it. */
import { z } from 'zod';
import { namedFaults, shownValue } from './file-fault.ts';
import { dataFormat, dataVersion, type PublishedData, type PublishedVote } from './published-data.ts';

const numberMost = 2 ** 31 - 1;

const whole = z.int().min(0);
const sign = z.union([z.literal(1), z.literal(-1)]);
/** A file that somebody made to keep a machine busy asks for more than any city: such values are refused, not computed. */
const few = (most: number) => z.int().min(0).max(most);
const parametersShape = z.strictObject({
  method: z.literal(1), seed: z.int(), votesLeast: whole, peopleLeast: whole, groupLeast: whole, clustersMax: few(1_000).min(1), groupsMax: few(20).min(1), significance: z.number(), resamplings: few(1_000), stabilityLeast: z.number(), deals: few(1_000),
  movement: z.number().min(0), patience: z.int().min(1),
});
const memoryShape = z.strictObject({ signs: z.tuple([sign, sign]), groups: whole, challenger: whole, wins: whole });
const statementShape = z.object({
  number: z.int().min(1).max(numberMost), text: z.string().nullable(), lang: z.enum(['ja', 'en']), translation: z.string().nullable(), origin: z.enum(['seed', 'participant']), meta: z.boolean(), shown: z.boolean(), merged_into: z.int().nullable(),
});
const headShape = z.object({
  conversation: z.object({ slug: z.string(), url: z.string(), question: z.string(), question_en: z.string().nullable(), opens_on: z.iso.date(), closes_on: z.iso.date() }),
  made_at: z.iso.datetime(),
  parameters: parametersShape,
  memory: memoryShape,
  statements: z.array(statementShape),
  votes: z.array(z.unknown()),
  barred: few(10_000_000),
  figures: z.looseObject({ sample: z.looseObject({}), statements: z.array(z.unknown()), groups: z.array(z.unknown()) }),
});

export type ReadData = { data: PublishedData; faults: [] } | { data: null; faults: string[] };

/** The data, or what is wrong with the file: a sentence each, in English as all that commands print. */
export function readData(text: string): ReadData {
  const table = tableIn(text);
  if (table !== null) return refused([table]);
  const document = parsed(text);
  if (typeof document === 'string') return refused([document]);
  if (document === null || typeof document !== 'object' || Array.isArray(document)) return refused(['It holds no JSON object.']);
  const { format, version, parameters } = document as Record<string, unknown>;
  if (format !== dataFormat) return refused([`"format" is ${shownValue(format)} instead of "${dataFormat}": this is no published data of an opinion map. They are at …/opinion-maps/…/report/votes on the city's site.`]);
  if (version !== dataVersion) return refused([`"version" is ${shownValue(version)}; this program reads version ${dataVersion}. Use a version of hiraku that knows it.`]);
  const method = (parameters as { method?: unknown } | undefined)?.method;
  if (typeof method === 'number' && method !== 1) return refused([`It was computed by method ${method}; this program knows method 1. Use a version of hiraku that knows it.`]);
  const head = headShape.safeParse(document);
  if (!head.success) return refused(head.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}.`));
  const faults = [...statementFaults(head.data.statements), ...voteFaults(head.data.votes, new Map(head.data.statements.map(({ number }, index) => [number, index])))];
  return faults.length === 0 ? { data: document as PublishedData, faults: [] } : refused(faults);
}

/** What somebody took instead, where it is a table that stands beside the file on the page of the report; else null. */
function tableIn(text: string): string | null {
  const head = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0]!;
  const wanted = 'This command reads the published data as JSON, opinion-map-….json, which has more in it than votes: “All votes and figures (JSON)” on the report’s page.';
  if (head === 'participant,statement,vote') return `This is the CSV of the votes. ${wanted}`;
  return /^[^{["]*,[^{[]*$/.test(head) ? `This is a table (CSV). ${wanted}` : null;
}

/** The document; a text where it is none: what is wrong with it. */
function parsed(text: string): object | string {
  const said = text.replace(/^\uFEFF/, '').trimEnd();
  try {
    return JSON.parse(said) as object;
  } catch (error) {
    const { message } = error as Error;
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? NaN);
    if (/end of JSON input|Unterminated/i.test(message) || position >= said.length) return `It ends in the middle, after ${text.length} characters: it was cut off.`;
    const place = /line \d+ column \d+/.exec(message)?.[0];
    return `${place ? `${place}: ` : ''}what stands there is no JSON: ${message.split(/ at position| \(line/)[0]}.`;
  }
}

function refused(faults: string[]): ReadData {
  return { data: null, faults: namedFaults(faults) };
}

function placeOf(path: PropertyKey[]): string {
  return path.reduce<string>((place, key) => (typeof key === 'number' ? `${place}[${key}]` : place === '' ? String(key) : `${place}.${String(key)}`), '');
}

function statementFaults(statements: readonly { number: number }[]): string[] {
  const seen = new Set<number>();
  return statements.flatMap(({ number }, index) => (seen.size === seen.add(number).size ? [`statements[${index}]: number ${number} stands there a second time.`] : []));
}

/** `known`: place of each statement by its number. */
function voteFaults(votes: readonly unknown[], known: ReadonlyMap<number, number>): string[] {
  const faults: string[] = [];
  const cast = new Set<number>();
  for (const [index, vote] of votes.entries()) {
    const problem = voteProblem(vote, known, cast);
    if (problem !== null) faults.push(`votes[${index}] is ${shownValue(vote)}: ${problem}.`);
  }
  return faults;
}

function voteProblem(vote: unknown, known: ReadonlyMap<number, number>, cast: Set<number>): string | null {
  if (!isVote(vote)) return 'a vote is [person, statement, 1 (agree), -1 (disagree) or 0 (pass)]';
  const [person, number] = vote;
  const statement = known.get(number);
  if (statement === undefined) return `there is no statement ${number}`;
  return cast.size === cast.add(person * known.size + statement).size ? `person ${person} votes on statement ${number} a second time` : null;
}

function isVote(vote: unknown): vote is PublishedVote {
  if (!Array.isArray(vote) || vote.length !== 3) return false;
  const [person, statement, value] = vote as unknown[];
  return Number.isInteger(person) && Number.isInteger(statement) && (person as number) >= 1 && (person as number) <= numberMost && (value === 1 || value === -1 || value === 0);
}
