/** What waits for a person: to divide, to assign, to write, to approve. */
import { departmentsOfConsultation, listConsultations, stageOn } from '#domains/consultation';
import { answersFor, holds } from '#platform/access';
import type { DeskItem } from '#platform/domain';
import type { Ask } from '#platform/http';
import { withQuery } from '#platform/query';
import { assignedPath, splitListPath, unitListPath } from './address.ts';
import { listAssignedReplies } from './assigned-reply.store.ts';
import type { Waits } from './assigned.ts';
import { listBoardCounts } from './board.store.ts';
import { listClosed } from './closure.store.ts';
import { standingAtAGlance } from './standing.store.ts';
import { sentence } from './text.ts';

/** Dividing waits from the end of the period on: before it, what came in may still be added to. */
export async function deskItems(ask: Ask): Promise<DeskItem[]> {
  const { principal, db } = ask;
  if (principal === null || !holds(principal, 'member', 'head')) return [];
  const today = ask.clock.today();
  const closed = await listClosed(db);
  const items: DeskItem[] = [];
  for (const consultation of await listConsultations(db, { withDrafts: false })) {
    if (consultation.source === 'past' || closed.has(consultation.id) || stageOn(consultation, today) !== 'closed') continue;
    if (!answersFor(principal, (await departmentsOfConsultation(db, { slug: consultation.slug })) ?? [], 'member', 'head')) continue;
    const { unsplit } = await standingAtAGlance(db, consultation.id);
    const unassigned = (await listBoardCounts(db, consultation.id, today)).find(({ state }) => state === 'unassigned')?.count ?? 0;
    if (unsplit > 0) items.push({ title: sentence((words) => words.desk.split(consultation.subject)), path: splitListPath(consultation.slug), count: unsplit });
    if (unassigned > 0) items.push({ title: sentence((words) => words.desk.assign(consultation.subject)), path: withQuery(unitListPath(consultation.slug), { state: 'unassigned' }), count: unassigned });
  }
  const waiting = async (waits: Waits): Promise<DeskItem[]> => {
    const replies = await listAssignedReplies(db, principal, today, { waits, sort: 'due', order: 'asc' });
    const title = sentence((words) => words.desk[waits === 'approve' ? 'approve' : 'write']);
    return replies.length === 0 ? [] : [{ title, path: withQuery(assignedPath, { waits }), count: replies.length, dueOn: replies[0]!.dueOn ?? undefined }];
  };
  return [...items, ...(await waiting('write')), ...(holds(principal, 'head') ? await waiting('approve') : [])];
}
