/** Columns of the plain table: their names in both languages, and how lists stand in one cell. Reader and writer share them. */
import { parseFiscalYear } from '#domains/civic';
import type { Lang } from '#platform/http';
import type { Provenance } from './book.ts';

export type PlainColumn =
  | 'direction-code' | 'direction' | 'policy-code' | 'policy' | 'measure-code' | 'measure' | 'number' | 'name' | 'listed' | 'kinds'
  | 'departments' | 'others' | 'references' | 'links' | 'unit' | 'total' | 'total-provenance';

export type YearColumn = 'activity' | 'cost' | 'provenance';

type Names = Record<Lang, string> & { also: string[] };

export const plainColumns: Record<PlainColumn, Names> = {
  'direction-code': { ja: '方向コード', en: 'direction code', also: ['章', 'まちづくりの方向コード'] },
  direction: { ja: '方向', en: 'direction', also: ['まちづくりの方向'] },
  'policy-code': { ja: '政策コード', en: 'policy code', also: ['政策番号'] },
  policy: { ja: '政策', en: 'policy', also: ['政策名'] },
  'measure-code': { ja: '施策コード', en: 'measure code', also: ['施策番号'] },
  measure: { ja: '施策', en: 'measure', also: ['施策名'] },
  number: { ja: '事業番号', en: 'programme number', also: ['番号', 'number'] },
  name: { ja: '事業名', en: 'programme', also: ['主要事業', '事務事業', '事務事業名', '事業名称', 'name'] },
  listed: { ja: '掲載', en: 'listing', also: ['再掲', '掲載区分'] },
  kinds: { ja: '区分', en: 'kinds', also: ['kind'] },
  departments: { ja: '所管部課', en: 'departments', also: ['所管', '担当課', '担当部課', 'department'] },
  others: { ja: '他部課', en: 'and others', also: ['others'] },
  references: { ja: '参照施策', en: 'references', also: ['再掲先'] },
  links: { ja: '関連事業', en: 'links', also: [] },
  unit: { ja: '単位', en: 'unit', also: ['金額の単位'] },
  total: { ja: '期間計', en: 'total', also: ['合計', '計', '3か年計', '事業費合計'] },
  'total-provenance': { ja: '期間計の根拠', en: 'total provenance', also: ['合計の根拠'] },
};

export const yearColumns: Record<YearColumn, Names> = {
  activity: { ja: '事業内容', en: 'activity', also: ['内容', '計画'] },
  cost: { ja: '事業費', en: 'cost', also: ['金額', '費用'] },
  provenance: { ja: '根拠', en: 'provenance', also: ['事業費の根拠'] },
};

/** How a figure is known; an empty cell and a cell that does not exist are told apart. */
export type PlainProvenance = Exclude<Provenance, 'absent'> | 'empty' | 'missing';

export const plainProvenances: Record<PlainProvenance, Names> = {
  stated: { ja: '記載', en: 'stated', also: [] },
  implied: { ja: '推計', en: 'implied', also: ['差引'] },
  unsettled: { ja: '未定', en: 'unsettled', also: ['***'] },
  empty: { ja: '空欄', en: 'empty', also: ['なし', 'absent'] },
  missing: { ja: '欄なし', en: 'not in source', also: [] },
};

export const plainLinkKinds = {
  carried_out_by: { ja: '実施', en: 'carried out by', also: ['carried_out_by'] },
  accounted_under: { ja: '計上', en: 'accounted under', also: ['accounted_under'] },
} satisfies Record<string, Names>;

export const plainMarks = {
  primary: { ja: '主', en: 'primary', also: ['主掲載', '○'] },
  relisting: { ja: '再掲', en: 'relisting', also: [] },
  others: { ja: '他', en: 'others', also: ['ほか', '○', '有', 'true', 'yes', '1'] },
  /** 等 behind a link. */
  among: { ja: '等', en: 'among others', also: [] },
} satisfies Record<string, Names>;

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

const lookups = new WeakMap<object, Map<string, string>>();

