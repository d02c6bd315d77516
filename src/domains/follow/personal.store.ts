/** What follow keeps of a person with an account. */
import type { PersonalData } from '#platform/domain';
import type { FollowTables } from './tables.ts';
import { ja } from './text.ja.ts';

export const personalData: PersonalData = {
  async show(db, personId) {
    const rows = await db
      .withTables<FollowTables>()
      .selectFrom('follow.follower as w')
      .leftJoin('follow.following as f', 'f.follower_id', 'w.id')
      .select(['w.email', 'w.rhythm', 'w.lang', 'f.kind', 'f.key', 'f.asked_at', 'f.confirmed_at'])
      .where('w.person_id', '=', personId)
      .orderBy('f.asked_at')
      .execute();
    return { [ja.personal.title]: rows };
  },
  async erase(tx, personId) {
    await tx.withTables<FollowTables>().deleteFrom('follow.follower').where('person_id', '=', personId).execute();
  },
};
