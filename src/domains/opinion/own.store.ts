/** What is kept of a person with an account, for their rights under the Act on the Protection of Personal Information. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { listConsultationsById } from '#domains/consultation';
import type { PersonalData } from '#platform/domain';
import { eraseAttachments } from './attachment.store.ts';
import { eraseLetterOf } from './letter.store.ts';
import { listOwnSubmissions } from './receipt.store.ts';
import { eraseSender, findSender } from './sender.store.ts';
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
  /**
   * Opinions and counts stay: one number that nothing else knows stands for the person from now on, so that people are counted as before.
   * Files go (a scan shows name and hand), and so does the letter that an opinion was taken from.
   */
  async erase(tx, personId) {
    await sql`delete from opinion.draft where person_id = ${personId}`.execute(tx);
    for (const { id } of await listOwnSubmissions(tx, personId)) {
      await eraseSender(tx, id);
      await eraseAttachments(tx, id);
      await eraseLetterOf(tx, id);
    }
    await sql`update opinion.submission set person_id = null, erased_as = ${randomUUID()} where person_id = ${personId}`.execute(tx);
  },
};
