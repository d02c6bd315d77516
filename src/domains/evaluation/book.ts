/** The year's book: what each layout shows of the published sheets, as plain words for the page maker. */
import { formatFiscalYearShort } from '#domains/civic';
import type { BookLayout } from './book-layout.ts';
import type { MoneyFacts } from './facts.ts';
import type { SheetDocument, ShownItem } from './sheet-document.ts';
import { ja } from './text.ja.ts';

export interface PrintedTable {
  caption: string;
  head: string[];
  rows: string[][];
  /** Columns of numbers, from 0. */
  numbers: number[];
  /** Shares of the paper's width, 0 for as narrow as its text; empty: all the same. */
  widths: number[];
}

export interface PrintedSheet {
  heading: string;
  rows: [label: string, value: string][];
  parts: { title: string; rows: [label: string, value: string][]; tables: PrintedTable[] }[];
}

export interface PrintedBook {
  title: string;
  city: string;
  date: string;
  note: string;
  words: { contents: string; summary: string; legend: string; item: string; content: string };
  summary: PrintedTable;
  legends: PrintedTable[];
  chapters: { title: string; sheets: PrintedSheet[] }[];
}

const words = ja.book;

function grouped(yen: string): string {
  return yen.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function amount(yen: string | null): string {
  return yen === null ? words.nothing : grouped(yen);
}

function shown(item: ShownItem): string {
  return item.shown?.ja ?? words.nothing;
}

function moneyTable({ budgetYen, amendmentYen, settlementYen, sources }: MoneyFacts): PrintedTable[] {
  const rows = [[words.budget, amount(budgetYen)], [words.amendment, amount(amendmentYen)], [words.settlement, amount(settlementYen)]];
  const tables: PrintedTable[] = [{ caption: words.money, head: [words.item, words.yen], rows, numbers: [1], widths: [] }];
  if (sources.length > 0) tables.push({ caption: words.sources, head: [words.source, words.yen], rows: sources.map(({ source, yen }) => [ja.money.fund[source], amount(yen)]), numbers: [1], widths: [] });
  return tables;
}

function indicatorTable({ facts }: SheetDocument): PrintedTable[] {
  if (facts.indicators.length === 0) return [];
  const rows = facts.indicators.map((each) => [each.name, words.indicatorKind[each.kind], each.unit, each.baseline ?? words.nothing, each.target ?? words.nothing, each.actual ?? words.nothing, each.grade ?? '']);
  return [{ caption: words.indicators, head: [...words.indicatorHead], rows, numbers: [3, 4, 5], widths: [1, 0, 0, 0, 0, 0, 0] }];
}

function factRows(sheet: SheetDocument): [string, string][] {
  const rows: [string, string][] = [];
  if (sheet.measure) rows.push([words.measure, `${sheet.measure.code} ${sheet.measure.name}`]);
  rows.push([words.departments, sheet.departments.join('、') || words.nothing]);
  rows.push([words.grade, sheet.grade ? `${sheet.grade.code}（${sheet.grade.label.ja}）` : words.nothing]);
  rows.push([words.direction, sheet.direction?.label.ja ?? words.nothing]);
  return rows;
}

function panelPart({ panel }: SheetDocument): PrintedSheet['parts'] {
  if (panel === null) return [];
  return [{ title: words.panel, rows: [[words.panelGrade, panel.grade ? `${panel.grade.code}（${panel.grade.label.ja}）` : words.nothing], [words.opinion, panel.opinion || words.nothing]], tables: [] }];
}

function progressTable({ facts }: SheetDocument): PrintedTable[] {
  if (facts.progress.length === 0) return [];
  return [{ caption: words.progress, head: [...words.progressHead], rows: facts.progress.map(({ half, state, done }) => [words.half(half), ja.progress.states[state], done]), numbers: [], widths: [0, 0, 1] }];
}

function wholeSheet(sheet: SheetDocument): PrintedSheet {
  const parts = sheet.sections.map(({ title, items }) => ({
    title: title.ja,
    rows: items.filter(({ kind }) => kind !== 'money-table' && kind !== 'indicators-table').map((item): [string, string] => [item.label.ja, shown(item)]),
    tables: items.flatMap(({ kind }) => (kind === 'money-table' && sheet.facts.money ? moneyTable(sheet.facts.money) : kind === 'indicators-table' ? indicatorTable(sheet) : [])),
  }));
  return { heading: `${sheet.key} ${sheet.name}`, rows: factRows(sheet), parts: [...parts, ...panelPart(sheet)] };
}

/** Results and money of each: what the council gets with the settlement of accounts. */
function reportSheet(sheet: SheetDocument): PrintedSheet {
  const told = sheet.sections.flatMap(({ items }) => items).filter(({ isText, shown: said }) => isText && said !== null).map((item): [string, string] => [item.label.ja, shown(item)]);
  const tables = [...(sheet.facts.money ? moneyTable(sheet.facts.money) : []), ...indicatorTable(sheet), ...progressTable(sheet)];
  return { heading: `${sheet.key} ${sheet.name}`, rows: factRows(sheet), parts: [{ title: words.results, rows: told, tables }] };
}

function summaryOf(sheets: SheetDocument[]): PrintedTable {
  const rows = sheets.map((each) => [each.key, each.name, each.grade?.code ?? words.nothing, each.panel?.grade?.code ?? words.nothing, each.direction?.label.ja ?? words.nothing]);
  return { caption: words.summary, head: [...words.summaryHead], rows, numbers: [], widths: [0, 1, 0, 0, 0] };
}

/** Grades that occur, with what they mean. */
function legendsOf(sheets: SheetDocument[]): PrintedTable[] {
  const grades = sheets.flatMap(({ grade, panel }) => [grade, panel?.grade ?? null]).filter((grade) => grade !== null);
  const byScale = Map.groupBy(grades, ({ scale }) => scale.ja);
  return [...byScale].map(([scale, own]) => ({
    caption: scale,
    head: [...words.legendHead],
    rows: [...new Map(own.map((each) => [each.code, each])).values()].toSorted((a, b) => (b.rank ?? -1) - (a.rank ?? -1)).map(({ code, label, meaning }) => [code, label.ja, meaning.ja]),
    numbers: [],
    widths: [0, 0, 1],
  }));
}

export function printedBook(layout: BookLayout, year: number, city: string, date: string, sheets: SheetDocument[]): PrintedBook {
  const print = layout === 'book' ? wholeSheet : reportSheet;
  const chapters = (['measure', 'programme'] as const).map((subject) => ({ title: words.chapter[subject], sheets: sheets.filter((each) => each.subject === subject).map(print) }));
  const fiscalYear = formatFiscalYearShort(year, 'ja');
  return {
    title: layout === 'book' ? words.title(fiscalYear) : words.reportTitle(fiscalYear),
    city,
    date,
    note: layout === 'book' ? words.note : words.reportNote,
    words: { contents: words.contents, summary: words.summary, legend: words.legend, item: words.item, content: words.content },
    summary: summaryOf(sheets),
    legends: legendsOf(sheets),
    chapters: chapters.filter((chapter) => chapter.sheets.length > 0),
  };
}
