/** What a person may choose in the lists of opinion maps, and what the lists give as data. */
import { foldForSearch, sortedByDay } from '#domains/civic';
import { departmentText } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import { withQuery } from '#platform/query';
import type { Column } from '#platform/table';
import { z } from 'zod';
import { listPath, mapPath, staffListPath } from './address.ts';
import { accesses, type Conversation, type Stage, stageOn } from './conversation.ts';

export const publicStages = ['open', 'upcoming', 'closed', 'cancelled'] as const;
/** Of staff, drafts too. */
export const workStages = ['draft', ...publicStages] as const;
export const waits = ['statements', 'lacking', 'ready', 'afterword'] as const;
export type Waits = (typeof waits)[number];

export const listSorts = ['question', 'opens', 'closes'] as const;
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
export const staffListQuery = z.object({ stage: z.enum(workStages).optional(), scope: z.enum(['mine', 'all']).optional(), waits: z.enum(waits).optional(), ...conditions, ...order });
export type ListChoice = Partial<z.output<typeof staffListQuery>>;

export const apiListQuery = z.object({
  stage: z.enum(publicStages).optional(),
  ...conditions,
  programme: z.string().regex(/^P\d{4,9}$/).optional().describe('Number of a programme that is served.'),
  limit: z.coerce.number().int().min(1).max(1_000).default(100).describe('How many items at most; up to 1000.'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('How many items to leave out first.'),
});

/** What one can do now first: open ones by their last day, then those to come by their first; then as they were. */
export function openFirst(conversations: readonly Conversation[], today: PlainDate): Conversation[] {
  const stages: Stage[] = ['open', 'upcoming'];
  const rank = (one: Conversation): number => (stages.indexOf(stageOn(one, today)) + stages.length + 1) % (stages.length + 1);
  const day = (one: Conversation): string => [one.closesOn ?? '', one.opensOn ?? '', ''][rank(one)]!;
  return conversations.toSorted((one, other) => rank(one) - rank(other) || (day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0));
}

/** Those that fit, what is open first unless sorted otherwise. */
export function chosen(all: readonly Conversation[], choice: ListChoice & { programme?: string }, today: PlainDate): Conversation[] {
  return sorted(openFirst(all, today).filter((one) => fits(one, choice, today)), choice.sort, choice.order ?? 'asc');
}

function fits(one: Conversation, { stage, year, department, text, programme }: ListChoice & { programme?: string }, today: PlainDate): boolean {
  if (stage !== undefined && stageOn(one, today) !== stage) return false;
  if (year !== undefined && one.fiscalYear !== year) return false;
  if (programme !== undefined && !one.programmes.includes(programme)) return false;
  if (department !== undefined && !foldForSearch(departmentText(one.department)).includes(foldForSearch(department))) return false;
  const said = foldForSearch([one.slug, one.question, one.questionEn, one.background, departmentText(one.department)].join(' '));
  return (text ?? '').split(/\s+/).every((word) => said.includes(foldForSearch(word)));
}

function sorted(list: Conversation[], by: ListSort | undefined, direction: 'asc' | 'desc'): Conversation[] {
  if (by === undefined) return list;
  if (by === 'question') return list.toSorted((one, other) => (direction === 'asc' ? 1 : -1) * one.question.localeCompare(other.question, 'ja'));
  return sortedByDay(list, by === 'opens' ? ({ opensOn }) => opensOn : ({ closesOn }) => closesOn, direction);
}

export function listHref(choice: ListChoice, format?: string): string {
  return withQuery(listPath, { ...queryOf(choice), format });
}

export function staffListHref(choice: ListChoice, format?: string): string {
  return withQuery(staffListPath, { scope: choice.scope, waits: choice.waits, ...queryOf(choice), format });
}

function queryOf({ stage, year, department, text, sort, order: direction, page }: ListChoice): Record<string, string | number | undefined> {
  return { stage, year, department, text, sort, order: sort === undefined || direction === 'asc' ? undefined : direction, page: page === 1 ? undefined : page };
}

export const conversationItem = z.object({
  slug: z.string().describe('Fiscal year and number, 2026-1.'),
  question: z.string(),
  question_en: z.string().nullable(),
  stage: z.enum(publicStages),
  fiscal_year: z.int(),
  department: z.object({ bureau: z.string(), section: z.string().nullable() }),
  opens_on: z.iso.date().nullable().describe('First day, in Asia/Tokyo.'),
  closes_on: z.iso.date().nullable().describe('Last day; it counts to its end.'),
  access: z.enum(accesses).describe('Who may take part. verified: has proved who they are; code: invited.'),
  moderation: z.enum(['before', 'after']).describe('Whether statements are looked at before or after they are shown.'),
  programmes: z.array(z.string()).describe('Numbers of the programmes of the plan that it serves.'),
  announced_at: z.iso.datetime(),
  url: z.url(),
});
export const conversationsAnswer = z.object({ total: z.int(), limit: z.int(), offset: z.int(), items: z.array(conversationItem) });

/** A public opinion map as lists give it. */
export function itemOf(origin: string, one: Conversation, today: PlainDate): z.input<typeof conversationItem> {
  return {
    slug: one.slug,
    question: one.question,
    question_en: one.questionEn,
    stage: stageOn(one, today) as (typeof publicStages)[number],
    fiscal_year: one.fiscalYear,
    department: one.department,
    opens_on: one.opensOn,
    closes_on: one.closesOn,
    access: one.access,
    moderation: one.moderation,
    programmes: one.programmes,
    announced_at: one.announcedAt!.toISOString(),
    url: `${origin}${mapPath(one.slug)}`,
  };
}

/** `today` decides the stage. */
export function csvColumns(origin: string, today: PlainDate): Column<Conversation>[] {
  const column = (key: string, value: Column<Conversation>['value']): Column<Conversation> => ({ key, label: key, value });
  return [
    column('slug', ({ slug }) => slug),
    column('question', ({ question }) => question),
    column('stage', (one) => stageOn(one, today)),
    column('fiscal_year', ({ fiscalYear }) => fiscalYear),
    column('department', ({ department }) => departmentText(department)),
    column('opens_on', ({ opensOn }) => opensOn),
    column('closes_on', ({ closesOn }) => closesOn),
    column('access', ({ access }) => access),
    column('moderation', ({ moderation }) => moderation),
    column('programmes', ({ programmes }) => programmes.join('、')),
    column('announced_at', ({ announcedAt }) => announcedAt?.toISOString()),
    column('url', ({ slug }) => `${origin}${mapPath(slug)}`),
  ];
}
