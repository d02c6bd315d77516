/** For staff: the page on which a document is written; bringing in its PDF, saving, publishing, renaming, taking away. */
import { readPdfPages, sourceBytesMax, SourceError } from '#domains/book';
import { z } from 'zod';
import { answersFor, holds } from '#platform/access';
import { type Ask, page, Refusal, type Reply, seeOther, type Sentence, signedIn } from '#platform/http';
import { cleanPdf, type PdfLoss } from '#platform/pdf-cleaning';
import { withQuery } from '#platform/query';
import type { Consultation } from './consultation.ts';
import { departmentsOfConsultation, findAnyConsultation } from './consultation.store.ts';
import { wordChanges } from '#platform/difference';
import { type DocumentDone, documentDone, type DocumentEditProps, DocumentEditView } from './document-edit.view.tsx';
import { knownHeadings, suggestedHeadings } from './document-heading.ts';
import { nameFaults, type NamedFault, refuseOver } from './document-name.ts';
import { textOfPages } from './document-pdf.ts';
import { fileReply } from './document-file.ts';
import { publishVersion } from './document-publication.store.ts';
import { documentFaults, printableText, readDocument } from './document-text.ts';
import { findVersionById, listKnownSections, saveVersion } from './document-version.store.ts';
import { type Audience, type Document, documentsWorkPath, documentWorkPath, type Version } from './document.ts';
import { findDocument, removeDocument, renameDocument } from './document.store.ts';
import { sentence, text } from './text.ts';

const id = z.coerce.number().int().min(0).max(2_147_483_646).default(0);
/** Far above what a document may have, so that a person is told instead of losing what they typed. */
const typedMax = 2_000_000;

export const editQuery = z.object({ version: z.coerce.number().int().min(1).max(2_147_483_646).optional(), done: z.enum(documentDone).optional(), lost: z.string().max(80).optional() });
export const textForm = z.object({ base: id, from: id, text: z.string().max(typedMax).default(''), reason: z.string().max(4_000).default(''), without_file: z.string().max(10).default(''), show: z.enum(['preview', 'suggestion']).default('preview') });
export const uploadForm = z.object({ base: id, file: z.instanceof(File).optional() });
export const uploadBytesMax = sourceBytesMax + 100_000;
export const publicationForm = z.object({ base: id, why: z.string().max(4_000).default('') });
export const renameForm = z.object({ title: z.string().max(1_000).default(''), audience: z.string().max(40).default('') });

type TextAsk = Ask<Record<string, never>, z.output<typeof textForm>>;

export async function workAsked(ask: Pick<Ask, 'db' | 'params' | 'telling'>): Promise<{ consultation: Consultation; document: Document }> {
  const consultation = await findAnyConsultation(ask.db, ask.params.slug ?? '');
  const document = consultation && (await findDocument(ask.db, consultation.id, ask.params.key ?? '', { withDrafts: true }));
  if (!consultation || !document) throw new Refusal(404, 'document-not-found', sentence((words) => words.document.notFound));
  ask.telling.subject = `consultation ${consultation.slug}, document ${document.key}`;
  return { consultation, document };
}

/** A version of this document; null for none. */
async function versionOf(ask: Pick<Ask, 'db'>, document: Document, wanted: number | undefined): Promise<Version | null> {
  const found = document.versions.find((version) => version.id === wanted);
  return found ? findVersionById(ask.db, found.id) : null;
}

export interface Again {
  typed?: Partial<DocumentEditProps['typed']>;
  faults?: NamedFault[];
  preview?: DocumentEditProps['preview'];
  suggested?: boolean;
  stale?: DocumentEditProps['stale'];
  version?: Version | null;
  done?: DocumentDone;
  losses?: PdfLoss[];
  /** Why nothing was changed. */
  refusal?: string;
  status?: number;
}

