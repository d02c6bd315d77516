/** Statements that say nearly the same, for whoever writes another one and for moderators. */
import { tokens } from '#platform/tokens';

/** From here on two short sentences share so many pairs of letters that a person should look at both. */
export const similarLeast = 0.4;

export interface Similar<One> {
  statement: One;
  /** Dice's coefficient of the pairs of neighbouring letters, as search folds them; 0 to 1. */
  score: number;
}

/** Pairs of letters of statements that are held in memory: else one network that asks without end would have thousands cut up each time. */
const cut = new WeakMap<{ text: string }, ReadonlySet<string>>();

function tokensOf(statement: { text: string }): ReadonlySet<string> {
  const known = cut.get(statement) ?? tokens(statement.text);
  cut.set(statement, known);
  return known;
}

/** The most similar first, at most `most`; equals by number. Three thousand statements take some milliseconds. */
export function similarTo<One extends { number: number; text: string }>(text: string, statements: readonly One[], most = 5): Similar<One>[] {
  const asked = tokens(text);
  if (asked.size === 0) return [];
  return statements
    .map((statement) => ({ statement, score: dice(asked, tokensOf(statement)) }))
    .filter(({ score }) => score >= similarLeast)
    .toSorted((one, other) => other.score - one.score || one.statement.number - other.statement.number)
    .slice(0, most);
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (other.size === 0) return 0;
  let shared = 0;
  for (const token of one) if (other.has(token)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}
