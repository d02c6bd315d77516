/** A consultation of 5,000 submissions, 12,000 opinions and 300 replies, all work done, written straight into the tables. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#platform/database';

export const sizes = { submissions: 5_000, units: 12_000, replies: 300, sections: 40 };

const subjects = ['街路樹', '図書館', '保育園', '道路', '公園', '開館時間', '小学校', '防災倉庫', 'バス路線', '給食費', '下水道', '市民会館', '自転車置場', '街灯', '交差点', '歩道橋'];
const wishes = ['増やしてほしいと思います', '見直しが必要だと考えます', '説明会を開いてください', '予算を示してください', '子どもの声も聞いてください', '今のままで続けてほしいです', '時期を早めてください'];
const reasons = ['毎日通る道なので気になっています', '高齢の家族がいて困っています', '近くの市ではもう始まっています', '費用に比べて効果が分かりません', '災害の時が心配です', '若い世代が住み続けられません', '前の計画でも同じことが書かれていました'];
const ways = ['web', 'web', 'web', 'web', 'post', 'fax', 'mail', 'counter'];

// A fixed draw (Lehmer, modulus 2^31 - 1): the same texts each time.
let drawn = 11;
const draw = (below: number): number => (drawn = (drawn * 48_271) % 2_147_483_647) % below;
const one = <T>(list: readonly T[]): T => list[draw(list.length)]!;

function opinionText(at: number): string {
  // One in twelve is a text that others sent too.
  if (at % 12 === 0) return `${one(subjects)}について、${one(wishes)}。`;
  const sentences = Array.from({ length: 2 + draw(4) }, () => `${one(subjects)}の${one(subjects)}について、${one(reasons)}。${one(wishes)}`);
  return `${sentences.join('。')}（${at}番目の意見）。`;
}

const replyText = (): string => Array.from({ length: 4 + draw(5) }, () => `ご意見の${one(subjects)}については、${one(subjects)}の計画と合わせて検討し、${one(['本案に反映します', '今後の参考とします', '関係する課と調整します', '令和9年度までに方針を示します'])}。`).join('');

/** @returns its id and slug */
export async function insertConsultation(db: Database): Promise<{ id: number; slug: string }> {
  const slug = '2026-1';
  const { rows } = await sql<{ id: number }>`
    insert into consultation.consultation (slug, fiscal_year, number, subject, purpose, bureau, section, contact, opens_on, closes_on, who_may, ways, identity, state, announced_at, made_at)
    values (${slug}, 2026, 1, '総合計画（素案）', '大きな計画です。', '企画部', '企画課', '企画課', '2026-04-01', '2026-04-30', array['lives'], array['web', 'post', 'fax', 'mail', 'counter'], 'optional', 'announced', '2026-03-25', '2026-03-20') returning id`.execute(db);
  const { id } = rows[0]!;
  await sql`
    with d as (insert into consultation.document (consultation_id, key, audience, title, position) values (${id}, 'd1', 'standard', '総合計画（素案）', 1) returning id),
      v as (insert into consultation.document_version (document_id, number, form, source, reason, acting_as, made_at, published_at) select id, 1, 'text', '', '', 'head: 企画部 企画課', '2026-03-20', '2026-03-25' from d returning id)
    insert into consultation.section (version_id, position, anchor, level, heading, body)
    select v.id, n, 's' || n, 1, '第' || n || '章 まちづくりの方向', '本文' from v, generate_series(1, ${sizes.sections}) n`.execute(db);
  await insertOpinions(db, id);
  await insertReplies(db, id);
  return { id, slug };
}

