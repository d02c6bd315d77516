/** All calls for staff, drafts too. */
import { holds } from '#platform/access';
import { json, page, Refusal, signedIn, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import type { z } from 'zod';
import type { Consultation } from './consultation.ts';
import { chosen, csvColumns, type staffListQuery, staffListHref } from './consultation-list.ts';
import { listWork, type Listed } from './staff-list.store.ts';
import { StaffListView } from './staff-list.view.tsx';
import { sentence } from './text.ts';

const rowsPerPage = 50;

export async function showStaffList(ask: Ask<z.output<typeof staffListQuery>>): Promise<Reply> {
  const principal = signedIn(ask);
  const today = ask.clock.today();
  const work = await listWork(ask.db, principal, today);
  const scope = ask.query.scope ?? (holds(principal, 'member', 'head') && !holds(principal, 'planning') ? 'mine' : 'all');
  const choice = { ...ask.query, scope, page: ask.query.page ?? 1 };
  const fitting = work.filter(({ mine, lacking }) => (scope === 'all' || mine) && fitsLacking(choice.lacking, lacking));
  const bySlug = new Map(fitting.map((listed) => [listed.consultation.slug, listed]));
  const found = chosen(draftsFirst(fitting), choice, today).map(({ slug }) => bySlug.get(slug)!);
  if (ask.format === 'csv') return csvReply('consultations-staff.csv', columns(ask.site.origin, today), found);
  if (ask.format === 'json') return json({ total: found.length, consultations: found.map(documentOf) });
  const pages = Math.ceil(found.length / rowsPerPage);
  if (choice.page > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.list.unknownPage(choice.page)));
  return page(
    <StaffListView
      view={ask}
      today={today}
      choice={choice}
      years={[...new Set(work.map(({ consultation }) => consultation.fiscalYear))].toSorted((one, other) => other - one)}
      rows={found.slice((choice.page - 1) * rowsPerPage, choice.page * rowsPerPage)}
      found={found.length}
      pages={pages}
      mayMake={holds(principal, 'member', 'head', 'planning')}
      setsRule={holds(principal, 'planning')}
      isAny={work.length > 0}
      href={({ format, ...change }) => ask.href(staffListHref({ ...choice, ...change }, format))}
    />,
  );
}

function fitsLacking(asked: 'yes' | 'no' | undefined, lacking: number | null): boolean {
  return asked === undefined || (lacking !== null && lacking > 0 === (asked === 'yes'));
}

/** What is being written stands before what is over. */
function draftsFirst(listed: readonly Listed[]): Consultation[] {
  return [...listed.filter(({ stage }) => stage === 'draft'), ...listed.filter(({ stage }) => stage !== 'draft')].map(({ consultation }) => consultation);
}

function documentOf({ consultation, stage, lacking }: Listed): object {
  const { slug, subject, fiscalYear, department, opensOn, closesOn, programmes, announcedAt, revision } = consultation;
  return { slug, subject, stage, fiscal_year: fiscalYear, department, opens_on: opensOn, closes_on: closesOn, programmes, announced_at: announcedAt, revision, lacking };
}

function columns(origin: string, today: string): Column<Listed>[] {
  return [
    ...csvColumns(origin, today).map((column) => ({ ...column, value: ({ consultation }: Listed) => column.value(consultation) })),
    { key: 'lacking', label: 'lacking', value: ({ lacking }) => lacking },
  ];
}
