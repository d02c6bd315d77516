/** The staff's list of indicators, and what waits among them. */
import { answersFor, holds, type Principal } from '#platform/access';
import { fiscalYearOf, foldForSearch } from '#domains/civic';
import type { DeskItem } from '#platform/domain';
import { json, page, Refusal, signedIn, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { csvReply, type Column } from '#platform/table';
import { z } from 'zod';
import { indicatorFormPath, staffListPath } from './address.ts';
import type { Indicator, PlanYears } from './indicator.ts';
import { findPlanYears, listAllIndicators } from './indicator.store.ts';
import { NoPlanView } from './public-list.view.tsx';
import { type StaffChoice, type StaffListed, StaffListView } from './staff-list.view.tsx';
import { listSubjectKeysOf, listSubjects, type SubjectInForce, subjectKey } from './subject.store.ts';
import { sentence } from './text.ts';

export const staffListQuery = z.object({
  scope: z.enum(['mine', 'all']).optional(),
  subject: z.string().max(60).optional(),
  missing: z.literal('yes').optional(),
  done: z.literal('added').optional(),
  text: z.string().max(200).optional(),
  sort: z.enum(['name', 'subject', 'changed']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

const rowsPerPage = 50;

export async function showStaffList(ask: Ask<z.output<typeof staffListQuery>>): Promise<Reply> {
  const principal = signedIn(ask);
  const plan = await findPlanYears(ask.db);
  if (plan === null) return ask.format === 'csv' ? csvReply('indicators-staff.csv', columns, []) : ask.format === 'json' ? json({ total: 0, indicators: [] }) : page(<NoPlanView view={ask} />);
  const subjects = await listSubjects(ask.db);
  const mine = await keysOf(ask.db, subjects, principal);
  const { done, ...asked } = ask.query;
  const choice: StaffChoice = { ...asked, scope: ask.query.scope ?? (holds(principal, 'member', 'head') && !holds(principal, 'planning') ? 'mine' : 'all'), order: ask.query.order ?? 'asc', page: ask.query.page ?? 1 };
  const listed = inOrder((await listAllIndicators(ask.db)).map((indicator) => listedOf(indicator, subjects)).filter((one) => fits(one, choice, mine, yearToEnter(plan, ask.clock.today()))), choice);
  if (ask.format === 'csv') return csvReply('indicators-staff.csv', columns, listed);
  if (ask.format === 'json') return json({ total: listed.length, indicators: listed.map(({ indicator, name }) => ({ id: indicator.id, name: indicator.name, of: subjectKey(indicator.subject), subject: name, ended: indicator.ended, url: `${ask.site.origin}${indicatorFormPath(indicator.id)}` })) });
  const pages = Math.ceil(listed.length / rowsPerPage);
  if (choice.page > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.unknownPage(choice.page)));
  const mayAdd = toChoose(subjects.filter(({ subject }) => holds(principal, 'planning') || mine.has(subjectKey(subject))), mine);
  return page(
    <StaffListView
      view={ask}
      choice={choice}
      listed={listed.slice((choice.page - 1) * rowsPerPage, choice.page * rowsPerPage)}
      found={listed.length}
      pages={pages}
      mayAdd={mayAdd.map(({ subject, name }) => ({ key: subjectKey(subject), name: `${subjectKey(subject)} ${name}`, isMeasure: subject.programmeNumber === null }))}
      added={done === 'added'}
      href={({ format, ...change }) => ask.href(listHref({ ...choice, ...change }, format))}
    />,
  );
}

/** Programmes before measures, and of each the person's own first. */
function toChoose(subjects: readonly SubjectInForce[], mine: ReadonlySet<string>): SubjectInForce[] {
  const rank = ({ subject }: SubjectInForce) => (subject.programmeNumber === null ? 2 : 0) + (mine.has(subjectKey(subject)) ? 0 : 1);
  return subjects.toSorted((one, other) => rank(one) - rank(other));
}

export async function deskItems(ask: Ask): Promise<DeskItem[]> {
  const { principal } = ask;
  const plan = principal === null || !holds(principal, 'member', 'head') ? null : await findPlanYears(ask.db);
  if (principal === null || plan === null) return [];
  const subjects = await listSubjects(ask.db);
  const mine = await keysOf(ask.db, subjects, principal);
  const choice: StaffChoice = { scope: 'mine', missing: 'yes', order: 'asc', page: 1 };
  const waiting = (await listAllIndicators(ask.db)).map((indicator) => listedOf(indicator, subjects)).filter((one) => fits(one, choice, mine, yearToEnter(plan, ask.clock.today())));
  return waiting.length === 0 ? [] : [{ title: sentence((words) => words.desk.actuals), path: listHref(choice), count: waiting.length }];
}

function keysOf(db: Ask['db'], subjects: readonly SubjectInForce[], principal: Principal): Promise<Set<string>> {
  return listSubjectKeysOf(db, subjects, (ids) => answersFor(principal, ids, 'member', 'head'));
}

/** The newest year that is over; null before the plan's first is. */
function yearToEnter(plan: PlanYears, today: string): number | null {
  const year = Math.min(plan.last, fiscalYearOf(today) - 1);
  return year < plan.first ? null : year;
}

function listedOf(indicator: Indicator, subjects: readonly SubjectInForce[]): StaffListed {
  const found = subjects.find(({ subject }) => subjectKey(subject) === subjectKey(indicator.subject));
  return { indicator, name: found?.name ?? subjectKey(indicator.subject) };
}

function fits({ indicator, name }: StaffListed, choice: StaffChoice, mine: ReadonlySet<string>, year: number | null): boolean {
  const key = subjectKey(indicator.subject);
  if (choice.scope === 'mine' && !mine.has(key)) return false;
  if (choice.subject !== undefined && key !== choice.subject) return false;
  if (choice.missing === 'yes' && (indicator.ended || indicator.sourceKey !== null || year === null || indicator.actuals[year] !== undefined)) return false;
  return choice.text === undefined || foldForSearch(`${indicator.name} ${name}`).includes(foldForSearch(choice.text));
}

function inOrder(listed: StaffListed[], { sort, order }: StaffChoice): StaffListed[] {
  if (sort === undefined) return listed;
  const sign = order === 'asc' ? 1 : -1;
  const key = ({ indicator, name }: StaffListed) => (sort === 'name' ? indicator.name : sort === 'subject' ? name : indicator.changedAt.toISOString());
  return listed.toSorted((one, other) => sign * key(one).localeCompare(key(other), 'ja'));
}

function listHref({ scope, subject, missing, text, sort, order, page: number }: StaffChoice, format?: string): string {
  return withQuery(staffListPath, { scope, subject, missing, text, sort, order: sort === undefined || order === 'asc' ? undefined : order, page: number === 1 ? undefined : number, format });
}

const columns: Column<StaffListed>[] = [
  { key: 'id', label: 'id', value: ({ indicator }) => indicator.id },
  { key: 'of', label: 'of', value: ({ indicator }) => subjectKey(indicator.subject) },
  { key: 'subject', label: 'subject', value: ({ name }) => name },
  { key: 'name', label: 'name', value: ({ indicator }) => indicator.name },
  { key: 'kind', label: 'kind', value: ({ indicator }) => indicator.kind },
  { key: 'unit', label: 'unit', value: ({ indicator }) => indicator.unit },
  { key: 'ended', label: 'ended', value: ({ indicator }) => indicator.ended },
  { key: 'changed_at', label: 'changed_at', value: ({ indicator }) => indicator.changedAt.toISOString() },
];
