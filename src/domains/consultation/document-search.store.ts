/** What of the documents can be found by words: each section of the newest published versions, whoever they are written for. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { SearchEntry } from '#platform/search';
import { sectionPath } from './consultation.ts';

const bodyMax = 20_000;
const titleMax = 500;

/** `subject` of the call stands before the heading, so that a hit says what it is about. */
export async function listDocumentEntries(db: Database): Promise<SearchEntry[]> {
  const { rows } = await sql<{ slug: string; subject: string; key: string; title: string; anchor: string; heading: string; body: string; date: string | null }>`
    select c.slug, c.subject, d.key, d.title, s.anchor, s.heading, s.body, (v.published_at at time zone 'Asia/Tokyo')::date::text as date
    from consultation.consultation c
    join consultation.document d on d.consultation_id = c.id
    join lateral (select * from consultation.document_version v where v.document_id = d.id and v.published_at is not null order by v.number desc limit 1) v on true
    join consultation.section s on s.version_id = v.id
    where c.announced_at is not null order by c.id, d.position, s.position`.execute(db);
  return rows.flatMap(({ slug, subject, key, title, anchor, heading, body, date }) =>
    pieces(body).map((piece, at) => ({
      domain: 'consultation', id: `document:${slug}:${key}:${anchor}${at === 0 ? '' : `:${at + 1}`}`, lang: 'ja' as const, kind: 'consultation', title: `${heading}（${heading === title ? subject : title}）`.slice(0, titleMax),
      body: piece, path: sectionPath(slug, key, anchor), who: 'anyone' as const, ...(date === null ? {} : { date }),
    })),
  );
}

/** Long sections are several entries, so that every word is found. */
function pieces(body: string): string[] {
  return Array.from({ length: Math.max(1, Math.ceil(body.length / bodyMax)) }, (_, at) => body.slice(at * bodyMax, (at + 1) * bodyMax));
}
