/** A call as the form of staff sends it, and the way from there to a draft that may be announced. */
import type { Signed } from '#cast';
import type { Town } from '#town';
import { sql } from 'kysely';

/** A draft that the standard rule lets through, as the form sends it. */
export const written = {
  subject: '街路樹計画（素案）',
  purpose: '街路樹をどう守り育てるかを決める計画です。',
  department: '都市整備部 道路課',
  contact: '道路課 街路樹係 電話 042-000-0000',
  opens_on: '2026-04-10',
  closes_on: '2026-05-09',
  'who_may[]': ['lives', 'works'],
  'ways[]': ['web', 'post'],
  address_post: '〒999-0000 拓野市中央1-1 道路課',
  identity: 'optional',
  'programmes[]': ['P0002'],
  'told_body[]': ['council'],
  'told_on[]': ['2026-03-30'],
};

/** The number that a draft was given. */
export async function slugOf(reply: Response): Promise<string> {
  return /consultations\/(\d{4}-\d+)/.exec(reply.headers.get('location') ?? (await reply.text()))![1]!;
}

/** A draft with a document, ready to be announced. */
export async function prepare(town: Town, by: Signed, changed: Record<string, string | string[]> = {}): Promise<string> {
  const slug = await slugOf(await by.post('/staff/consultations', { ...written, ...changed }));
  const { rows } = await sql<{ id: number }>`insert into consultation.document (consultation_id, key, audience, title, position) select id, 'd1', 'standard', '素案', 1 from consultation.consultation where slug = ${slug} returning id`.execute(town.db);
  await sql`insert into consultation.document_version (document_id, number, form, source, reason, acting_as, made_at) values (${rows[0]!.id}, 1, 'text', '# 第1章', '', 'member: 都市整備部 道路課', ${town.clock.now()})`.execute(town.db);
  return slug;
}

/** The hidden revision that the pages' forms send. */
export async function revisionOf(person: Signed, slug: string): Promise<string> {
  return String(((await (await person.ask(`/staff/consultations/${slug}`, { headers: { accept: 'application/json' } })).json()) as { revision: number }).revision);
}
