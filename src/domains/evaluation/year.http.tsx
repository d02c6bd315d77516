/** What is published: years, the sheets of a year, one sheet, the books. */
import { z } from 'zod';
import { formatFiscalYear, formatFiscalYearShort } from '#domains/civic';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column, xlsxBytes } from '#platform/table';
import { askedYear } from './asked-sheet.store.ts';
import type { BookLayout } from './book-layout.ts';
import { findBook, listBooks } from './book.store.ts';
import { sheetPath, yearPath } from './evaluated.ts';
import type { Subject } from './form.ts';
import { listPublished, listPublishedYears, type Published } from './publication.store.ts';
import { PublicSheetView } from './public-sheet.view.tsx';
import { rowsPerPage, says, sortedBy, withChoice, type SheetListChoice } from './sheet-list.ts';
import { sentence } from './text.ts';
import { YearsView, YearView } from './year.view.tsx';

export async function showYears(ask: Ask): Promise<Reply> {
  const years = await listPublishedYears(ask.db);
  if (ask.format === 'json') return json({ years: years.map(({ year, programmes, measures }) => ({ fiscal_year: year, programmes, measures, url: `${ask.site.origin}${yearPath(year)}` })) });
  if (ask.format === 'csv') return csvReply('evaluation-years.csv', [{ key: 'fiscal_year', label: 'fiscal_year', value: ({ year }) => year }, { key: 'programmes', label: 'programmes', value: (row) => row.programmes }, { key: 'measures', label: 'measures', value: (row) => row.measures }], years);
  return page(<YearsView view={ask} years={years} />);
}

function chosen(sheets: Published[], choice: SheetListChoice): Published[] {
  const fits = sheets.filter(
    ({ document }) =>
      says(choice.text, document.key, document.name, document.measure?.name ?? '', ...document.departments) &&
      (choice.subject === undefined || document.subject === choice.subject) &&
      (choice.grade === undefined || document.grade?.code === choice.grade) &&
      (choice.direction === undefined || document.direction?.value === choice.direction) &&
      (choice.department === undefined || document.departments.includes(choice.department)),
  );
  const { sort, order } = choice;
  if (sort === undefined) return fits;
  return sortedBy(
    fits,
    ({ document }) => {
      if (sort === 'grade') return document.grade?.rank ?? null;
      if (sort === 'panel') return document.panel?.grade?.rank ?? null;
      if (sort === 'direction') return document.direction?.label.ja ?? null;
      return sort === 'departments' ? (document.departments[0] ?? null) : document[sort];
    },
    order,
  );
}

function columns(origin: string): Column<Published>[] {
  const of = (key: string, value: Column<Published>['value'], width?: number): Column<Published> => ({ key, label: key, value, width });
  return [
    of('fiscal_year', ({ document }) => document.fiscalYear),
    of('subject', ({ document }) => document.subject),
    of('key', ({ document }) => document.key),
    of('name', ({ document }) => document.name, 40),
    of('measure', ({ document }) => document.measure?.code),
    of('departments', ({ document }) => document.departments.join('、'), 30),
    of('grade', ({ document }) => document.grade?.code),
    of('grade_label', ({ document }) => document.grade?.label.ja),
    of('panel_grade', ({ document }) => document.panel?.grade?.code),
    of('panel_opinion', ({ document }) => document.panel?.opinion, 40),
    of('direction', ({ document }) => document.direction?.label.ja),
    of('reason', ({ document }) => document.reason, 40),
    of('budget_yen', ({ document }) => document.facts.money?.budgetYen),
    of('settlement_yen', ({ document }) => document.facts.money?.settlementYen),
    of('published_at', ({ publishedAt }) => publishedAt.toISOString(), 26),
    of('url', ({ document }) => `${origin}${sheetPath({ ...document, year: document.fiscalYear })}`, 50),
  ];
}

function rowJson(ask: Pick<Ask, 'site'>) {
  const own = columns(ask.site.origin);
  return (row: Published): object => Object.fromEntries(own.map(({ key, value }) => [key, value(row) ?? null]));
}