export async function editPage(ask: Ask<object, object>, { consultation, document }: { consultation: Consultation; document: Document }, again: Again): Promise<Reply> {
  const version = again.version === undefined ? await versionOf(ask, document, document.versions[0]?.id) : again.version;
  const isDraft = version?.publishedAt === null;
  const typed = { text: version?.source ?? '', reason: isDraft ? version.reason : '', withoutFile: false, title: document.title, audience: document.audience, ...again.typed };
  const principal = signedIn(ask);
  const publishes = holds(principal, 'planning') || answersFor(principal, (await departmentsOfConsultation(ask.db, ask.params)) ?? [], 'head');
  const suggestion = suggestedHeadings(typed.text);
  return page(
    <DocumentEditView
      view={ask}
      consultation={consultation}
      document={document}
      version={version}
      typed={typed}
      faults={again.faults ?? []}
      preview={again.preview ?? null}
      suggestion={suggestion === null ? 0 : suggestion.split('\n').filter((line) => line.startsWith('#')).length}
      suggested={again.suggested ?? false}
      stale={again.stale ?? null}
      publishes={publishes}
      done={again.done ?? null}
      losses={again.losses ?? []}
      refusal={again.refusal ?? null}
    />,
    again.status ?? 200,
  );
}

export async function showEdit(ask: Ask<z.output<typeof editQuery>>): Promise<Reply> {
  const asked = await workAsked(ask);
  const { version: wanted, done, lost = '' } = ask.query;
  const losses = (['attachments', 'comments', 'form', 'scripts'] as const).filter((loss) => lost.split(',').includes(loss));
  const version = wanted === undefined ? undefined : await versionOf(ask, asked.document, wanted);
  if (version === null) throw new Refusal(404, 'version-not-found', sentence((words) => words.document.notFound));
  return editPage(ask, asked, { version, done, losses });
}

function typedOf(form: z.output<typeof textForm>): { text: string; reason: string; withoutFile: boolean } {
  return { text: printableText(form.text), reason: printableText(form.reason).trim(), withoutFile: form.without_file === 'yes' };
}

function textFaults(lang: Ask['lang'], typed: { text: string; reason: string }): NamedFault[] {
  const words = text(lang).document;
  return [...documentFaults(typed.text).slice(0, 20).map((fault) => ({ field: 'text', message: words.fault(fault) })), ...(typed.reason.length > 1_000 ? [{ field: 'reason', message: words.work.reasonTooLong }] : [])];
}

/** Shows what the text becomes, or puts marks before what looks like headings; keeps nothing. */
export async function previewDocument(ask: TextAsk): Promise<Reply> {
  const asked = await workAsked(ask);
  const typed = typedOf(ask.form);
  const version = await versionOf(ask, asked.document, ask.form.from);
  const marked = ask.form.show === 'suggestion' ? suggestedHeadings(typed.text) : null;
  const shown = { ...typed, text: marked ?? typed.text };
  const faults = textFaults(ask.lang, shown);
  if (faults.length > 0) return editPage(ask, asked, { typed: shown, version, faults, status: 422 });
  const known = await listKnownSections(ask.db, asked.document.id);
  return editPage(ask, asked, { typed: shown, version, suggested: marked !== null, preview: readDocument(shown.text, { opening: asked.document.title, known }) });
}

export async function saveDocument(ask: TextAsk): Promise<Reply> {
  const asked = await workAsked(ask);
  refuseOver(asked.consultation);
  const typed = typedOf(ask.form);
  const version = await versionOf(ask, asked.document, ask.form.from);
  const faults = textFaults(ask.lang, typed);
  if (faults.length > 0) return editPage(ask, asked, { typed, version, faults, status: 422 });
  const file = version === null || version.fileSha256 === null || typed.withoutFile ? null : { sha256: version.fileSha256, bytes: version.fileBytes!, pages: version.pages! };
  const saved = await saveVersion(ask.db, asked.document, { base: ask.form.base, source: typed.text, file, reason: typed.reason, actingAs: ask.actingAs, at: ask.clock.now() });
  if (saved === 'saved') return seeOther(ask.href(withQuery(documentWorkPath(asked.consultation.slug, asked.document.key), { done: 'saved' })));
  const now = await workAsked(ask);
  const theirs = await versionOf(ask, now.document, now.document.versions[0]?.id);
  return editPage(ask, now, { typed, version, stale: wordChanges(theirs?.source ?? '', typed.text), status: 409 });
}

