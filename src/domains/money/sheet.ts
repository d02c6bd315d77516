/** A table of amounts as a city's finance section keeps it: one row an amount, in thousand yen. Reading and writing are one another's reverse. */
import { parseFiscalYear } from '#domains/civic';
import type { Sentence } from '#platform/http';
import { type Amount, type FundSource, fundSources, type Stage } from './amount.ts';
import { sentence, text } from './text.ts';

export const unitYen = 1_000n;

export interface SheetLine {
  line: number;
  cells: string[];
}

/** A row that says what it should; its programme is not looked for yet. */
export interface SheetRow extends Omit<Amount, 'programmeNumber'>, SheetLine {
  number: string;
  name: string;
}

export interface SheetRefusal {
  line: number;
  /** The row as it stands in the source. */
  source: string;
  sentence: Sentence;
}

export interface Sheet {
  rows: SheetRow[];
  refusals: SheetRefusal[];
}

type ColumnName = 'number' | 'name' | 'year' | 'stage' | 'round' | 'total' | FundSource;

export const columnHeads: Record<ColumnName, { ja: string; key: string; others: string[] }> = {
  number: { ja: '事業番号', key: 'number', others: ['番号', 'programme'] },
  name: { ja: '事業名', key: 'name', others: ['事業', '主要事業', '事務事業'] },
  year: { ja: '年度', key: 'fiscal_year', others: ['会計年度', 'year'] },
  stage: { ja: '区分', key: 'stage', others: ['予算区分'] },
  round: { ja: '補正号数', key: 'round', others: ['号', '補正'] },
  total: { ja: '計', key: 'total_thousand_yen', others: ['合計', '金額', '事業費', 'total'] },
  national: { ja: '国庫支出金', key: 'national_thousand_yen', others: ['国', 'national'] },
  prefectural: { ja: '都道府県支出金', key: 'prefectural_thousand_yen', others: ['都支出金', '道支出金', '府支出金', '県支出金', '都道府県', 'prefectural'] },
  bond: { ja: '地方債', key: 'bond_thousand_yen', others: ['市債', '起債', 'bond'] },
  other: { ja: 'その他', key: 'other_thousand_yen', others: ['other'] },
  general: { ja: '一般財源', key: 'general_thousand_yen', others: ['general'] },
};

export const stageNames: Record<Stage, { ja: string; others: string[] }> = {
  budget: { ja: '当初予算', others: ['budget', '当初', '予算'] },
  amendment: { ja: '補正予算', others: ['amendment', '補正'] },
  settlement: { ja: '決算', others: ['settlement', '決算額'] },
};

/** Letters that a head, a 区分 or a round has at most, with its unit: whatever is longer is none, and is not gone through. */
const wordLettersMax = 100;
/** Letters of a wrong cell that are repeated in the reason. */
const saidLettersMax = 100;

/** Without spaces, width, case, and what stands in brackets (a unit). */
const plain = (cell: string): string => (cell.length > wordLettersMax ? cell : cell.normalize('NFKC').replace(/\([^()]*\)|\s/g, '').toLowerCase());

/**
 * Lines of a file → amounts. The first line names the columns, in Japanese or by their keys; programme, year, 区分 and 計
 * have to be there. Good rows are given, the others are listed with the reason.
 */
export function readSheet(lines: readonly SheetLine[]): Sheet | { fault: Sentence } {
  const [head, ...body] = lines;
  const at = head === undefined ? {} : columnsOf(head.cells);
  const missing = [...(at.number === undefined && at.name === undefined ? ['name' as const] : []), ...(['year', 'stage', 'total'] as const).filter((name) => at[name] === undefined)];
  if (missing.length > 0) return { fault: sentence((words) => words.sheet.missingColumns(missing.map((name) => columnHeads[name].ja))) };
  const sheet: Sheet = { rows: [], refusals: [] };
  for (const line of body) {
    const read = readRow(line, at);
    if ('line' in read) sheet.rows.push(read);
    else sheet.refusals.push({ line: line.line, source: sourceOf(line), sentence: read });
  }
  return sheet;
}

/** The row as it stands in the source, cells with a line between them. */
export function sourceOf({ cells }: Pick<SheetLine, 'cells'>): string {
  return cells.join(' | ').slice(0, 500).toWellFormed();
}

function columnsOf(cells: string[]): Partial<Record<ColumnName, number>> {
  const names = Object.entries(columnHeads) as [ColumnName, (typeof columnHeads)[ColumnName]][];
  const at: Partial<Record<ColumnName, number>> = {};
  for (const [index, cell] of cells.entries()) {
    const given = plain(cell);
    const name = names.find(([, { ja, key, others }]) => [ja, key, ...others].some((head) => plain(head) === given))?.[0];
    if (name !== undefined) at[name] ??= index;
  }
  return at;
}

