/** What a person may choose in the public list of reports, and what the list gives as data. */
import { z } from 'zod';
import { reportPath } from './address.ts';
import { type Entry, entrySorts } from './entry.ts';
import { periodKey } from './period.ts';
import { states } from './report.ts';

export const listConditions = {
  year: z.coerce.number().int().min(1873).max(2999).optional().describe('Fiscal year; 2026 begins in April 2026.'),
  half: z.coerce.number().int().min(1).max(2).optional().describe('1: April to September, 2: October to March.'),
  state: z.enum(states).optional(),
  measure: z.string().min(1).max(60).optional().describe('Code of a measure.'),
  department: z.string().min(1).max(100).optional().describe('Name of a department, or part of it.'),
};

export const progressListQuery = z.object({
  ...listConditions,
  text: z.string().max(200).optional(),
  sort: z.enum(entrySorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});
export type ListChoice = z.output<typeof progressListQuery>;

export const progressApiQuery = z.object({
  ...listConditions,
  programme: z.string().regex(/^P\d{4,9}$/).optional().describe('Number of a programme.'),
  limit: z.coerce.number().int().min(1).max(1_000).default(100).describe('How many items at most; up to 1000.'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('How many items to leave out first.'),
});

const item = z.object({
  number: z.string().describe('Number of the programme.'),
  name: z.string(),
  period: z.string().describe('2026-1: the first half of fiscal year 2026.'),
  fiscal_year: z.int(),
  half: z.int(),
  measure: z.object({ code: z.string(), name: z.string() }),
  departments: z.array(z.object({ bureau: z.string(), section: z.string().nullable() })),
  state: z.enum(states),
  done: z.string(),
  next: z.string(),
  links: z.array(z.object({ label: z.string(), url: z.string() })),
  published_at: z.iso.datetime(),
  published_as: z.string().describe('Role and department, never a name.'),
  corrections: z.int().describe('How often the published text was corrected.'),
  url: z.url(),
});
export const progressAnswer = z.object({ total: z.int(), limit: z.int(), offset: z.int(), items: z.array(item) });

export type PublicEntry = Entry & { published: NonNullable<Entry['published']> };

export function entryDocument(origin: string, { programme, period, published }: PublicEntry): z.input<typeof item> {
  return {
    number: programme.number,
    name: programme.name,
    period: periodKey(period),
    fiscal_year: period.year,
    half: period.half,
    measure: programme.measure,
    departments: programme.departments.map(({ bureau, section }) => ({ bureau, section })),
    state: published.state,
    done: published.done,
    next: published.next,
    links: published.links,
    published_at: published.publishedAt.toISOString(),
    published_as: published.actingAs,
    corrections: published.number - 1,
    url: `${origin}${reportPath(programme.number, period)}`,
  };
}
