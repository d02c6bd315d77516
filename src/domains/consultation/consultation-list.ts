/** What a person may choose in the lists of calls, and what the lists give as data. */
import { foldForSearch, sortedByDay } from '#domains/civic';
import { departmentText } from '#domains/staff';
import { withQuery } from '#platform/query';
import type { Column } from '#platform/table';
import type { PlainDate } from '#platform/clock';
import { z } from 'zod';
import { listPath, staffListPath } from './address.ts';
import { type Consultation, consultationPath } from './consultation.ts';
import { openFirst, publicStages, type WorkStage, workStageOn, workStages } from './public-stage.ts';
import { identities, ways } from './rule.ts';

export const listSorts = ['subject', 'opens', 'closes'] as const;
export type ListSort = (typeof listSorts)[number];

const conditions = {
  year: z.coerce.number().int().min(1873).max(2999).optional().describe('Fiscal year; 2026 begins in April 2026.'),
  department: z.string().min(1).max(100).optional().describe('Name of a department, or part of it.'),
};
const order = {
  text: z.string().max(200).optional(),
  sort: z.enum(listSorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
};

export const publicListQuery = z.object({ stage: z.enum(publicStages).optional(), ...conditions, ...order });
export const staffListQuery = z.object({ stage: z.enum(workStages).optional(), scope: z.enum(['mine', 'all']).optional(), lacking: z.enum(['yes', 'no']).optional(), ...conditions, ...order });
export type ListChoice = Partial<z.output<typeof staffListQuery>>;

export const apiListQuery = z.object({
  stage: z.enum(publicStages).optional(),
  ...conditions,
  programme: z.string().regex(/^P\d{4,9}$/).optional().describe('Number of a programme that is served.'),
  limit: z.coerce.number().int().min(1).max(1_000).default(100).describe('How many items at most; up to 1000.'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('How many items to leave out first.'),
});

/** Those that fit, what is open first unless sorted otherwise. */
export function chosen(all: readonly Consultation[], choice: ListChoice & { programme?: string }, today: PlainDate): Consultation[] {
  return sorted(openFirst(all, today).filter((one) => fits(one, choice, today)), choice.sort, choice.order ?? 'asc');
}

function fits(one: Consultation, { stage, year, department, text, programme }: ListChoice & { programme?: string }, today: PlainDate): boolean {
  if (stage !== undefined && workStageOn(one, today) !== stage) return false;
  if (year !== undefined && one.fiscalYear !== year) return false;
  if (programme !== undefined && !one.programmes.includes(programme)) return false;
  if (department !== undefined && !foldForSearch(departmentText(one.department)).includes(foldForSearch(department))) return false;
  const said = foldForSearch(`${one.slug} ${one.subject} ${one.purpose} ${departmentText(one.department)}`);
  return (text ?? '').split(/\s+/).every((word) => said.includes(foldForSearch(word)));
}

function sorted(list: Consultation[], by: ListSort | undefined, direction: 'asc' | 'desc'): Consultation[] {
  if (by === undefined) return list;
  if (by === 'subject') return list.toSorted((one, other) => (direction === 'asc' ? 1 : -1) * one.subject.localeCompare(other.subject, 'ja'));
  return sortedByDay(list, by === 'opens' ? ({ opensOn }) => opensOn : ({ closesOn }) => closesOn, direction);
}

export function listHref(choice: ListChoice, format?: string): string {
  return withQuery(listPath, { ...queryOf(choice), format });
}

export function staffListHref(choice: ListChoice, format?: string): string {
  return withQuery(staffListPath, { scope: choice.scope, lacking: choice.lacking, ...queryOf(choice), format });
}

function queryOf({ stage, year, department, text, sort, order: direction, page }: ListChoice): Record<string, string | number | undefined> {
  return { stage, year, department, text, sort, order: sort === undefined || direction === 'asc' ? undefined : direction, page: page === 1 ? undefined : page };
}

export const consultationItem = z.object({
  slug: z.string().describe('Fiscal year and number, 2026-3.'),
  subject: z.string(),
  stage: z.enum(publicStages).describe('waiting: closed, its result is not yet published; released: with its result.'),
  fiscal_year: z.int(),
  department: z.object({ bureau: z.string(), section: z.string().nullable() }),
  opens_on: z.iso.date().nullable().describe('First day, in Asia/Tokyo; null where an old publication does not say.'),
  closes_on: z.iso.date().nullable().describe('Last day; it counts to its end.'),
  programmes: z.array(z.string()).describe('Numbers of the programmes of the plan that it serves.'),
  announced_at: z.iso.datetime(),
  result_at: z.iso.datetime().nullable(),
  source: z.enum(['own', 'past']),
  url: z.url(),
});
export const consultationsAnswer = z.object({ total: z.int(), limit: z.int(), offset: z.int(), items: z.array(consultationItem) });

export const consultationAnswer = consultationItem.extend({
  purpose: z.string(),
  contact: z.string(),
  who_may: z.array(z.object({ key: z.string(), label: z.string() })),
  ways: z.array(z.object({ way: z.enum(ways), address: z.string().nullable() })),
  identity: z.enum(identities),
  told: z.array(z.object({ body: z.string(), label: z.string(), on: z.iso.date() })),
  exception: z.object({ key: z.string(), label: z.string(), reason: z.string() }).nullable(),
  documents: z.array(z.object({ key: z.string(), title: z.string(), audience: z.enum(['standard', 'plain', 'children']), version: z.int(), published_at: z.iso.datetime(), url: z.url() })),
  changes: z.array(z.object({ fields: z.record(z.string(), z.object({ before: z.string(), after: z.string() })), reason: z.string(), changed_as: z.string(), at: z.iso.datetime() })),
  cancelled_at: z.iso.datetime().nullable(),
  cancel_reason: z.string().nullable(),
  source_url: z.string().nullable(),
});

/** A public call as lists give it. */
export function itemOf(origin: string, one: Consultation, today: PlainDate): z.input<typeof consultationItem> {
  return {
    slug: one.slug,
    subject: one.subject,
    stage: workStageOn(one, today) as Exclude<WorkStage, 'draft'>,
    fiscal_year: one.fiscalYear,
    department: one.department,
    opens_on: one.opensOn,
    closes_on: one.closesOn,
    programmes: one.programmes,
    announced_at: one.announcedAt!.toISOString(),
    result_at: one.resultAt?.toISOString() ?? null,
    source: one.source,
    url: `${origin}${consultationPath(one.slug)}`,
  };
}

/** `today` decides the stage. */
export function csvColumns(origin: string, today: PlainDate): Column<Consultation>[] {
  const column = (key: string, value: Column<Consultation>['value']): Column<Consultation> => ({ key, label: key, value });
  return [
    column('slug', ({ slug }) => slug),
    column('subject', ({ subject }) => subject),
    column('stage', (one) => workStageOn(one, today)),
    column('fiscal_year', ({ fiscalYear }) => fiscalYear),
    column('department', ({ department }) => departmentText(department)),
    column('opens_on', ({ opensOn }) => opensOn),
    column('closes_on', ({ closesOn }) => closesOn),
    column('programmes', ({ programmes }) => programmes.join('、')),
    column('announced_at', ({ announcedAt }) => announcedAt?.toISOString()),
    column('result_at', ({ resultAt }) => resultAt?.toISOString()),
    column('source', ({ source }) => source),
    column('url', ({ slug }) => `${origin}${consultationPath(slug)}`),
  ];
}
