/** Statements that the city begins with: read many at once from what was pasted or from a file, and looked at before they are kept. */
import { foldForSearch, isLongerThan } from '#domains/civic';
import { statementText } from './statement.ts';

export const seedsAtOnce = 200;
/** Of a translation: the other language may need more. */
export const translationMax = 800;

export interface Seed {
  text: string;
  translation: string | null;
  /** Asks about the person, so that it forms no groups. */
  meta: boolean;
}

export type SeedState = 'fine' | 'duplicate' | 'repeated' | 'too-long' | 'translation-too-long';

export interface SeedLine extends Seed {
  /** Of what was typed, from 1. */
  line: number;
  state: SeedState;
}

/** As search folds it, without spaces: two texts that look the same are the same. */
export function foldedStatement(text: string): string {
  return foldForSearch(text).replace(/\s+/g, '');
}

const metaWords = ['属性', 'meta', 'はい', 'yes', '1', '○', '〇', 'true'];

/** Rows of cells: statement, translation, mark. Without a head row, or with one that names them so; empty rows are left out. */
export function seedsOfRows(rows: readonly (readonly string[])[]): (Seed & { line: number })[] {
  return rows.flatMap((cells, index) => {
    const [text = '', translation = '', mark = ''] = cells.map(statementText);
    if (text === '' || (index === 0 && ['意見', 'statement', 'text'].includes(text.toLowerCase()))) return [];
    return [{ line: index + 1, text, translation: translation || null, meta: metaWords.includes(mark.normalize('NFKC').toLowerCase()) }];
  });
}

/** One statement a line; a tab separates its translation and its mark, as pasted from a spreadsheet. */
export function rowsOfText(text: string): string[][] {
  return text.split(/\r\n|\r|\n/).map((line) => line.split('\t'));
}

/** The way back, for the field. */
export function textOfSeeds(seeds: readonly Seed[]): string {
  return seeds.map(({ text, translation, meta }) => [text, ...(translation !== null || meta ? [translation ?? ''] : []), ...(meta ? ['属性'] : [])].join('\t')).join('\n');
}

/** `known`: folded texts that are there already, in whatever state. */
export function checkSeeds(seeds: readonly (Seed & { line: number })[], known: ReadonlySet<string>, lengthMax: number): SeedLine[] {
  const seen = new Set<string>();
  return seeds.map((seed) => {
    const folded = foldedStatement(seed.text);
    const state = stateOf(seed, folded, known, seen, lengthMax);
    seen.add(folded);
    return { ...seed, state };
  });
}

function stateOf({ text, translation }: Seed, folded: string, known: ReadonlySet<string>, seen: ReadonlySet<string>, lengthMax: number): SeedState {
  if (known.has(folded)) return 'duplicate';
  if (seen.has(folded)) return 'repeated';
  if (isLongerThan(text, lengthMax)) return 'too-long';
  return translation !== null && isLongerThan(translation, translationMax) ? 'translation-too-long' : 'fine';
}
