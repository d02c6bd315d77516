/** A result of the town's road section as it is out, written straight into the tables. */
import { sql } from 'kysely';
import type { OutcomeKind } from '#domains/consultation';
import type { Database } from '#platform/database';
import type { Town } from '#town';
import type { Passage } from './result.ts';
import type { ResultTables } from './tables.ts';

export interface GivenReply {
  kind?: OutcomeKind;
  item?: string;
  heading?: string;
  text: string;
  passages?: Passage[];
  programmes?: string[];
  units: { text: string; same?: number; submissionIds?: number[] }[];
}

const labels: Record<OutcomeKind, [string, string]> = {
  reflected: ['反映する', 'Taken up'],
  included: ['既に盛り込み済み', 'Already in the draft'],
  reference: ['今後の参考', 'For reference'],
  'not-reflected': ['反映できない', 'Not taken up'],
  other: ['その他', 'Other'],
};

export const townPassage: Passage = { documentKey: 'd1', anchor: 's2', heading: '第2章 植え替えの進め方', before: '植え替える前に、近くに住む人に説明します。', after: '植え替える前に、近くに住む人と話し合います。' };

export const townReplies: GivenReply[] = [
  { kind: 'reflected', item: '第2章 植え替えの進め方', heading: '住民との話し合い', text: 'ご意見をふまえ、説明だけでなく話し合いの場を設けることとしました。', passages: [townPassage], programmes: ['P0002'], units: [{ text: '植え替えの前に話し合いの場がほしい。', same: 3 }, { text: '説明会の日時を早く知らせてほしい。' }] },
  { kind: 'reference', item: '第3章 市民との協働', heading: '落ち葉の掃除', text: '今後の取組の参考とします。', units: [{ text: '落ち葉の掃除に手当を出してほしい。' }] },
  { kind: 'not-reflected', item: '第1章 街路樹の基本的な考え方', heading: '本数を増やす', text: '本計画は木の健康を大切にするものです。', units: [{ text: '本数をもっと増やしてほしい。' }] },
];

/** @returns ids of the released rows of opinions, in order. */
export async function townReleased(town: Pick<Town, 'db'>, consultationId: number, replies: readonly GivenReply[] = townReplies, { at = '2026-06-01T10:00:00+09:00', source = 'own' as 'own' | 'past' } = {}): Promise<number[]> {
  const db = (town.db as Database).withTables<ResultTables>();
  const units = replies.flatMap((reply) => reply.units).reduce((sum, { same = 1 }) => sum + same, 0);
  const unknown = { remarks: null, withdrawn: null, aside: null, late: null, copies: null };
  await db
    .insertInto('result.release')
    .values({ consultation_id: consultationId, state: 'released', next_steps: '6月に計画を決めます。', release_at: new Date(at), approved_as: 'head: 都市整備部 道路課', approved_by: null, approved_at: new Date(at), released_at: new Date(at), problem: null, counts: JSON.stringify({ byWay: {}, total: { people: null, submissions: null, units }, ...unknown }), source })
    .execute();
  const ids: number[] = [];
  for (const [index, { kind = 'other', item = '全体', heading = item, text, passages = [], programmes = [], units: said }] of replies.entries()) {
    const [ja, en] = labels[kind];
    await db
      .insertInto('result.reply')
      .values({ consultation_id: consultationId, number: index + 1, position: index, document_key: null, anchor: null, item, heading, outcome: kind, outcome_kind: kind, outcome_ja: ja, outcome_en: en, text, passages: JSON.stringify(passages), programmes, bureau: '都市整備部', section: '道路課', units: said.reduce((sum, { same = 1 }) => sum + same, 0) })
      .execute();
    for (const [position, { text: words, same = 1, submissionIds = [] }] of said.entries()) {
      const { id } = await db.insertInto('result.unit').values({ consultation_id: consultationId, reply_number: index + 1, position, document_key: null, anchor: null, text: words, same }).returning('id').executeTakeFirstOrThrow();
      ids.push(id);
      for (const submissionId of submissionIds) await sql`insert into result.unit_source (unit_id, submission_id) values (${id}, ${submissionId})`.execute(town.db);
    }
  }
  return ids;
}
