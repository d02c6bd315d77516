/** The public list of opinion maps, and the same as data. */
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { csvReply } from '#platform/table';
import type { z } from 'zod';
import { apiListQuery, chosen, csvColumns, itemOf, listHref, publicListQuery } from './conversation-list.ts';
import { listConversations } from './conversation.store.ts';
import { ConversationListView } from './conversation-list.view.tsx';
import { sentence } from './text.ts';

const rowsPerPage = 30;

export async function showConversations(ask: Ask<z.output<typeof publicListQuery>>): Promise<Reply> {
  const today = ask.clock.today();
  const all = await listConversations(ask.db, { withDrafts: false });
  const found = chosen(all, ask.query, today);
  if (ask.format === 'csv') return csvReply('opinion-maps.csv', csvColumns(ask.site.origin, today), found);
  if (ask.format === 'json') return json({ total: found.length, opinion_maps: found.map((one) => itemOf(ask.site.origin, one, today)) });
  const number = ask.query.page ?? 1;
  const pages = Math.ceil(found.length / rowsPerPage);
  if (number > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.conversation.list.unknownPage(number)));
  return page(
    <ConversationListView
      view={ask}
      today={today}
      all={all}
      choice={{ ...ask.query, page: number }}
      shown={found.slice((number - 1) * rowsPerPage, number * rowsPerPage)}
      found={found.length}
      pages={pages}
      href={({ format, ...change }) => ask.href(listHref({ ...ask.query, ...change }, format))}
    />,
  );
}

export async function listConversationsJson(ask: Ask<z.output<typeof apiListQuery>>): Promise<Reply> {
  const { limit, offset, ...choice } = ask.query;
  const today = ask.clock.today();
  const found = chosen(await listConversations(ask.db, { withDrafts: false }), choice, today);
  return json({ total: found.length, limit, offset, items: found.slice(offset, offset + limit).map((one) => itemOf(ask.site.origin, one, today)) });
}
