/** Public pages of documents: the newest version, each version, two compared, the file. */
import { z } from 'zod';
import type { Database } from '#platform/database';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { type Consultation, isOpenAt, sectionPath } from './consultation.ts';
import { findConsultation } from './consultation.store.ts';
import { shownText } from './document-block.ts';
import { sectionChanges } from './document-difference.ts';
import { fileReply } from './document-file.ts';
import { DifferenceView } from './document-difference.view.tsx';
import { differencePath, type Document, documentPath, filePath, newestPublished, type Version, type VersionListed, versionPath } from './document.ts';
import { findDocument, listDocuments } from './document.store.ts';
import { findPublishedVersion } from './document-version.store.ts';
import { DocumentView } from './document.view.tsx';
import { sentence } from './text.ts';

async function documentAsked({ db, params }: Pick<Ask, 'db' | 'params'>): Promise<{ consultation: Consultation; document: Document }> {
  const consultation = await findConsultation(db, params.slug ?? '');
  const document = consultation && (await findDocument(db, consultation.id, params.key ?? '', { withDrafts: false }));
  if (!consultation || !document) throw new Refusal(404, 'document-not-found', sentence((words) => words.document.notFound));
  return { consultation, document };
}

async function versionAsked(db: Database, document: Document, number: string): Promise<Version> {
  const version = /^[1-9]\d{0,3}$/.test(number) ? await findPublishedVersion(db, document, Number(number)) : null;
  if (version === null) throw new Refusal(404, 'version-not-found', sentence((words) => words.document.versionNotFound(number)));
  return version;
}

export async function showDocument(ask: Ask): Promise<Reply> {
  const { consultation, document } = await documentAsked(ask);
  return versionReply(ask, consultation, document, (await findPublishedVersion(ask.db, document, newestPublished(document)!.number))!);
}

export async function showVersion(ask: Ask): Promise<Reply> {
  const { consultation, document } = await documentAsked(ask);
  return versionReply(ask, consultation, document, await versionAsked(ask.db, document, ask.params.number ?? ''));
}

async function versionReply(ask: Ask, consultation: Consultation, document: Document, version: Version): Promise<Reply> {
  if (ask.format === 'json') return json(versionJson(ask.site.origin, consultation, document, version));
  const others = (await listDocuments(ask.db, consultation.id, { withDrafts: false })).filter(({ id }) => id !== document.id);
  const takesOpinions = isOpenAt(consultation, ask.clock.now()) && consultation.ways.includes('web');
  return page(<DocumentView view={ask} consultation={consultation} document={document} version={version} others={others} takesOpinions={takesOpinions} />);
}

function listedJson(origin: string, slug: string, document: Document, version: VersionListed) {
  const { number, publishedAt, reason, actingAs, form, pages } = version;
  return {
    number, published_at: publishedAt!.toISOString(), published_as: actingAs, reason, form, pages, has_text: version.hasText,
    url: `${origin}${versionPath(slug, document.key, number)}`, file_url: form === 'pdf' ? `${origin}${filePath(slug, document.key, number)}` : null, file_sha256: version.fileSha256,
  };
}

const versionAnswer = z.object({
  number: z.int(), published_at: z.string(), published_as: z.string(), reason: z.string(), form: z.enum(['text', 'pdf']), pages: z.int().nullable(), has_text: z.boolean(),
  url: z.string(), file_url: z.string().nullable(), file_sha256: z.string().nullable(),
});

export const documentsAnswer = z.object({
  consultation: z.string(),
  documents: z.array(z.object({ key: z.string(), audience: z.enum(['standard', 'plain', 'children']), title: z.string(), url: z.string(), versions: z.array(versionAnswer), sections: z.array(z.object({ anchor: z.string(), level: z.int(), heading: z.string(), body: z.string(), url: z.string() })) })),
});

function documentJson(origin: string, slug: string, document: Document, version: Version): z.input<typeof documentsAnswer>['documents'][number] {
  const { key, audience, title, versions } = document;
  return {
    key, audience, title, url: `${origin}${documentPath(slug, key)}`,
    versions: versions.map((one) => listedJson(origin, slug, document, one)),
    sections: version.sections.map((section) => ({ anchor: section.anchor, level: section.level, heading: section.heading, body: section.body, url: `${origin}${sectionPath(slug, key, section.anchor)}` })),
  };
}

function versionJson(origin: string, { slug, subject }: Consultation, document: Document, version: Version): object {
  return { consultation: slug, subject, version: listedJson(origin, slug, document, version), ...documentJson(origin, slug, document, version) };
}

/** Every document of a call with its sections, for programs. */
export async function listDocumentsJson(ask: Ask): Promise<Reply> {
  const consultation = await findConsultation(ask.db, ask.params.slug ?? '');
  if (!consultation) throw new Refusal(404, 'document-not-found', sentence((words) => words.document.notFound));
  const documents = await listDocuments(ask.db, consultation.id, { withDrafts: false });
  const listed = await Promise.all(documents.map(async (document) => documentJson(ask.site.origin, consultation.slug, document, (await findPublishedVersion(ask.db, document, newestPublished(document)!.number))!)));
  return json({ consultation: consultation.slug, documents: listed } satisfies z.input<typeof documentsAnswer>);
}

export const differenceQuery = z.object({ from: z.coerce.number().int().min(1).max(9_999).optional(), to: z.coerce.number().int().min(1).max(9_999).optional() });

/** The newest against the one before, where nothing is chosen. */
export async function showDifference(ask: Ask<z.output<typeof differenceQuery>>): Promise<Reply> {
  const { consultation, document } = await documentAsked(ask);
  const numbers = document.versions.map(({ number }) => number);
  const to = ask.query.to ?? numbers[0]!;
  const from = ask.query.from ?? numbers.find((number) => number < to) ?? numbers.at(-1)!;
  if (![from, to].every((number) => numbers.includes(number))) throw new Refusal(404, 'version-not-found', sentence((words) => words.document.difference.unknown));
  if (numbers.length < 2) return ask.format === 'json' ? json({ consultation: consultation.slug, key: document.key, from, to, sections: [] }) : page(<DifferenceView view={ask} consultation={consultation} document={document} shown={null} />);
  const [before, after] = await Promise.all([findPublishedVersion(ask.db, document, from), findPublishedVersion(ask.db, document, to)]);
  const shown = (version: Version | null) => version!.sections.map((section) => ({ ...section, body: shownText(section.body) }));
  const changes = sectionChanges(shown(before), shown(after));
  if (ask.format === 'json') return json({ consultation: consultation.slug, key: document.key, from, to, url: `${ask.site.origin}${differencePath(consultation.slug, document.key)}?from=${from}&to=${to}`, sections: changes });
  return page(<DifferenceView view={ask} consultation={consultation} document={document} shown={{ from, to, changes }} />);
}

export async function downloadFile(ask: Ask): Promise<Reply> {
  const { consultation, document } = await documentAsked(ask);
  const version = await versionAsked(ask.db, document, ask.params.number ?? '');
  const bytes = version.fileSha256 === null ? null : await ask.files.get(version.fileSha256);
  if (bytes === null) throw new Refusal(404, 'file-not-found', sentence((words) => words.document.fileNotFound));
  return fileReply(`${consultation.slug}-${document.key}-${version.number} ${document.title.slice(0, 80)}.pdf`, bytes);
}