/** The words of a PDF; empty where its pages are pictures. */
async function wordsOf(bytes: Uint8Array): Promise<{ words: string } | { refused: Sentence }> {
  try {
    return { words: printableText(textOfPages(await readPdfPages(bytes))) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return error.code === 'pdf-without-text' ? { words: '' } : { refused: error.sentence };
  }
}

/** Only the clean file is kept: the one that came holds names. Its words become a draft to go on with. */
export async function takeUpload(ask: Ask<Record<string, never>, z.output<typeof uploadForm>>): Promise<Reply> {
  const asked = await workAsked(ask);
  refuseOver(asked.consultation);
  const words = text(ask.lang).document.work;
  const { file, base } = ask.form;
  const refused = (message: string) => editPage(ask, asked, { faults: [{ field: 'file', message }], status: 422 });
  if (file === undefined || file.size === 0) return refused(words.fileEmpty);
  if (file.size > sourceBytesMax) return refused(words.fileTooLarge);
  const clean = await cleanPdf(new Uint8Array(await file.arrayBuffer()));
  if (clean.kind === 'refused') return refused(words.refused[clean.why]);
  const read = await wordsOf(clean.bytes);
  if ('refused' in read) return refused(read.refused[ask.lang]);
  const source = knownHeadings(read.words, await listKnownSections(ask.db, asked.document.id));
  const faults = documentFaults(source).filter(({ kind }) => kind !== 'empty');
  if (faults.length > 0) return refused(text(ask.lang).document.fault(faults[0]!));
  const { sha256, bytes } = await ask.files.put(clean.bytes);
  const saved = await saveVersion(ask.db, asked.document, { base, source, file: { sha256, bytes, pages: clean.pages }, reason: '', actingAs: ask.actingAs, at: ask.clock.now() });
  if (saved === 'stale') return editPage(ask, await workAsked(ask), { faults: [{ field: 'file', message: words.stale }], status: 409 });
  return seeOther(ask.href(withQuery(documentWorkPath(asked.consultation.slug, asked.document.key), { done: read.words.trim() === '' ? 'scanned' : 'uploaded', lost: clean.losses.join(',') })));
}

/** The file of any version, to be checked before it is published. */
export async function downloadDraftFile(ask: Ask): Promise<Reply> {
  const { consultation, document } = await workAsked(ask);
  const version = document.versions.find((one) => String(one.id) === ask.params.version);
  const bytes = version?.fileSha256 ? await ask.files.get(version.fileSha256) : null;
  if (bytes === null) throw new Refusal(404, 'file-not-found', sentence((words) => words.document.fileNotFound));
  return fileReply(`${consultation.slug}-${document.key}-draft.pdf`, bytes);
}

export async function publishDocument(ask: Ask<Record<string, never>, z.output<typeof publicationForm>>): Promise<Reply> {
  const asked = await workAsked(ask);
  refuseOver(asked.consultation);
  const words = text(ask.lang).document.work;
  const reason = printableText(ask.form.why).trim();
  const refused = (message: string, status: number) => editPage(ask, asked, { typed: { reason }, faults: [{ field: 'why', message }], status });
  if (reason === '') return refused(words.reasonEmpty, 422);
  if (reason.length > 1_000) return refused(words.reasonTooLong, 422);
  const isTime = asked.consultation.state === 'announced' && asked.document.versions.some((version) => version.id === ask.form.base);
  if (!isTime || !(await publishVersion(ask.db, asked.consultation, asked.document, { base: ask.form.base, reason, actingAs: ask.actingAs, at: ask.clock.now() }))) return refused(words.nothingToPublish, 409);
  ask.telling.why = reason;
  return seeOther(ask.href(withQuery(documentWorkPath(asked.consultation.slug, asked.document.key), { done: 'published' })));
}

export async function takeNewName(ask: Ask<Record<string, never>, z.output<typeof renameForm>>): Promise<Reply> {
  const asked = await workAsked(ask);
  refuseOver(asked.consultation);
  const faults = nameFaults(ask.lang, ask.form);
  if (faults.length > 0) return editPage(ask, asked, { typed: ask.form, faults, status: 422 });
  if (!(await renameDocument(ask.db, asked.document, { title: ask.form.title.trim(), audience: ask.form.audience as Audience }))) return editPage(ask, asked, { typed: ask.form, refusal: text(ask.lang).document.work.removeNot, status: 409 });
  return seeOther(ask.href(withQuery(documentWorkPath(asked.consultation.slug, asked.document.key), { done: 'renamed' })));
}

export async function takeAway(ask: Ask): Promise<Reply> {
  const asked = await workAsked(ask);
  const { consultation, document } = asked;
  refuseOver(consultation);
  if (!(await removeDocument(ask.db, document))) return editPage(ask, asked, { refusal: text(ask.lang).document.work.removeNot, status: 409 });
  return seeOther(ask.href(documentsWorkPath(consultation.slug)));
}
