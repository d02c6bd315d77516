/** The search over all replies that are out: what one may choose, and what the list gives as data. */
import { z } from 'zod';
import { type Consultation, outcomeKinds } from '#domains/consultation';
import { resultReplyPath } from './address.ts';
import type { ResultReply } from './result.ts';

export const foundPath = '/consultations/results';
export const foundSorts = ['released', 'year', 'outcome', 'opinions'] as const;

const conditions = {
  text: z.string().max(200).optional(),
  outcome: z.enum(outcomeKinds).optional(),
  year: z.coerce.number().int().min(1900).max(2999).optional().describe('Fiscal year of the call.'),
  programme: z.string().max(20).optional().describe('Number of a programme.'),
  department: z.string().max(100).optional().describe('Name of a department, or part of it.'),
};

export const foundQuery = z.object({ ...conditions, sort: z.enum(foundSorts).optional(), order: z.enum(['asc', 'desc']).optional(), page: z.coerce.number().int().min(1).max(100_000).optional() });
export type FoundChoice = z.output<typeof foundQuery>;

export interface FoundReply {
  consultation: Pick<Consultation, 'id' | 'slug' | 'subject' | 'fiscalYear' | 'programmes'>;
  reply: ResultReply;
  source: 'own' | 'past';
  releasedAt: Date;
  /** The first of the opinions. */
  opinion: string;
}

export function foundDocument(origin: string, { consultation, reply, source, releasedAt, opinion }: FoundReply): object {
  return {
    consultation: consultation.slug,
    subject: consultation.subject,
    fiscal_year: consultation.fiscalYear,
    number: reply.number,
    item: reply.item,
    heading: reply.heading,
    outcome: reply.outcome,
    opinions: reply.units,
    first_opinion: opinion,
    reply: reply.text,
    programmes: [...new Set([...reply.programmes, ...consultation.programmes])],
    department: [reply.bureau, reply.section].filter(Boolean).join(' '),
    source,
    released_at: releasedAt.toISOString(),
    url: origin + resultReplyPath(consultation.slug, reply.number),
  };
}
