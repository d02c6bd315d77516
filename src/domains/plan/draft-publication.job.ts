/** Publishes a draft at the beginning of its day in Tokyo. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { addJob, type Job } from '#platform/jobs';
import { beginningOfDay } from './draft-publication.ts';
import { publishDueDraft } from './draft-publication.store.ts';
import { findDraft, listDrafts } from './draft.store.ts';

const name = 'plan.draft-publication';

/** Adds the job of a scheduled draft; one that waits for the same draft is replaced. */
export async function addDraftPublication(tx: Database, draft: { slug: string; publishOn: string }): Promise<void> {
  await addJob(tx, name, { draft: draft.slug }, { key: `${name}:${draft.slug}`, runAt: beginningOfDay(draft.publishOn) });
}

export const draftPublicationJob: Job = {
  name,
  async run(payload, { db, files, clock, log }) {
    const slug = (payload as { draft: string }).draft;
    const outcome = await publishDueDraft({ db, files, clock }, slug);
    if (outcome === 'has-errors') log.warn({ draft: slug }, 'a draft with errors was not published and went back to planning');
    const draft = outcome === 'not-due' ? await findDraft(db, slug) : null;
    if (draft?.state !== 'scheduled') return;
    // The queue's clock ran ahead of the program's: look again in a minute.
    const { rows } = await sql<{ soon: Date }>`select now() + interval '1 minute' as soon`.execute(db);
    await addJob(db, name, payload, { key: `${name}:${slug}`, runAt: rows[0]!.soon });
  },
};

/** At the program's start: whatever became of the queue, a scheduled draft has its job. */
export async function addWaitingPublications(db: Database): Promise<void> {
  const { drafts } = await listDrafts(db, { state: 'scheduled' });
  for (const { slug, publishOn } of drafts) if (publishOn !== null) await addDraftPublication(db, { slug, publishOn });
}
