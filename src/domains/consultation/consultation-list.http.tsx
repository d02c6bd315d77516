/** The public list of calls, and the same as data. */
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import type { PageBlocks } from '#platform/page-block';
import { csvReply } from '#platform/table';
import type { z } from 'zod';
import { listPath } from './address.ts';
import { listConsultations } from './consultation.store.ts';
import { apiListQuery, chosen, csvColumns, itemOf, listHref, publicListQuery } from './consultation-list.ts';
import { ConsultationListView } from './consultation-list.view.tsx';
import { sentence } from './text.ts';

const rowsPerPage = 30;

/** With what later domains have to say on the list. */
export function showConsultations(blocks: PageBlocks): (ask: Ask<z.output<typeof publicListQuery>>) => Promise<Reply> {
  return (ask) => listPage(ask, blocks);
}

async function listPage(ask: Ask<z.output<typeof publicListQuery>>, blocks: PageBlocks): Promise<Reply> {
  const today = ask.clock.today();
  const all = await listConsultations(ask.db, { withDrafts: false });
  const found = chosen(all, ask.query, today);
  if (ask.format === 'csv') return csvReply('consultations.csv', csvColumns(ask.site.origin, today), found);
  if (ask.format === 'json') return json({ total: found.length, consultations: found.map((one) => itemOf(ask.site.origin, one, today)) });
  const number = ask.query.page ?? 1;
  const pages = Math.ceil(found.length / rowsPerPage);
  if (number > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.list.unknownPage(number)));
  // No block looks at the query: it is the list's own.
  return page(
    <ConsultationListView
      view={ask}
      today={today}
      all={all}
      choice={{ ...ask.query, page: number }}
      shown={found.slice((number - 1) * rowsPerPage, number * rowsPerPage)}
      found={found.length}
      pages={pages}
      blocks={await blocks.render('consultations', ask, { path: listPath })}
      href={({ format, ...change }) => ask.href(listHref({ ...ask.query, ...change }, format))}
    />,
  );
}

export async function listConsultationsJson(ask: Ask<z.output<typeof apiListQuery>>): Promise<Reply> {
  const { limit, offset, ...choice } = ask.query;
  const today = ask.clock.today();
  const found = chosen(await listConsultations(ask.db, { withDrafts: false }), choice, today);
  return json({ total: found.length, limit, offset, items: found.slice(offset, offset + limit).map((one) => itemOf(ask.site.origin, one, today)) });
}
