/** Everything public of one opinion map besides its votes, gathered for its page and its JSON. */
import type { ProgrammeName } from '#domains/plan';
import type { PlainDate } from '#platform/clock';
import type { Lang } from '#platform/http';
import { z } from 'zod';
import { mapPath, moderationPath, partPath, reportPath, resultPath, statementsPath } from './address.ts';
import type { Change } from './change.ts';
import type { Conversation } from './conversation.ts';
import { conversationItem, itemOf } from './conversation-list.ts';

export interface Whole {
  conversation: Conversation;
  programmes: ProgrammeName[];
  changes: Change[];
  hasReport: boolean;
  /** When hours and order of votes were wiped; null: not yet. */
  orderWipedAt: Date | null;
}

export const conversationAnswer = conversationItem.extend({
  background: z.string(),
  background_en: z.string().nullable(),
  rules: z.string().describe('Rules by which statements are looked at, in plain words.'),
  rules_en: z.string().nullable(),
  contact: z.string(),
  length_max: z.int().describe('Characters (graphemes) of a statement at most.'),
  write_after: z.int().describe('Votes after which people are offered to write.'),
  shows: z.enum(['live', 'end']).describe('Whether the result is public while votes come in.'),
  channels: z.array(z.object({ key: z.string(), label: z.object({ ja: z.string(), en: z.string() }) })).describe('Ways people come; the key stands in links as ?from=.'),
  seed: z.int().describe('What everything drawn by lot begins with.'),
  changes: z.array(z.object({ fields: z.record(z.string(), z.object({ before: z.string(), after: z.string() })), reason: z.string(), changed_as: z.string(), at: z.iso.datetime() })),
  order_wiped_at: z.iso.datetime().nullable().describe('When hours and order of votes were wiped, after the end.'),
  cancelled_at: z.iso.datetime().nullable(),
  cancel_reason: z.string().nullable(),
  links: z.object({ take_part: z.url(), result: z.url(), statements: z.url(), moderation: z.url(), report: z.url().nullable() }),
});

export function wholeDocument(origin: string, { conversation, changes, hasReport, orderWipedAt }: Whole, today: PlainDate): z.input<typeof conversationAnswer> {
  const { slug, background, backgroundEn, rules, rulesEn, contact, lengthMax, writeAfter, shows, channels, seed, cancelledAt, cancelReason } = conversation;
  const url = (path: string): string => `${origin}${path}`;
  return {
    ...itemOf(origin, conversation, today),
    background,
    background_en: backgroundEn,
    rules,
    rules_en: rulesEn,
    contact,
    length_max: lengthMax,
    write_after: writeAfter,
    shows,
    channels,
    seed,
    changes: changes.map(({ fields, reason, actingAs, at }) => ({ fields: fields as Record<string, { before: string; after: string }>, reason, changed_as: actingAs, at: at.toISOString() })),
    order_wiped_at: orderWipedAt?.toISOString() ?? null,
    cancelled_at: cancelledAt?.toISOString() ?? null,
    cancel_reason: cancelReason,
    links: { take_part: url(partPath(slug)), result: url(resultPath(slug)), statements: url(statementsPath(slug)), moderation: url(moderationPath(slug)), report: hasReport ? url(reportPath(slug)) : null },
  };
}

/** A text of the city for a reader: its own language where the city wrote it. */
export function inLanguage(japanese: string, english: string | null, lang: Lang): { text: string; lang: Lang } {
  return lang === 'en' && english !== null ? { text: english, lang: 'en' } : { text: japanese, lang: 'ja' };
}

/** Address of the page for those who come by one of its ways. */
export function arrivalUrl(origin: string, slug: string, from: string): string {
  return `${origin}${mapPath(slug)}?from=${from}`;
}
