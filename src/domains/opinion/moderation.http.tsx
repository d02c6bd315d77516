/** The public log of what was set aside. */
import { getConsultation } from '#domains/consultation';
import type { PageBlock } from '#platform/domain';
import { type Ask, json, page, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { type Column, csvReply } from '#platform/table';
import { z } from 'zod';
import { asideNow, type ModerationEntry, moderationPath } from './moderation.ts';
import { listModeration } from './moderation.store.ts';
import { type LogChoice, ModerationBlock, ModerationLogView } from './moderation.view.tsx';
import { text } from './text.ts';

export const moderationQuery = z.object({ sort: z.enum(['at', 'number']).optional(), order: z.enum(['asc', 'desc']).optional() });

export async function showModerationLog(ask: Ask<z.output<typeof moderationQuery>>): Promise<Reply> {
  const slug = ask.params.slug!;
  const consultation = await getConsultation(ask.db, slug);
  const choice: LogChoice = { sort: ask.query.sort ?? 'at', order: ask.query.order ?? 'desc' };
  const all = await listModeration(ask.db, consultation.id);
  const turn = choice.order === 'asc' ? 1 : -1;
  const entries = all.toSorted((one, other) => turn * (choice.sort === 'at' ? one.at.getTime() - other.at.getTime() || one.id - other.id : one.submissionId - other.submissionId || one.id - other.id));
  if (ask.format === 'csv') return csvReply(`moderation-${slug}.csv`, columnsIn(ask.lang), entries);
  if (ask.format === 'json') return json({ consultation: slug, aside_now: asideNow(all).length, entries: entries.map(({ at, submissionId, act, ground, reason, actingAs }) => ({ at, number: submissionId, act, ground, reason, acting_as: actingAs })) });
  return page(<ModerationLogView view={ask} consultation={consultation} entries={entries} choice={choice} href={({ format, ...change }) => ask.href(logHref(slug, { ...choice, ...change }, format))} />);
}

function logHref(slug: string, { sort, order }: LogChoice, format?: string): string {
  return withQuery(moderationPath(slug), { sort: sort === 'at' ? undefined : sort, order: order === 'desc' ? undefined : order, format });
}

function columnsIn(lang: Ask['lang']): Column<ModerationEntry>[] {
  const words = text(lang).moderation;
  return [
    { key: 'at', label: 'at', value: ({ at }) => at.toISOString() },
    { key: 'number', label: 'number', value: ({ submissionId }) => submissionId },
    { key: 'act', label: 'act', value: ({ act }) => act },
    { key: 'ground', label: 'ground', value: ({ ground }) => ground },
    { key: 'ground_text', label: 'ground_text', value: ({ ground }) => words.ground[ground] },
    { key: 'reason', label: 'reason', value: ({ reason }) => reason },
    { key: 'acting_as', label: 'acting_as', value: ({ actingAs }) => actingAs },
  ];
}

export const moderationBlock: PageBlock = {
  page: 'consultation',
  place: 'end',
  order: 60,
  reads: ['opinion'],
  async render(ask, { consultation }) {
    if (!consultation || (await listModeration(ask.db, consultation.id)).length === 0) return null;
    return <ModerationBlock view={ask} slug={consultation.slug} />;
  },
};
