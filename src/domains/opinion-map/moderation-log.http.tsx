/** The public log of moderation. */
import { type Ask, json, page, Refusal, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { type Column, csvReply } from '#platform/table';
import { z } from 'zod';
import { moderationPath } from './address.ts';
import { getConversation } from './conversation.store.ts';
import { moderationActs } from './moderation.ts';
import { entriesPerPage, type LogChoice, type LogRow, logSorts, publicTextOf } from './moderation-log.ts';
import { countLog, listLog } from './moderation-log.store.ts';
import { ModerationLogView } from './moderation-log.view.tsx';
import { sentence, text } from './text.ts';

export const moderationLogQuery = z.object({
  act: z.enum(moderationActs).optional(),
  sort: z.enum(logSorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

export async function showModerationLog(ask: Ask<z.output<typeof moderationLogQuery>>): Promise<Reply> {
  const conversation = await getConversation(ask.db, ask.params.slug!);
  const { id, slug } = conversation;
  const { act, sort = 'at', order = 'desc', page: number = 1 } = ask.query;
  const choice: LogChoice = { ...(act === undefined ? {} : { act }), sort, order, page: number };
  const { rows, found } = await listLog(ask.db, id, choice, ask.format === 'html' ? entriesPerPage : null);
  const counts = await countLog(ask.db, id);
  if (ask.format === 'csv') return csvReply(`moderation-${slug}.csv`, columnsIn(ask.lang), rows);
  if (ask.format === 'json') return json({ opinion_map: slug, now: counts, total: found, entries: rows.map((row) => Object.fromEntries(columnsIn(ask.lang).map(({ key, value }) => [key, value(row)]))) });
  const pages = Math.ceil(found / entriesPerPage);
  if (number > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.moderation.hindrance.noPage));
  return page(<ModerationLogView view={ask} conversation={conversation} choice={choice} rows={rows} found={found} pages={pages} counts={counts} href={({ format, ...change }) => ask.href(logHref(slug, { ...choice, ...change }, format))} />);
}

function logHref(slug: string, { act, sort, order, page: number }: LogChoice, format?: string): string {
  return withQuery(moderationPath(slug), { act, sort: sort === 'at' ? undefined : sort, order: order === 'desc' ? undefined : order, page: number === 1 ? undefined : number, format });
}

function columnsIn(lang: Ask['lang']): Column<LogRow>[] {
  const words = text(lang).moderation;
  return [
    { key: 'at', label: 'at', value: ({ at }) => at.toISOString() },
    { key: 'act', label: 'act', value: ({ act }) => act },
    { key: 'statement', label: 'statement', value: ({ statement }) => statement },
    { key: 'participant', label: 'participant', value: ({ participant }) => participant },
    { key: 'merged_into', label: 'merged_into', value: ({ mergedInto }) => mergedInto },
    { key: 'votes', label: 'votes', value: ({ votes }) => votes },
    { key: 'ground', label: 'ground', value: ({ ground }) => ground },
    { key: 'ground_text', label: 'ground_text', value: ({ ground }) => (ground === null ? null : words.ground[ground]) },
    { key: 'reason', label: 'reason', value: ({ reason }) => reason },
    { key: 'second_opinion', label: 'second_opinion', value: ({ secondOpinion }) => secondOpinion },
    { key: 'acting_as', label: 'acting_as', value: ({ actingAs }) => actingAs },
    { key: 'text', label: 'text', value: (row) => (row.statement === null ? null : publicTextOf(row)) },
  ];
}