function readRow({ line, cells }: SheetLine, at: Partial<Record<ColumnName, number>>): SheetRow | Sentence {
  const cell = (name: ColumnName): string => (at[name] === undefined ? '' : (cells[at[name]] ?? '').trim());
  const [number, name] = [cell('number').normalize('NFKC').toUpperCase(), cell('name')];
  if (number === '' && name === '') return sentence((words) => words.sheet.noProgramme);
  const said = (column: ColumnName): string => (cell(column).length > saidLettersMax ? `${cell(column).slice(0, saidLettersMax).toWellFormed()}…` : cell(column));
  const year = parseFiscalYear(said('year'));
  if (!year.ok) return sentence((words) => words.sheet.wrongYear(said('year')));
  const stage = (Object.keys(stageNames) as Stage[]).find((key) => [stageNames[key].ja, ...stageNames[key].others].some((known) => plain(known) === plain(cell('stage'))));
  if (stage === undefined) return sentence((words) => words.sheet.wrongStage(said('stage')));
  const round = stage === 'amendment' ? roundOf(cell('round')) : 0;
  if (round === null) return sentence((words) => words.sheet.wrongRound(said('round')));
  const total = yenOf(cell('total'));
  if (total === null || total === 'wrong') return sentence((words) => words.sheet.wrongAmount(columnHeads.total.ja, said('total')));
  const sources = fundSources.map((source) => [source, yenOf(cell(source))] as const);
  const wrong = sources.find(([, yen]) => yen === 'wrong');
  if (wrong) return sentence((words) => words.sheet.wrongAmount(columnHeads[wrong[0]].ja, said(wrong[0])));
  const known = Object.fromEntries(sources) as Amount['sources'];
  if (stage !== 'amendment' && [total, ...Object.values(known)].some((yen) => yen !== null && yen < 0n)) return sentence((words) => words.sheet.negative);
  const sum = Object.values(known).reduce<bigint | null>((all, yen) => (yen === null ? all : (all ?? 0n) + yen), null);
  if (sum !== null && sum !== total) return sentence((words) => words.sheet.wrongSum(String(sum / unitYen), String(total / unitYen)));
  return { line, cells, number, name, fiscalYear: year.value, stage, round, totalYen: total, sources: known };
}

function roundOf(cell: string): number | null {
  const digits = /^第?(\d{1,2})号?$/.exec(plain(cell === '' ? '1' : cell))?.[1];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}

/** Largest amount of one row: ten trillion yen. */
const yenMax = 10_000_000_000_000n;

/** What a cell says behind its number, in yen; a bare number is in thousands. */
const cellUnits: Record<string, bigint> = { '': unitYen, 円: 1n, 千円: 1_000n, 万円: 10_000n, 百万円: 1_000_000n };

/** Thousand yen, or the unit that the cell names; △ or ▲ for minus as accounts print it, up to three decimals in thousands; null for an empty cell or a dash. */
function yenOf(cell: string): bigint | null | 'wrong' {
  if (cell.length > wordLettersMax) return 'wrong';
  const digits = cell.normalize('NFKC').replace(/[,\s¥]/g, '').replace(/^[△▲−–]/, '-');
  if (digits === '' || digits === '-') return null;
  const match = /^(-?)(\d{1,14})(?:\.(\d{1,3}))?(|円|千円|万円|百万円)$/.exec(digits);
  if (!match) return 'wrong';
  const thousandths = (BigInt(match[2]!) * 1_000n + BigInt((match[3] ?? '').padEnd(3, '0'))) * cellUnits[match[4]!]!;
  if (thousandths % 1_000n !== 0n) return 'wrong';
  const yen = thousandths / 1_000n;
  return yen > yenMax ? 'wrong' : match[1] === '-' ? -yen : yen;
}

/** Whole yen as thousand yen, with decimals only where there are any. */
export function thousandYen(yen: bigint | null): string {
  if (yen === null) return '';
  const size = yen < 0n ? -yen : yen;
  const rest = String(size % unitYen).padStart(3, '0').replace(/0+$/, '');
  return `${yen < 0n ? '-' : ''}${size / unitYen}${rest === '' ? '' : `.${rest}`}`;
}

/** What an amount says in each column of the file, by head. */
export function sheetRow(amount: Amount, name: string): Record<ColumnName, string> {
  return {
    number: amount.programmeNumber,
    name,
    year: String(amount.fiscalYear),
    stage: text('ja').stage[amount.stage],
    round: amount.round === 0 ? '' : String(amount.round),
    total: thousandYen(amount.totalYen),
    ...(Object.fromEntries(fundSources.map((source) => [source, thousandYen(amount.sources[source])])) as Record<FundSource, string>),
  };
}
