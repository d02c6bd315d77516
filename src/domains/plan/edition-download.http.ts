/** Files of an edition to take away: exports in every format, the source document, the schema of the JSON export. */
import { z } from 'zod';
import { type Ask, type Reply, Refusal, download, json } from '#platform/http';
import { getEdition } from './edition.store.ts';
import { editionDocumentJsonSchema } from './edition-document.ts';
import { exportEdition, exportFormats } from './export.ts';
import { listSources } from './import-record.store.ts';
import { loadBook } from './ledger.store.ts';

export const downloadQuery = z.object({ format: z.enum(exportFormats).default('json') });

export async function downloadEdition(ask: Ask<z.output<typeof downloadQuery>>): Promise<Reply> {
  const edition = await getEdition(ask.db, ask.params.edition ?? '');
  const content = { edition, book: await loadBook(ask.db, edition), sources: await listSources(ask.db, edition.id) };
  const file = await exportEdition(content, ask.query.format);
  return download(file.name, file.mediaType, file.body);
}

// The encoding of a text is the publisher's own: none is named, because it might be wrong.
const mediaTypes = {
  text: 'text/plain',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

export const sourceQuery = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/).optional() });

/** The document as it was imported, byte for byte; the newest unless its hash is given. */
export async function downloadSource(ask: Ask<z.output<typeof sourceQuery>>): Promise<Reply> {
  const edition = await getEdition(ask.db, ask.params.edition ?? '');
  const sources = await listSources(ask.db, edition.id);
  const source = ask.query.sha256 === undefined ? sources.at(-1) : sources.find((each) => each.sha256 === ask.query.sha256);
  const bytes = source && (await ask.files.get(source.sha256));
  if (!source || !bytes) {
    throw new Refusal(404, 'source-not-found', {
      ja: 'この版の元の文書は、この場所には保存されていません。',
      en: 'The source document of this edition is not kept here.',
    });
  }
  return download(source.name, mediaTypes[source.kind], bytes);
}

export function showSchema(ask: Ask): Reply {
  const reply = json(editionDocumentJsonSchema(ask.site.origin));
  return { ...reply, headers: { ...reply.headers, 'content-type': 'application/schema+json' } };
}
