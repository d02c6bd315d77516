/** A table that names directions and policies by codes alone says nothing new about them: what the ledger knows of them stays. */
import type { Book } from '#domains/book';

interface Coded {
  code: string;
  name: string;
}

function byCode<H extends Coded>(headings: readonly H[]): Map<string, H> {
  return new Map(headings.map((heading) => [heading.code, heading]));
}

function isBare(heading: Coded | undefined): boolean {
  return heading !== undefined && heading.name === heading.code;
}

/** The file with the ledger's names and parents for headings whose name is their code. `known`: the edition, or the one before it. */
export function withKnownHeadings(file: Book, known: Book | null): Book {
  if (known === null || ![...file.directions, ...file.policies, ...file.measures].some(isBare)) return file;
  const [own, ledger] = [file, known].map((book) => ({ directions: byCode(book.directions), policies: byCode(book.policies), measures: byCode(book.measures) })) as [Codes, Codes];
  const measures = file.measures.map((measure) => {
    const before = ledger.measures.get(measure.code);
    const policy = isBare(own.policies.get(measure.policy)) ? (before?.policy ?? measure.policy) : measure.policy;
    return { ...measure, policy, name: isBare(measure) ? (before?.name ?? measure.name) : measure.name };
  });
  // One policy that the ledger knows tells where its direction belongs, so that its sisters need no direction of their own.
  const moved = new Map<string, string>();
  for (const { code, direction } of file.policies) {
    const before = ledger.policies.get(code);
    if (before && isBare(own.directions.get(direction)) && !moved.has(direction)) moved.set(direction, before.direction);
  }
  const successor = new Map(file.measures.map(({ policy }, index) => [policy, measures[index]!.policy] as const).reverse());
  const policies = codesOf(file.policies, successor, measures.map(({ policy }) => policy)).flatMap((code) => {
    const [heading, before] = [own.policies.get(code), ledger.policies.get(code)];
    if (!heading) return before ? [before] : [];
    const direction = isBare(own.directions.get(heading.direction)) ? (before?.direction ?? moved.get(heading.direction) ?? heading.direction) : heading.direction;
    return [{ ...heading, direction, name: isBare(heading) ? (before?.name ?? heading.name) : heading.name }];
  });
  const directions = codesOf(file.directions, moved, policies.map(({ direction }) => direction)).flatMap((code) => {
    const [heading, before] = [own.directions.get(code), ledger.directions.get(code)];
    if (!heading) return before ? [before] : [];
    return [isBare(heading) && before ? { ...heading, name: before.name } : heading];
  });
  return { ...file, directions, policies, measures };
}

type Codes = { [Level in 'directions' | 'policies' | 'measures']: Map<string, Book[Level][number]> };

/** Codes in the file's order: one that the headings below (`now`) left stands under its successor. */
function codesOf(headings: readonly Coded[], successors: Map<string, string>, now: string[]): string[] {
  const needed = new Set(now);
  const order = headings.map(({ code }) => (needed.has(code) ? code : (successors.get(code) ?? code)));
  return [...new Set([...order, ...now])];
}
