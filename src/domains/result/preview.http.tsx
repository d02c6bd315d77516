/** Exactly what would be published now, for staff alone. */
import { inTransaction } from '#platform/database';
import { page, Refusal, type Ask, type Reply } from '#platform/http';
import { z } from 'zod';
import { askedConsultation } from './asked-consultation.store.ts';
import { gather } from './gathering.store.ts';
import { PreviewView } from './preview.view.tsx';
import { findRelease } from './release.store.ts';
import { sentence } from './text.ts';

export const previewQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).optional() });

const repliesPerPage = 20;

export async function showPreview(ask: Ask<z.output<typeof previewQuery>>): Promise<Reply> {
  const consultation = await askedConsultation(ask);
  const gathered = await inTransaction(ask.db, (tx) => gather(tx, consultation, ask.clock.today()));
  const release = await findRelease(ask.db, consultation.id);
  const number = ask.query.page ?? 1;
  const pages = Math.max(1, Math.ceil(gathered.replies.length / repliesPerPage));
  if (number > pages) throw new Refusal(404, 'page-not-found', sentence((words) => words.result.unknownPage(number)));
  return page(<PreviewView view={ask} consultation={consultation} gathered={gathered} nextSteps={release?.nextSteps ?? ''} shown={gathered.replies.slice((number - 1) * repliesPerPage, number * repliesPerPage)} page={number} pages={pages} />);
}
