/** What came in on a consultation, for staff; nothing of who sent it. */
import { findConsultation, getAnyConsultation, ways } from '#domains/consultation';
import type { PageBlock } from '#platform/domain';
import { type Ask, json, page, Refusal, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { type Column, csvReply } from '#platform/table';
import { z } from 'zod';
import { type IntakeChoice, intakeSorts, type Listed, states } from './intake.ts';
import { IntakeBlock, IntakeListView } from './intake-list.view.tsx';
import { listIntake } from './intake.store.ts';
import { countWaiting } from './letter.store.ts';
import { submissionsPath } from './moderation.ts';
import { listModeration } from './moderation.store.ts';
import { countSubmissions } from './submission.store.ts';
import { sentence } from './text.ts';

export const intakeQuery = z.object({
  way: z.enum(ways).optional(),
  state: z.enum(states).optional(),
  late: z.literal('yes').optional(),
  copies: z.literal('yes').optional(),
  text: z.string().max(200).optional(),
  sort: z.enum(intakeSorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

const rowsPerPage = 50;

export async function showIntake(ask: Ask<z.output<typeof intakeQuery>>): Promise<Reply> {
  const consultation = await getAnyConsultation(ask.db, ask.params.slug!);
  const { slug } = consultation;
  ask.telling.subject = `consultation ${slug}`;
  const choice: IntakeChoice = { ...ask.query, sort: ask.query.sort ?? 'received', order: ask.query.order ?? 'desc', page: ask.query.page ?? 1 };
  const { rows, found } = await listIntake(ask.db, consultation.id, choice, ask.format === 'html' ? rowsPerPage : null);
  if (ask.format === 'csv') return csvReply(`submissions-${slug}.csv`, columns, rows);
  if (ask.format === 'json') return json({ consultation: slug, total: found, submissions: rows.map((row) => Object.fromEntries(columns.map(({ key, value }) => [key, value(row)]))) });
  const pages = Math.ceil(found / rowsPerPage);
  if (choice.page > 1 && rows.length === 0) throw new Refusal(404, 'page-not-found', sentence((words) => words.intake.noPage));
  return page(<IntakeListView view={ask} consultation={consultation} choice={choice} rows={rows} found={found} pages={pages} href={({ format, ...change }) => ask.href(intakeHref(slug, { ...choice, ...change }, format))} />);
}

function intakeHref(slug: string, { way, state, late, copies, text, sort, order, page: number }: IntakeChoice, format?: string): string {
  const usual = sort === 'received' && order === 'desc';
  return withQuery(submissionsPath(slug), { way, state, late, copies, text, sort: usual ? undefined : sort, order: usual ? undefined : order, page: number === 1 ? undefined : number, format });
}

/** Without the texts: people write their names into them. */
const columns: Column<Listed>[] = [
  { key: 'number', label: 'number', value: ({ id }) => id },
  { key: 'way', label: 'way', value: ({ way }) => way },
  { key: 'received_on', label: 'received_on', value: ({ receivedOn }) => receivedOn },
  { key: 'late', label: 'late', value: ({ late }) => late },
  { key: 'state', label: 'state', value: ({ state }) => state },
  { key: 'opinions', label: 'opinions', value: ({ opinions }) => opinions },
  { key: 'copies', label: 'copies', value: ({ copies }) => copies },
  { key: 'attachments', label: 'attachments', value: ({ attachments }) => attachments },
  { key: 'revision', label: 'revision', value: ({ revision }) => revision },
];

export const intakeBlock: PageBlock = {
  page: 'consultation-work',
  place: 'top',
  order: 5,
  reads: [],
  async render(ask, { consultation }) {
    if (!consultation || (await findConsultation(ask.db, consultation.slug)) === null) return null;
    const [submissions, log, waiting] = [await countSubmissions(ask.db, consultation.id), await listModeration(ask.db, consultation.id), await countWaiting(ask.db)];
    return <IntakeBlock view={ask} slug={consultation.slug} count={submissions} hasLog={log.length > 0} waiting={waiting} />;
  },
};
