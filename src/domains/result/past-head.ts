/** What the columns of a published result mean. Cities name them in their own ways; the words here are those met on their pages. */
import { type Grid, type GridRow, plainWord } from './past-grid.ts';
import { outcomeKindOf } from './past-outcome.ts';

export const columnKinds = ['number', 'item', 'opinion', 'reply', 'outcome', 'count'] as const;
export type ColumnKind = (typeof columnKinds)[number];

export interface Head {
  /** Meaning of each column; null: not used. */
  columns: (ColumnKind | null)[];
  /** Lines of the rows that are the head; none where the columns were guessed from what stands in them. */
  lines: number[];
  guessed: boolean;
}

const headRowsMax = 30;

/** In the order in which they are asked: 「意見に対する市の考え方」 is a reply, 「意見件数」 a count. */
const heads: [ColumnKind, RegExp][] = [
  ['number', /^(no\.?|№|番号|整理番号|通し?番号|通番|連番|意見番号|意見no\.?|#)$/],
  ['count', /^(同旨)?(意見)?(の)?(件数|通数|提出数|同数)(\(件\))?$|^意見数$|^件$|^数$/],
  ['outcome', /^(市の)?(対応|反映|取扱い|取り扱い|検討)の?(区分|結果の区分|有無|状況|分類)$|^(対応|採否|取扱い|取り扱い|反映|修正の有無|案の修正|案への反映|計画への反映|反映結果|対応結果)$/],
  ['reply', /検討結果|考え方|考えかた|見解|回答|意見への対応|対応方針|対応内容|市の対応|市から/],
  ['opinion', /意見|提言|要望|質問|コメント|パブコメ/],
  ['item', /^(項目|区分|分野|分類|章|節|箇所|対象|テーマ|件名|見出し|頁|ページ)|(項目|箇所|該当頁|該当ページ|該当部分|分野|章)(名|等)?$/],
];

/** Heads are names, not sentences. */
const sentenceEnd = /[。、!?]|(です|ます|ました|ません|ください|たい|ない|しい|する|した)$/;

/** Meaning of a head; null for none that is known. Notes in brackets do not count. */
export function columnKindOf(text: string): ColumnKind | null {
  // No name is that long, and looking for brackets in a page of them takes the square of its length.
  if (text.length > 300) return null;
  const word = plainWord(text).replace(/[([【〔<].*?[)\]】〕>]/g, '') || plainWord(text);
  if (word === '' || word.length > 40 || sentenceEnd.test(word)) return null;
  // 「意見の該当箇所」 names a place, not an opinion.
  if (/(該当|対象)(する)?(箇所|項目|ページ|頁|部分)|意見の(箇所|項目)/.test(word) && !/考え方|回答/.test(word)) return 'item';
  return heads.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}

/** The first rows that name an opinion and a reply; else the columns as their contents look. Null for a table that is none of opinions. */
export function findHead(grid: Grid): Head | null {
  for (const [at, row] of grid.rows.slice(0, headRowsMax).entries()) {
    const next = grid.rows[at + 1];
    // A head of two lines: 「意見」 over 「該当箇所」 and 「内容」.
    const isDouble = next !== undefined && row.cells.some(({ merged }) => merged === 'left') && next.cells.some(({ merged }) => merged === 'above');
    const head = (isDouble ? headOf([row, next]) : null) ?? headOf([row]);
    if (head !== null) return withKindOfOutcome(grid, head);
  }
  return guessedHead(grid);
}

function headOf(rows: GridRow[]): Head | null {
  const [upper, lower] = rows as [GridRow, GridRow | undefined];
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const columns = distinct(
    Array.from({ length: width }, (_, column) => {
      const above = spanText(upper, column);
      const below = lower?.cells[column]?.text ?? '';
      return below === '' ? columnKindOf(lower === undefined ? (upper.cells[column]?.text ?? '') : above) : (columnKindOf(below) ?? columnKindOf(above + below));
    }),
  );
  const isHead = columns.includes('opinion') && columns.includes('reply') && rows.every(({ cells }) => cells.every(({ text }) => text.length <= 60));
  return isHead ? { columns, lines: rows.map(({ line }) => line), guessed: false } : null;
}

/** Text of the cell that reaches over the column. */
function spanText({ cells }: GridRow, column: number): string {
  let at = column;
  while (at > 0 && cells[at]?.merged === 'left') at -= 1;
  return cells[at]?.text ?? '';
}

/** Each meaning once: the first column of it counts, a second one of opinions or replies belongs to nobody. */
function distinct(columns: (ColumnKind | null)[]): (ColumnKind | null)[] {
  return columns.map((kind, at) => (kind !== null && columns.indexOf(kind) === at ? kind : null));
}

/** 「区分」 may name the part of the plan or what the city did: what stands under it says which. */
function withKindOfOutcome(grid: Grid, head: Head): Head {
  const column = head.columns.indexOf('item');
  if (column === -1 || head.columns.includes('outcome')) return head;
  const said = textsOf(grid, column, head.lines);
  const outcomes = said.filter((text) => outcomeKindOf(text) !== null);
  if (said.length === 0 || outcomes.length * 2 < said.length) return head;
  return { ...head, columns: head.columns.map((kind, at) => (at === column ? 'outcome' : kind)) };
}

function textsOf(grid: Grid, column: number, but: readonly number[]): string[] {
  return grid.rows.filter(({ line }) => !but.includes(line)).map(({ cells }) => cells[column]?.text.trim() ?? '').filter((text) => text !== '');
}

const wholeNumber = /^[0-9]{1,7}件?$/;

/** Without a head: the two columns of long texts are opinion and reply, in this order; numbers at the edge are the count or the number. */
function guessedHead(grid: Grid): Head | null {
  const width = Math.max(0, ...grid.rows.slice(0, 200).map(({ cells }) => cells.length));
  const looked = Array.from({ length: width }, (_, column) => {
    const texts = textsOf(grid, column, []);
    const numbers = texts.filter((text) => wholeNumber.test(plainWord(text)));
    return { column, letters: texts.reduce((sum, text) => sum + text.length, 0), filled: texts.length, mostlyNumbers: texts.length > 0 && numbers.length * 5 >= texts.length * 4, numbers: numbers.map((text) => Number.parseInt(plainWord(text), 10)) };
  });
  const long = looked.filter(({ mostlyNumbers, filled, letters }) => !mostlyNumbers && filled > 0 && letters / filled >= 8).sort((one, other) => other.letters - one.letters).slice(0, 2).map(({ column }) => column).sort((one, other) => one - other);
  if (long.length < 2 || grid.rows.length < 2) return null;
  const [opinion, reply] = long as [number, number];
  const columns: (ColumnKind | null)[] = looked.map(({ column, mostlyNumbers, numbers }) => {
    if (column === opinion) return 'opinion';
    if (column === reply) return 'reply';
    if (mostlyNumbers) return numbers.length > 1 && numbers.every((number, at) => at === 0 || number > numbers[at - 1]!) && column < opinion ? 'number' : 'count';
    return column < opinion ? 'item' : null;
  });
  return { columns: distinct(columns), lines: [], guessed: true };
}

/** True for a row that says the head again, as printed pages and joined tables do. */
export function headAgain(grid: Grid, { columns, lines }: Pick<Head, 'columns' | 'lines'>): (row: GridRow) => boolean {
  const named = [columns.indexOf('opinion'), columns.indexOf('reply')];
  const wordsOf = ({ cells }: GridRow): string => named.map((column) => plainWord(cells[column]?.text ?? '')).join('\n');
  const known = new Set(grid.rows.filter(({ line }) => lines.includes(line)).map(wordsOf));
  return (row) => known.has(wordsOf(row)) && wordsOf(row).trim() !== '';
}
