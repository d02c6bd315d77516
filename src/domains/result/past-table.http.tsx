/** A result in the plain form of four columns: page, CSV, workbook. */
import { z } from 'zod';
import { download, page, Refusal, type Ask, type Reply } from '#platform/http';
import { csvReply, xlsxBytes } from '#platform/table';
import { askedResult, wholeResult } from './asked-result.store.ts';
import { plainColumns, plainRows } from './past-table.ts';
import { PastTableView } from './past-table.view.tsx';
import { sentence } from './text.ts';

const repliesPerPage = 200;
export const pastTableQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).optional() });

export async function showPastTable(ask: Ask<z.output<typeof pastTableQuery>>): Promise<Reply> {
  const { consultation } = await askedResult(ask);
  const { replies } = await wholeResult(ask.db, consultation.id);
  const said = replies.map(({ reply, units }) => ({ item: reply.item, text: reply.text, units }));
  const name = `consultation-result-${consultation.slug}-table`;
  if (ask.format === 'csv') return csvReply(`${name}.csv`, plainColumns, plainRows(said));
  if (ask.format === 'xlsx') return download(`${name}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', await xlsxBytes([{ name: consultation.slug, columns: plainColumns, rows: plainRows(said) }]));
  const number = ask.query.page ?? 1;
  const pages = Math.max(1, Math.ceil(said.length / repliesPerPage));
  if (number > pages) throw new Refusal(404, 'page-not-found', sentence((words) => words.result.unknownPage(number)));
  const from = (number - 1) * repliesPerPage;
  return page(<PastTableView view={ask} slug={consultation.slug} subject={consultation.subject} rows={plainRows(said.slice(from, from + repliesPerPage))} from={from + 1} to={Math.min(from + repliesPerPage, said.length)} all={said.length} page={number} pages={pages} />);
}
