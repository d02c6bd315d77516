/** The booklet as a file. */
import { Refusal, type Ask, type Reply } from '#platform/http';
import { askedResult } from './asked-result.store.ts';
import { findPaper } from './paper.store.ts';
import { sentence } from './text.ts';

export async function downloadBook(ask: Ask): Promise<Reply> {
  const { consultation } = await askedResult(ask);
  const paper = await findPaper(ask.db, consultation.id);
  const bytes = paper?.sha256 ? await ask.files.get(paper.sha256) : null;
  if (bytes === null) throw new Refusal(503, 'book-not-made', sentence((words) => words.result.bookNotMade), [], { 'retry-after': '120' });
  return { status: 200, headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="consultation-result-${consultation.slug}.pdf"` }, body: bytes };
}
