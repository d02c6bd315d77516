/** What is kept of staff who worked on replies. */
import { sql } from 'kysely';
import type { PersonalData } from '#platform/domain';
import type { Database } from '#platform/database';
import { text } from './text.ts';

// Texts are the city's documents: after an erasure the id in them stands for nobody.
export const personalData: PersonalData = {
  async show(db, personId) {
    const words = text('ja').personal;
    const rows = async (query: ReturnType<typeof sql>): Promise<unknown[]> => (await query.execute(db)).rows;
    return {
      [words.versions]: await rows(sql`select v.reply_id as reply, v.number as version, v.heading, v.outcome, v.text, v.at from reply.version v where v.person_id = ${personId} order by v.at`),
      [words.steps]: await rows(sql`select s.reply_id as reply, s.version, s.act, s.note, s.at from reply.step s where s.person_id = ${personId} order by s.id`),
      [words.notes]: await rows(sql`select n.text, n.at from reply.note n where n.person_id = ${personId} order by n.id`),
      [words.reminders]: await rows(sql`select distinct r.sent_on as on from reply.reminder r where r.person_id = ${personId} order by 1`),
    };
  },
  erase: eraseReminders,
};

async function eraseReminders(tx: Database, personId: string): Promise<void> {
  await sql`delete from reply.reminder where person_id = ${personId}`.execute(tx);
}
