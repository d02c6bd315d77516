/** The list of a consultation's replies, and what is assigned to one's own departments in all consultations. */
import { listConsultationsById } from '#domains/consultation';
import { departmentName } from '#domains/plan';
import { json, page, Refusal, signedIn, type Ask, type Reply as HttpReply } from '#platform/http';
import { withQuery } from '#platform/query';
import { type Column, csvReply } from '#platform/table';
import { z } from 'zod';
import { assignedPath, replyListPath, replyPath } from './address.ts';
import { consultationAsked, departmentChoices, outcomesOf } from './asked.store.ts';
import { ownPart } from './assigned.store.ts';
import { assignedSorts, waitsOf, type AssignedChoice, type AssignedReply } from './assigned.ts';
import { AssignedView } from './assigned.view.tsx';
import { listAssignedReplies } from './assigned-reply.store.ts';
import type { Reply } from './reply.ts';
import { replySorts, replyStates, type ReplyChoice } from './reply-list.ts';
import { ReplyListView } from './reply-list.view.tsx';
import { listReplies } from './reply.store.ts';
import { sentence } from './text.ts';

export const replyListQuery = z.object({
  state: z.enum(replyStates).optional(),
  department: z.string().max(300).optional(),
  outcome: z.string().max(60).optional(),
  text: z.string().max(200).optional(),
  sort: z.enum(replySorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

const rowsPerPage = 50;

export async function showReplies(ask: Ask<z.output<typeof replyListQuery>>): Promise<HttpReply> {
  const consultation = await consultationAsked(ask);
  const { slug, id } = consultation;
  ask.telling.subject = `consultation ${slug}`;
  const choice = ask.query;
  const today = ask.clock.today();
  const only = await ownPart(ask.db, signedIn(ask), consultation);
  const number = choice.page ?? 1;
  const isFile = ask.format !== 'html';
  const { found, replies } = await listReplies(ask.db, { consultationId: id, own: consultation.department, choice, today, only, limit: isFile ? null : rowsPerPage, offset: isFile ? 0 : (number - 1) * rowsPerPage });
  const named = replies.map((reply) => ({ ...reply, department: reply.department ?? consultation.department }));
  if (ask.format === 'csv') return csvReply(`replies-${slug}.csv`, columns, named);
  if (ask.format === 'json') return json({ consultation: slug, total: found, replies: named.map((reply) => ({ ...replyJson(reply), url: `${ask.site.origin}${replyPath(slug, reply.number)}` })) });
  if (number > 1 && replies.length === 0) throw new Refusal(404, 'page-not-found', sentence((words) => words.unit.unknownPage(number)));
  return page(
    <ReplyListView
      view={ask}
      consultation={consultation}
      today={today}
      choice={choice}
      replies={named}
      found={found}
      pages={Math.ceil(found / rowsPerPage)}
      works={only === null}
      outcomes={await outcomesOf(ask.db, consultation, today)}
      departments={only ?? (await departmentChoices(ask.db, consultation, today))}
      href={({ format, ...change }) => ask.href(replyListHref(slug, { ...choice, ...change }, format))}
    />,
  );
}

function replyListHref(slug: string, { state, department, outcome, text, sort, order, page: number }: ReplyChoice, format?: string): string {
  return withQuery(replyListPath(slug), { state, department, outcome, text, sort, order: sort === undefined || order === 'asc' ? undefined : order, page: number === 1 ? undefined : number, format });
}

const columns: Column<Reply>[] = [
  { key: 'number', label: 'number', value: ({ number }) => number },
  { key: 'heading', label: 'heading', value: ({ heading }) => heading },
  { key: 'stage', label: 'stage', value: ({ stage }) => stage },
  { key: 'version', label: 'version', value: ({ version }) => version },
  { key: 'units', label: 'units', value: ({ units }) => units },
  { key: 'department', label: 'department', value: ({ department }) => (department === null ? '' : departmentName(department)) },
  { key: 'due_on', label: 'due_on', value: ({ dueOn }) => dueOn },
  { key: 'outcome', label: 'outcome', value: ({ outcome }) => outcome },
  { key: 'text', label: 'text', value: ({ text }) => text },
  { key: 'programmes', label: 'programmes', value: ({ programmes }) => programmes.join(' ') },
];

function replyJson({ number, heading, stage, version, units, department, dueOn, outcome, text, programmes, documentKey, anchor }: Reply): object {
  return { number, heading, stage, version, units, department, due_on: dueOn, outcome, text, programmes, section: documentKey === null ? null : { document: documentKey, anchor } };
}

export const assignedQuery = z.object({
  waits: z.enum(waitsOf).optional(),
  sort: z.enum(assignedSorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

/** Of all consultations: the replies of the person's own departments that are not approved, or all of them. */
export async function showAssigned(ask: Ask<z.output<typeof assignedQuery>>): Promise<HttpReply> {
  const { waits, sort = 'due', order = 'asc', page: number = 1 } = ask.query;
  const choice: AssignedChoice = { waits, sort, order, page: number };
  const found = await listAssignedReplies(ask.db, signedIn(ask), ask.clock.today(), choice);
  const subjects = new Map((await listConsultationsById(ask.db, [...new Set(found.map(({ consultationId }) => consultationId))])).map((one) => [one.id, one]));
  const rows = found.map((reply) => ({ ...reply, slug: subjects.get(reply.consultationId)!.slug, subject: subjects.get(reply.consultationId)!.subject }));
  if (ask.format === 'csv') return csvReply('assigned-replies.csv', [{ key: 'consultation', label: 'consultation', value: ({ slug }: AssignedReply) => slug }, ...columns], rows);
  if (ask.format === 'json') return json({ total: rows.length, replies: rows.map((reply) => ({ consultation: reply.slug, ...replyJson(reply), url: `${ask.site.origin}${replyPath(reply.slug, reply.number)}` })) });
  const pages = Math.ceil(rows.length / rowsPerPage);
  if (number > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.unit.unknownPage(number)));
  return page(<AssignedView view={ask} today={ask.clock.today()} choice={choice} rows={rows.slice((number - 1) * rowsPerPage, number * rowsPerPage)} found={rows.length} pages={pages} href={({ format, ...change }) => ask.href(assignedHref({ ...choice, ...change }, format))} />);
}

function assignedHref({ waits, sort, order, page: number }: AssignedChoice, format?: string): string {
  return withQuery(assignedPath, { waits, sort: sort === 'due' ? undefined : sort, order: order === 'asc' ? undefined : order, page: number === 1 ? undefined : number, format });
}
