/** A call for opinions of the town's road section, announced, with a draft of three sections; open from 2026-04-01 to 2026-04-30. */
import type { Database } from '#platform/database';
import type { Town } from '#town';
import type { ConsultationTables } from './tables.ts';

export interface TownConsultation {
  id: number;
  slug: string;
}

const sections = [
  { anchor: 's1', level: 1, heading: '第1章 街路樹の基本的な考え方', body: '街路樹は、まちの日陰をつくり、雨水を蓄えます。市は、本数よりも木の健康を大切にします。' },
  { anchor: 's2', level: 1, heading: '第2章 植え替えの進め方', body: '老いた木は、5年をかけて順に植え替えます。植え替える前に、近くに住む人に説明します。' },
  { anchor: 's3', level: 1, heading: '第3章 市民との協働', body: '落ち葉の掃除は、市民団体と協定を結んで進めます。' },
];

export async function townConsultation(town: Town, given: Partial<{ number: number; subject: string; opensOn: string; closesOn: string; state: 'draft' | 'announced'; identity: 'none' | 'optional' | 'required'; programmes: string[]; year: number; announcedAt: string; department: { bureau: string; section: string | null } }> = {}): Promise<TownConsultation> {
  const db = (town.db as Database).withTables<ConsultationTables>();
  const { number = 1, subject = '街路樹計画（素案）', opensOn = '2026-04-01', closesOn = '2026-04-30', state = 'announced', identity = 'optional', programmes = [], year = 2026, announcedAt = '2026-03-25T09:00:00+09:00', department = { bureau: '都市整備部', section: '道路課' } } = given;
  const at = new Date(announcedAt);
  const slug = `${year}-${number}`;
  const made = { subject, purpose: '街路樹をどう守り育てるかを決める計画です。', ...department, contact: '道路課 街路樹係 電話 042-000-0000' };
  const { id } = await db
    .insertInto('consultation.consultation')
    .values({ slug, fiscal_year: year, number, ...made, opens_on: opensOn, closes_on: closesOn, who_may: ['lives', 'works', 'studies'], ways: ['web', 'post', 'fax', 'mail', 'counter'], identity, exception: null, exception_reason: null, state, announced_at: state === 'announced' ? at : null, cancelled_at: null, cancel_reason: null, source_url: null, made_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (programmes.length > 0) await db.insertInto('consultation.programme').values(programmes.map((programme) => ({ consultation_id: id, programme_number: programme }))).execute();
  const document = await db.insertInto('consultation.document').values({ consultation_id: id, key: 'd1', audience: 'standard', title: subject, position: 1 }).returning('id').executeTakeFirstOrThrow();
  const source = sections.map(({ heading, body }) => `# ${heading}\n\n${body}`).join('\n\n');
  const version = await db.insertInto('consultation.document_version').values({ document_id: document.id, number: 1, form: 'text', source, file_sha256: null, file_bytes: null, pages: null, reason: '', acting_as: 'head: 都市整備部 道路課', made_at: at, published_at: state === 'announced' ? at : null }).returning('id').executeTakeFirstOrThrow();
  await db.insertInto('consultation.section').values(sections.map((section, position) => ({ version_id: version.id, position, ...section }))).execute();
  return { id, slug };
}