async function insertOpinions(db: Database, id: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into opinion.submission (consultation_id, way, received_at, received_on, late, lang, entered_as)
    select ${id}, way, '2026-04-10T10:00:00+09:00', '2026-04-10', false, 'ja', case when way = 'web' then null else 'member: 企画部 企画課' end
    from unnest(${Array.from({ length: sizes.submissions }, () => one(ways))}::text[]) as way returning id`.execute(db);
  const opinions = Array.from({ length: sizes.units }, (_, at) => {
    const text = opinionText(at);
    return { submission: rows[at % sizes.submissions]!.id, position: Math.floor(at / sizes.submissions), anchor: `s${1 + draw(sizes.sections)}`, text, copy: createHash('sha256').update(text).digest('hex') };
  });
  const column = <T,>(of: (opinion: (typeof opinions)[number]) => T): T[] => opinions.map(of);
  await sql`
    insert into opinion.opinion (submission_id, position, document_key, anchor, text, added_at, copy_sha256)
    select submission, position, 'd1', anchor, text, '2026-04-10', decode(copy, 'hex')
    from unnest(${column((each) => each.submission)}::integer[], ${column((each) => each.position)}::integer[], ${column((each) => each.anchor)}::text[], ${column((each) => each.text)}::text[], ${column((each) => each.copy)}::text[])
      as given (submission, position, anchor, text, copy)`.execute(db);
}

/** Every third reply changed a passage; opinions are dealt out to the replies, some to many and some to few. */
async function insertReplies(db: Database, id: number): Promise<void> {
  const outcomes = ['reflected', 'included', 'reference', 'not-reflected', 'other'];
  const passage = (at: number) => [{ documentKey: 'd1', anchor: `s${1 + (at % sizes.sections)}`, heading: `第${1 + (at % sizes.sections)}章 まちづくりの方向`, before: '市は、計画を進める前に、近くに住む人に説明します。', after: '市は、計画を進める前に、近くに住む人と話し合います。', fromVersion: 1, toVersion: 2 }];
  const replies = Array.from({ length: sizes.replies }, (_, at) => ({ number: at + 1, heading: `${one(subjects)}の${one(subjects)}について`, anchor: `s${1 + (at % sizes.sections)}`, outcome: at % 3 === 0 ? 'reflected' : one(outcomes), text: replyText(), passages: JSON.stringify(at % 3 === 0 ? passage(at) : []) }));
  const column = <T,>(of: (reply: (typeof replies)[number]) => T): T[] => replies.map(of);
  await sql`
    insert into reply.reply (consultation_id, number, heading, document_key, anchor, version, outcome, text, passages, programmes, submitted_version, approved_version, made_at)
    select ${id}, number, heading, 'd1', anchor, 1, outcome, text, passages, '{}', 1, 1, '2026-05-01'
    from unnest(${column((each) => each.number)}::integer[], ${column((each) => each.heading)}::text[], ${column((each) => each.anchor)}::text[], ${column((each) => each.outcome)}::text[], ${column((each) => each.text)}::text[], ${column((each) => each.passages)}::jsonb[])
      as given (number, heading, anchor, outcome, text, passages)`.execute(db);
  await sql`
    insert into reply.split (submission_id, consultation_id, submission_revision, version, letters, acting_as, at)
    select s.id, s.consultation_id, s.revision, 1, (select sum(length(o.text)) from opinion.opinion o where o.submission_id = s.id), 'member: 企画部 企画課', '2026-05-01'
    from opinion.submission s where s.consultation_id = ${id}`.execute(db);
  await sql`
    insert into reply.unit (consultation_id, submission_id, opinion_id, position, text, letters, folded, document_key, anchor, reply_id)
    select ${id}, o.submission_id, o.id, 0, o.text, length(o.text), o.text, o.document_key, o.anchor, r.id
    from (select o.*, row_number() over (order by o.id) as place from opinion.opinion o) o
    join reply.reply r on r.consultation_id = ${id} and r.number = 1 + (o.place * o.place) % ${sizes.replies}`.execute(db);
  // A reply that the dealing left out has one opinion of the next.
  await sql`
    update reply.unit u set reply_id = lone.id from (
      select r.id, (select min(u.id) from reply.unit u where u.id % ${sizes.replies} = r.number % ${sizes.replies}) as unit from reply.reply r
      where not exists (select from reply.unit u where u.reply_id = r.id)) lone where u.id = lone.unit`.execute(db);
}
