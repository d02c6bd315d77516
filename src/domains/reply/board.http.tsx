/** The board, and the part of a consultation's page for staff where this work begins. */
import { listConsultationsById } from '#domains/consultation';
import type { PageBlock } from '#platform/domain';
import { json, page, type Ask, type Reply as HttpReply } from '#platform/http';
import { type Column, csvReply } from '#platform/table';
import { departmentName } from '#domains/plan';
import { consultationAsked } from './asked.store.ts';
import { boardColumns, boardOf, type BoardRow } from './board.ts';
import { listBoardCounts } from './board.store.ts';
import { BoardView, WorkBlock } from './board.view.tsx';
import { standingAtAGlance } from './standing.store.ts';

export async function showBoard(ask: Ask): Promise<HttpReply> {
  const consultation = await consultationAsked(ask);
  ask.telling.subject = `consultation ${consultation.slug}`;
  const { rows, unassigned } = boardOf(await listBoardCounts(ask.db, consultation.id, ask.clock.today()), consultation.department);
  const standing = await standingAtAGlance(ask.db, consultation.id);
  if (ask.format === 'csv') return csvReply(`board-${consultation.slug}.csv`, columns, rows);
  if (ask.format === 'json') {
    return json({
      consultation: consultation.slug,
      standing,
      unassigned: unassigned?.count ?? 0,
      departments: rows.map(({ department, counts, overdueUnits, overdueReplies, dueOn }) => ({ department, ...counts, overdue_units: overdueUnits, overdue_replies: overdueReplies, due_on: dueOn })),
    });
  }
  return page(<BoardView view={ask} consultation={consultation} today={ask.clock.today()} rows={rows} unassigned={unassigned} standing={standing} />);
}

const columns: Column<BoardRow>[] = [
  { key: 'department', label: 'department', value: ({ department }) => departmentName(department) },
  ...boardColumns.map((key): Column<BoardRow> => ({ key, label: key, value: ({ counts }) => counts[key] })),
  { key: 'overdue_units', label: 'overdue_units', value: ({ overdueUnits }) => overdueUnits },
  { key: 'overdue_replies', label: 'overdue_replies', value: ({ overdueReplies }) => overdueReplies },
  { key: 'due_on', label: 'due_on', value: ({ dueOn }) => dueOn },
];

/** On the consultation's page for staff: how far it is, and the way to each part of the work. */
export const workBlock: PageBlock = {
  page: 'consultation-work',
  place: 'middle',
  order: 40,
  reads: [],
  async render(ask, subject) {
    if (subject.consultation === undefined) return null;
    const [consultation] = await listConsultationsById(ask.db, [subject.consultation.id]);
    if (consultation === undefined || consultation.state === 'draft' || consultation.source === 'past') return null;
    return <WorkBlock view={ask} slug={consultation.slug} standing={await standingAtAGlance(ask.db, consultation.id)} />;
  },
};