export async function showYear(ask: Ask<SheetListChoice>): Promise<Reply> {
  const year = askedYear(ask.params);
  const all = await listPublished(ask.db, { year });
  if (all.length === 0) throw new Refusal(404, 'evaluation-not-found', sentence((words, lang) => words.notFound(formatFiscalYear(year, lang))));
  const rows = chosen(all, ask.query);
  if (ask.format === 'csv') return csvReply(`evaluations-${year}.csv`, columns(ask.site.origin), rows);
  if (ask.format === 'json') return json({ fiscal_year: year, total: rows.length, sheets: rows.map(rowJson(ask)) });
  if (ask.format === 'xlsx') {
    const body = await xlsxBytes([{ name: formatFiscalYearShort(year, 'ja'), columns: columns(ask.site.origin), rows }]);
    return { status: 200, headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': `attachment; filename="evaluations-${year}.xlsx"` }, body };
  }
  const at = ask.query.page ?? 1;
  const shown = rows.slice((at - 1) * rowsPerPage, at * rowsPerPage);
  if (shown.length === 0 && at > 1) throw new Refusal(404, 'page-not-found', sentence((words) => words.unknownPage(at)));
  return page(<YearView view={ask} year={year} all={all} rows={shown} found={rows.length} choice={ask.query} books={await listBooks(ask.db, year)} href={(change) => ask.href(withChoice(yearPath(year), { ...ask.query, ...change }))} />);
}

export const showPublicSheet = (subject: Subject) => async (ask: Ask): Promise<Reply> => {
  const year = askedYear(ask.params);
  const key = (subject === 'programme' ? ask.params.number : ask.params.code) ?? '';
  const [found] = await listPublished(ask.db, { year, subject, key });
  if (found === undefined) throw new Refusal(404, 'sheet-not-found', sentence((words) => words.sheetNotFound(key)));
  if (ask.format === 'json') return json({ ...found.document, url: `${ask.site.origin}${sheetPath({ subject, key, year })}`, publishedAt: found.publishedAt, firstPublishedAt: found.firstAt });
  return page(<PublicSheetView view={ask} published={found} />);
};

export const downloadBook = (layout: BookLayout) => async (ask: Ask): Promise<Reply> => {
  const year = askedYear(ask.params);
  const book = await findBook(ask.db, year, layout);
  if (book === null) throw new Refusal(404, 'evaluation-not-found', sentence((words, lang) => words.notFound(formatFiscalYear(year, lang))));
  const bytes = book.sha256 === null ? null : await ask.files.get(book.sha256);
  if (bytes === null) throw new Refusal(503, 'book-not-made', sentence((words) => words.bookNotMade), [], { 'retry-after': '120' });
  return { status: 200, headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="evaluation-${layout}-${year}.pdf"` }, body: bytes };
};

export const apiQuery = z.object({
  year: z.coerce.number().int().min(1950).max(2099).optional().describe('Fiscal year.'),
  subject: z.enum(['programme', 'measure']).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

const textOrNull = z.string().nullable();
export const apiAnswer = z.object({
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
  items: z.array(
    z.object({
      fiscal_year: z.int(), subject: z.enum(['programme', 'measure']), key: z.string(), name: z.string(), measure: textOrNull, departments: z.string(), grade: textOrNull, grade_label: textOrNull,
      panel_grade: textOrNull, panel_opinion: textOrNull, direction: textOrNull, reason: textOrNull, budget_yen: textOrNull, settlement_yen: textOrNull, published_at: z.string(), url: z.url(),
    }),
  ),
});

export async function listSheetsJson(ask: Ask<z.output<typeof apiQuery>>): Promise<Reply> {
  const { year, subject, limit, offset } = ask.query;
  const found = await listPublished(ask.db, { year, subject });
  return json({ total: found.length, limit, offset, items: found.slice(offset, offset + limit).map(rowJson(ask)) });
}
