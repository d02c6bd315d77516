/** Everything public of one call, gathered for its page and its JSON. */
import type { ProgrammeName } from '#domains/plan';
import type { PlainDate } from '#platform/clock';
import type { z } from 'zod';
import type { Change } from './change.ts';
import { type Consultation, sectionPath } from './consultation.ts';
import { type consultationAnswer, itemOf } from './consultation-list.ts';
import type { Rule } from './rule.ts';
import type { Telling } from './telling.ts';

export interface Whole {
  consultation: Consultation;
  /** The rule of the day on which it was announced: its words for the keys. */
  rule: Rule;
  programmes: ProgrammeName[];
  /** Whether its department can be followed: it answers for a programme of the plan in force. */
  departmentFollowed: boolean;
  tellings: Telling[];
  changes: Change[];
  documents: { key: string; title: string; audience: 'standard' | 'plain' | 'children'; version: number; publishedAt: Date; form: 'text' | 'pdf'; pages: number | null }[];
}

/** A word of the rule for one of its keys; the key itself where the rule no longer has it. */
export function labelOf(keyed: readonly { key: string; label: { ja: string; en: string } }[], key: string, lang: 'ja' | 'en'): string {
  return keyed.find((one) => one.key === key)?.label[lang] ?? key;
}

export function wholeDocument(origin: string, { consultation, rule, tellings, changes, documents }: Whole, today: PlainDate): z.input<typeof consultationAnswer> {
  const { purpose, contact, whoMay, ways, addresses, identity, exception, exceptionReason, cancelledAt, cancelReason, sourceUrl } = consultation;
  return {
    ...itemOf(origin, consultation, today),
    purpose,
    contact,
    who_may: whoMay.map((key) => ({ key, label: labelOf(rule.whoMay, key, 'ja') })),
    ways: ways.map((way) => ({ way, address: addresses[way] ?? null })),
    identity,
    told: tellings.map(({ body, toldOn }) => ({ body, label: labelOf(rule.toldBefore, body, 'ja'), on: toldOn })),
    exception: exception === null ? null : { key: exception, label: labelOf(rule.exceptions, exception, 'ja'), reason: exceptionReason ?? '' },
    documents: documents.map(({ key, title, audience, version, publishedAt }) => ({ key, title, audience, version, published_at: publishedAt.toISOString(), url: `${origin}${sectionPath(consultation.slug, key, null)}` })),
    changes: changes.map(({ fields, reason, actingAs, at }) => ({ fields: fields as Record<string, { before: string; after: string }>, reason, changed_as: actingAs, at: at.toISOString() })),
    cancelled_at: cancelledAt?.toISOString() ?? null,
    cancel_reason: cancelReason,
    source_url: sourceUrl,
  };
}
