/** What is kept of a person with an account, for their rights under the Act on the Protection of Personal Information. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { listConsultationsById } from '#domains/consultation';
import type { PersonalData } from '#platform/domain';
import { listOwnSubmissions } from './receipt.store.ts';
import { findSender } from './sender.store.ts';
import { ja } from './text.ja.ts';

export const personalData: PersonalData = {
  async show(db, personId, safe) {
    const words = ja.receipts.personal;
    const own = await listOwnSubmissions(db, personId);
    const { rows } = await sql<{ drafts: number }>`select count(*)::int as drafts from opinion.draft where person_id = ${personId}`.execute(db);
    const subjects = new Map((await listConsultationsById(db, own.map((one) => one.consultationId))).map(({ id, subject }) => [id, subject]));
    const shown = [];
    for (const one of own) {
      const sender = await findSender(db, safe, one.id);
      shown.push({ [words.number]: one.id, [words.consultation]: subjects.get(one.consultationId), [words.at]: one.receivedAt, [words.state]: ja.receipts.own.states[one.state], [words.who]: one.who, [words.opinions]: one.opinions, [words.sender]: sender });
    }
    return { ...(shown.length > 0 && { [words.title]: shown }), ...(rows[0]!.drafts > 0 && { [words.drafts]: rows[0]!.drafts }) };
  },
  /** Opinions and counts stay: one number that nothing else knows stands for the person from now on, so that people are counted as before. */
  async erase(tx, personId) {
    await sql`delete from opinion.draft where person_id = ${personId}`.execute(tx);
    await sql`delete from opinion.sender where submission_id in (select id from opinion.submission where person_id = ${personId})`.execute(tx);
    await sql`update opinion.submission set person_id = null, erased_as = ${randomUUID()} where person_id = ${personId}`.execute(tx);
  },
};
