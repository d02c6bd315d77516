import { z } from 'zod';
import { json, page, Refusal, seeOther, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import { holds } from '#platform/access';
import { withQuery } from '#platform/query';
import { DraftListView } from './draft-list.view.tsx';
import { findOpenDraft, insertDraft, listDrafts } from './draft.store.ts';
import { draftPath, type ListedDraft } from './draft.ts';
import { findEdition, findEditionByYears, listEditions } from './edition.store.ts';
import type { Edition } from './edition.ts';
import { loadBook } from './ledger.store.ts';
import { sentence } from './text.ts';

export const draftListQuery = z.object({
  text: z.string().max(200).optional(),
  state: z.enum(['writing', 'scheduled', 'published', 'discarded']).optional(),
  sort: z.enum(['slug', 'title', 'state', 'created']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

const rowsPerPage = 50;
const path = '/staff/plan/drafts';

export async function showDrafts(ask: Ask<z.output<typeof draftListQuery>>): Promise<Reply> {
  const { page: number = 1, ...choice } = ask.query;
  const whole = ask.format !== 'html';
  const { found, drafts } = await listDrafts(ask.db, whole ? choice : { ...choice, limit: rowsPerPage, offset: (number - 1) * rowsPerPage });
  if (ask.format === 'csv') return csvReply('drafts.csv', columns, drafts);
  if (ask.format === 'json') return json({ total: found, drafts: drafts.map((draft) => Object.fromEntries(columns.map(({ key, value }) => [key, value(draft)]))) });
  if (drafts.length === 0 && number > 1) throw new Refusal(404, 'page-not-found', sentence((words) => words.draft.unknownPage(number)));
  const formers = holds(ask.principal ?? { posts: [] }, 'planning') ? await listFormers(ask) : null;
  const href = (change: Record<string, string | number | undefined>): string => ask.href(withQuery(path, { ...ask.query, ...change }));
  return page(<DraftListView view={ask} drafts={drafts} found={found} formers={formers} choice={ask.query} pageNumber={number} pages={Math.ceil(found / rowsPerPage)} href={href} />);
}

const columns: Column<ListedDraft>[] = [
  { key: 'edition', label: 'edition', value: (row) => row.slug },
  { key: 'title', label: 'title', value: (row) => row.title },
  { key: 'plan', label: 'plan', value: (row) => row.plan.slug },
  { key: 'kind', label: 'kind', value: (row) => row.plan.kind },
  { key: 'former', label: 'former', value: (row) => row.former.slug },
  { key: 'state', label: 'state', value: (row) => row.state },
  { key: 'publish_on', label: 'publish_on', value: (row) => row.publishOn },
  { key: 'programmes', label: 'programmes', value: (row) => row.rows },
  { key: 'departments', label: 'departments', value: (row) => row.departments },
  { key: 'accepted', label: 'accepted', value: (row) => row.accepted },
  { key: 'created_at', label: 'created_at', value: (row) => row.createdAt.toISOString() },
];

/** Editions in force of which the next can be made. */
async function listFormers(ask: Pick<Ask, 'db'>): Promise<Edition[]> {
  const inForce = (await listEditions(ask.db)).filter(({ status }) => status === 'published');
  const free = await Promise.all(inForce.map(async (edition) => (await mayBeRolled(ask.db, edition)) ? [edition] : []));
  return free.flat();
}

async function mayBeRolled(db: Ask['db'], edition: Edition): Promise<boolean> {
  const taken = await findEditionByYears(db, edition.plan.id, edition.firstYear + 1, edition.lastYear + 1);
  return taken === null && (await findOpenDraft(db, edition.plan.id)) === null;
}

export const draftForm = z.object({ former: z.string().max(100).default('') });

export async function makeDraft(ask: Ask<Record<string, never>, z.output<typeof draftForm>>): Promise<Reply> {
  const former = await findEdition(ask.db, ask.form.former);
  if (former === null || former.status !== 'published') throw new Refusal(409, 'no-edition-in-force', sentence((words) => words.draft.cannotMake));
  const slug = (await mayBeRolled(ask.db, former)) ? await insertDraft(ask.db, former, await loadBook(ask.db, former), { actingAs: ask.actingAs, at: ask.clock.now() }) : null;
  if (slug === null) throw new Refusal(409, 'draft-exists', sentence((words) => words.draft.exists));
  ask.telling.subject = `draft ${slug}`;
  return seeOther(ask.href(draftPath(slug)));
}
