/** Computing a published opinion map again from its votes, and what differs from the figures that were published. */
import { ballotsOf, type Figures, leftOut, reckon } from '#domains/opinion-map';
import { marksOf, type PublishedData } from './published-data.ts';

/** What each person weighs, by number. */
export type WeightOf = ReadonlyMap<number, number>;

/** The figures that these votes give, bit for bit as they were published; or with `weights`, which has everybody, those that a city does not publish. */
export function recount({ votes, statements, parameters, memory, barred }: Pick<PublishedData, 'votes' | 'statements' | 'parameters' | 'memory' | 'barred'>, weights?: WeightOf): Figures {
  const list = { person: votes.map(([person]) => person), statement: votes.map(([, statement]) => statement), value: votes.map(([, , value]) => value) };
  const marks = marksOf(statements);
  const ballots = ballotsOf(list, marks.map(({ number }) => number));
  return reckon({ ballots, marks, parameters, memory, barred: leftOut(barred), ...(weights && { weights: Float64Array.from(ballots.people, (person) => weights.get(person)!) }) }).figures;
}

export interface Difference {
  /** `groups[0].people` */
  place: string;
  published: unknown;
  recounted: unknown;
}

/** What differs, in the order of the recounted figures; an empty list says that all are the same to the last bit. */
export function differencesOf(published: unknown, recounted: unknown): Difference[] {
  return compare('', asPublished(published), asPublished(recounted));
}

/** As JSON keeps it: -0 is 0. */
function asPublished(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

function compare(place: string, published: unknown, recounted: unknown): Difference[] {
  if (isBranch(published) && isBranch(recounted) && Array.isArray(published) === Array.isArray(recounted)) {
    const keys = new Set([...Object.keys(recounted), ...Object.keys(published)]);
    return [...keys].flatMap((key) => compare(Array.isArray(recounted) ? `${place}[${key}]` : place === '' ? key : `${place}.${key}`, published[key], recounted[key]));
  }
  return published === recounted ? [] : [{ place, published, recounted }];
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
