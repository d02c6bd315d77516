/** A result as data: what the record proves, and what the public reads as JSON. */
import { createHash } from 'node:crypto';
import type { Consultation } from '#domains/consultation';
import { resultReplyPath } from './address.ts';
import type { Correction, Released, ResultReply } from './result.ts';

type UnitRow = { text: string; same: number };

/**
 * SHA-256 of the opinions under a reply: of the JSON `[{"same":1,"text":"…"},…]` in their order, members sorted and no spaces
 * (RFC 8785). The record keeps this instead of thousands of texts; whoever has the result's JSON can compute it.
 */
export function unitsSha256(units: readonly UnitRow[]): string {
  return createHash('sha256').update(JSON.stringify(units.map(({ same, text }) => ({ same, text })))).digest('hex');
}

export interface ReplyWithUnits {
  reply: ResultReply;
  units: readonly UnitRow[];
}

function replyDocument({ reply, units }: ReplyWithUnits) {
  const { number, item, heading, documentKey, anchor, outcome, text, passages, programmes, bureau, section } = reply;
  return {
    number, item, heading,
    about: documentKey === null ? null : { document: documentKey, section: anchor },
    outcome: { key: outcome.key, kind: outcome.kind, label: outcome.label },
    text, passages, programmes,
    department: [bureau, section].filter(Boolean).join(' '),
    units: reply.units,
    opinions_sha256: unitsSha256(units),
  };
}

/** The whole result without the opinions' texts, each list of which stands by its hash. */
export function releasedDocument({ slug, subject }: Pick<Consultation, 'slug' | 'subject'>, { counts, nextSteps }: Pick<Released, 'counts' | 'nextSteps'>, replies: readonly ReplyWithUnits[]) {
  return { consultation: slug, subject, counts, next_steps: nextSteps, replies: replies.map(replyDocument) };
}

export function correctionDocument({ replyNumber, before, after, reason, at }: Correction) {
  return { reply: replyNumber, before, after, reason, at };
}

/** As it stands now, with every opinion and every correction. */
export function publicDocument(origin: string, consultation: Pick<Consultation, 'slug' | 'subject'>, release: Released, replies: readonly ReplyWithUnits[], corrections: readonly Correction[]) {
  const { slug, subject } = consultation;
  return {
    consultation: slug,
    subject,
    released_at: release.releasedAt,
    source: release.source,
    counts: release.counts,
    next_steps: release.nextSteps,
    replies: replies.map((each) => ({ ...replyDocument(each), opinions: each.units.map(({ text, same }) => ({ same, text })), url: `${origin}${resultReplyPath(slug, each.reply.number)}` })),
    corrections: corrections.map(correctionDocument),
  };
}
