/** What is done to the public ledger on the command line, or at a first start, stands on record like everything else. */
import { recordAct, recordPublicAct } from '#domains/record';
import { randomUUID } from 'node:crypto';
import type { Database } from '#platform/database';
import type { LedgerChange } from './change.ts';
import { draftPublishedTitle } from './draft-publication.ts';
import type { Edition } from './edition.ts';
import type { ImportCounts, ImportRequest } from './import.ts';

const actingAs = 'command';
const editionAddress = (slug: string): string => `/plan/editions/${encodeURIComponent(slug)}`;
const changing = new Set<LedgerChange['kind']>(['added', 'changed', 'renamed', 'moved', 'removed']);

export interface ImportMade {
  edition: Pick<Edition, 'slug' | 'title'>;
  /** Nobody but the city reads a draft: it is no public act. */
  isPublic: boolean;
  source: ImportRequest['source'];
  counts: ImportCounts;
  changes: LedgerChange[];
}

/** A book was brought in without anybody signed in. */
export async function recordImport(tx: Database, { edition, isPublic, source, counts, changes }: ImportMade, at: Date): Promise<void> {
  await recordAct(tx, { requestId: randomUUID(), at, personId: null, actingAs, act: 'plan-import.made', subject: `edition ${edition.slug}`, why: null, commitment: null });
  if (!isPublic) return;
  const made = changes.filter(({ kind }) => changing.has(kind));
  const document = { edition: edition.slug, title: edition.title, source: { name: source.name, sha256: source.sha256, bytes: source.bytes }, counts, changes: made.map(({ kind, measure, programme, name, fields }) => ({ kind, measure, programme, name, fields: fields.map(({ field, before, after }) => ({ field, before, after })) })) };
  const title = { ja: `計画書の内容を取り込んで公表しました：${edition.title}`, en: `A plan book was brought in: ${edition.title}` };
  const about = { programmes: [...new Set(made.map(({ programme }) => programme))], measures: [...new Set(made.map(({ measure }) => measure))] };
  await recordPublicAct(tx, { kind: 'plan.book-imported', path: editionAddress(edition.slug), title, actingAs, about, document }, at);
}

/** An edition was put in force without anybody signed in. */
export async function recordPublication(tx: Database, { slug, title }: Pick<Edition, 'slug' | 'title'>, at: Date): Promise<void> {
  await recordAct(tx, { requestId: randomUUID(), at, personId: null, actingAs, act: 'plan-publication.made', subject: `edition ${slug}`, why: null, commitment: null });
  await recordPublicAct(tx, { kind: 'plan.edition-published', path: editionAddress(slug), title: draftPublishedTitle(title), actingAs, about: {}, document: { edition: slug, title } }, at);
}
