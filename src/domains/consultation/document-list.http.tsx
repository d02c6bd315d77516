/** For staff: the documents of a call, adding one, their order, taking one away. */
import { z } from 'zod';
import { json, page, seeOther, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import { getAnyConsultation } from './consultation.store.ts';
import { DocumentListView } from './document-list.view.tsx';
import { nameFaults, type NamedFault, refuseOver } from './document-name.ts';
import { type Audience, type Document, documentsWorkPath, documentWorkPath, newestDraft, newestPublished } from './document.ts';
import { addDocument, listDocuments, moveDocument } from './document.store.ts';
import { text } from './text.ts';

export const addForm = z.object({ title: z.string().max(1_000).default(''), audience: z.string().max(40).default('') });
export const orderForm = z.object({ key: z.string().max(40).default(''), direction: z.enum(['up', 'down']) });

export async function showDocuments(ask: Ask): Promise<Reply> {
  const consultation = await getAnyConsultation(ask.db, ask.params.slug!);
  const documents = await listDocuments(ask.db, consultation.id, { withDrafts: true });
  if (ask.format === 'csv') return csvReply(`documents-${consultation.slug}.csv`, columns, documents);
  if (ask.format === 'json') return json({ consultation: consultation.slug, documents: documents.map((one) => Object.fromEntries(columns.map(({ key, value }) => [key, value(one) ?? null]))) });
  return page(<DocumentListView view={ask} consultation={consultation} documents={documents} typed={{ title: '', audience: 'standard' }} faults={[]} />);
}

const columns: Column<Document>[] = [
  { key: 'key', label: 'key', value: ({ key }) => key },
  { key: 'title', label: 'title', value: ({ title }) => title },
  { key: 'audience', label: 'audience', value: ({ audience }) => audience },
  { key: 'published_version', label: 'published_version', value: (one) => newestPublished(one)?.number },
  { key: 'published_at', label: 'published_at', value: (one) => newestPublished(one)?.publishedAt?.toISOString() },
  { key: 'draft_saved_at', label: 'draft_saved_at', value: (one) => newestDraft(one)?.madeAt.toISOString() },
  { key: 'draft_saved_as', label: 'draft_saved_as', value: (one) => newestDraft(one)?.actingAs },
];

export async function takeNewDocument(ask: Ask<Record<string, never>, z.output<typeof addForm>>): Promise<Reply> {
  const consultation = await getAnyConsultation(ask.db, ask.params.slug!);
  refuseOver(consultation);
  const again = async (faults: NamedFault[]) => page(<DocumentListView view={ask} consultation={consultation} documents={await listDocuments(ask.db, consultation.id, { withDrafts: true })} typed={ask.form} faults={faults} />, 422);
  const faults = nameFaults(ask.lang, ask.form);
  if (faults.length > 0) return again(faults);
  const key = await addDocument(ask.db, consultation.id, { title: ask.form.title.trim(), audience: ask.form.audience as Audience });
  if (key === null) return again([{ field: 'title', message: text(ask.lang).document.work.tooMany }]);
  ask.telling.subject = `consultation ${consultation.slug}, document ${key}`;
  return seeOther(ask.href(documentWorkPath(consultation.slug, key)));
}

export async function takeOrder(ask: Ask<Record<string, never>, z.output<typeof orderForm>>): Promise<Reply> {
  const consultation = await getAnyConsultation(ask.db, ask.params.slug!);
  refuseOver(consultation);
  await moveDocument(ask.db, consultation.id, ask.form.key, ask.form.direction);
  return seeOther(ask.href(documentsWorkPath(consultation.slug)));
}
