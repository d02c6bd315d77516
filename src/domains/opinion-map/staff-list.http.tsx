/** All opinion maps for staff, drafts too. */
import { holds } from '#platform/access';
import { json, page, Refusal, signedIn, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import type { z } from 'zod';
import type { Conversation } from './conversation.ts';
import { chosen, csvColumns, type staffListQuery, staffListHref, type Waits } from './conversation-list.ts';
import { listWork, type Listed } from './staff-list.store.ts';
import { StaffListView } from './staff-list.view.tsx';
import { sentence } from './text.ts';
import { verifiesPeople } from './verifying.ts';

const rowsPerPage = 50;

export async function showStaffList(ask: Ask<z.output<typeof staffListQuery>>): Promise<Reply> {
  const principal = signedIn(ask);
  const today = ask.clock.today();
  const work = await listWork(ask.db, principal, { today, verifies: verifiesPeople(ask.site) });
  const scope = ask.query.scope ?? (holds(principal, 'member', 'head') && !holds(principal, 'planning') ? 'mine' : 'all');
  const choice = { ...ask.query, scope, page: ask.query.page ?? 1 };
  const fitting = work.filter((listed) => (scope === 'all' || listed.mine) && (choice.waits === undefined || waitsFor(listed, choice.waits)));
  const bySlug = new Map(fitting.map((listed) => [listed.conversation.slug, listed]));
  const found = chosen(draftsFirst(fitting), choice, today).map(({ slug }) => bySlug.get(slug)!);
  if (ask.format === 'csv') return csvReply('opinion-maps-staff.csv', columns(ask.site.origin, today), found);
  if (ask.format === 'json') return json({ total: found.length, opinion_maps: found.map(documentOf) });
  const pages = Math.ceil(found.length / rowsPerPage);
  if (choice.page > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.conversation.list.unknownPage(choice.page)));
  return page(
    <StaffListView
      view={ask}
      today={today}
      choice={choice}
      years={[...new Set(work.map(({ conversation }) => conversation.fiscalYear))].toSorted((one, other) => other - one)}
      rows={found.slice((choice.page - 1) * rowsPerPage, choice.page * rowsPerPage)}
      found={found.length}
      pages={pages}
      mayMake={holds(principal, 'member', 'head', 'planning')}
      isAny={work.length > 0}
      href={({ format, ...change }) => ask.href(staffListHref({ ...choice, ...change }, format))}
    />,
  );
}

function waitsFor({ lacking, waiting, unanswered }: Listed, asked: Waits): boolean {
  if (asked === 'statements') return waiting > 0;
  if (asked === 'afterword') return unanswered;
  return lacking !== null && lacking > 0 === (asked === 'lacking');
}

/** What is being written stands before what is over. */
function draftsFirst(listed: readonly Listed[]): Conversation[] {
  return [...listed.filter(({ stage }) => stage === 'draft'), ...listed.filter(({ stage }) => stage !== 'draft')].map(({ conversation }) => conversation);
}

function documentOf({ conversation, stage, lacking, waiting }: Listed): object {
  const { slug, question, fiscalYear, department, opensOn, closesOn, access, programmes, announcedAt, revision } = conversation;
  return { slug, question, stage, fiscal_year: fiscalYear, department, opens_on: opensOn, closes_on: closesOn, access, programmes, announced_at: announcedAt, revision, lacking, waiting };
}

function columns(origin: string, today: string): Column<Listed>[] {
  return [
    ...csvColumns(origin, today).map((column) => ({ ...column, value: ({ conversation }: Listed) => column.value(conversation) })),
    { key: 'lacking', label: 'lacking', value: ({ lacking }) => lacking },
    { key: 'waiting', label: 'waiting', value: ({ waiting }) => waiting },
  ];
}