function lookup(names: Record<string, Names>): Map<string, string> {
  const known = lookups.get(names);
  if (known !== undefined) return known;
  const made = new Map(Object.entries(names).flatMap(([key, { ja, en, also }]) => [ja, en, ...also].map((name) => [folded(name), key] as const)).reverse());
  lookups.set(names, made);
  return made;
}

/** The key whose names hold the text, in any language, width and case; null where none does. */
export function keyNamed<K extends string>(names: Record<K, Names>, text: string): K | null {
  return text.length > 60 ? null : ((lookup(names).get(folded(text)) as K | undefined) ?? null);
}

const yearColumnEndings = (Object.entries(yearColumns) as [YearColumn, Names][])
  .flatMap(([column, { ja, en, also }]) => [ja, en, ...also].map((name) => ({ column, name: folded(name) })))
  .sort((a, b) => b.name.length - a.name.length);

/** 2012年度 事業費, 平成24年度 事業費, FY2012 cost → year and column; null where the head is none of them. */
export function yearColumnNamed(text: string): { year: number; column: YearColumn } | null {
  const head = folded(text);
  if (head.length > 40) return null;
  for (const { column, name } of yearColumnEndings) {
    if (!head.endsWith(name) || head.length === name.length) continue;
    const year = parseFiscalYear(head.slice(0, -name.length).replace(/[:_-]$/u, ''));
    if (year.ok) return { year: year.value, column };
  }
  return null;
}

/** 平成24年度, 2012年度, H24 alone → year; null where the head is none. A bare number is no year: it may be anything. */
export function yearNamed(text: string): number | null {
  const head = folded(text);
  const year = head.length > 20 || /^\d+$/u.test(head) ? null : parseFiscalYear(head);
  return year?.ok ? year.value : null;
}

export interface ColumnUse {
  ja: string;
  en: string;
  also: string[];
  /** Without it the table does not go in. */
  needed: boolean;
}

/** What a table may or must have, for people who make one; the year 2024 stands for any. */
export function plainColumnUses(): ColumnUse[] {
  const needed: PlainColumn[] = ['measure-code', 'name'];
  const columns = (Object.entries(plainColumns) as [PlainColumn, Names][]).map(([column, names]) => ({ ...names, needed: needed.includes(column) }));
  const yearly = (column: YearColumn): ColumnUse => ({ ja: yearColumnName(2024, column, 'ja'), en: yearColumnName(2024, column, 'en'), also: [], needed: false });
  const cost = { ja: '2024年度', en: 'FY2024', also: ['令和6年度', 'R6', yearly('cost').ja, yearly('cost').en], needed: true };
  return [...columns.filter((column) => column.needed), cost, ...columns.filter((column) => !column.needed), yearly('activity'), yearly('provenance')];
}

/** Head of a year's column as the writer prints it. */
export function yearColumnName(year: number, column: YearColumn, lang: Lang): string {
  return lang === 'ja' ? `${year}年度 ${yearColumns[column].ja}` : `FY${year} ${yearColumns[column].en}`;
}

/** Items of one cell, parted by `separator` (; between items, / inside one); a backslash takes the next character as it is. */
export function joinItems(items: string[], separator: ';' | '/'): string {
  return items.map((item) => (separator === '/' ? item.replace(/[\\/;]/g, String.raw`\$&`) : item)).join(separator);
}

/** Cuts at `separator`, leaving other escapes alone; parts of `/` are unescaped. */
export function splitItems(text: string, separator: ';' | '/'): string[] {
  const items: string[] = [''];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (character === '\\' && at + 1 < text.length) {
      at += 1;
      items[items.length - 1] += separator === '/' ? text[at]! : character + text[at]!;
    } else if (character === separator) items.push('');
    else items[items.length - 1] += character;
  }
  return items.map((item) => item.trim());
}

/** A list whose items have parts: 部/課;部/課. Items that are blank vanish. */
export function joinRecords(records: string[][]): string {
  return joinItems(records.map((parts) => joinItems(parts, '/')), ';');
}

export function splitRecords(text: string): string[][] {
  return splitItems(text, ';').filter((item) => item !== '').map((item) => splitItems(item, '/'));
}
