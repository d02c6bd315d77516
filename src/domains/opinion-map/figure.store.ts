/** What the service can say of itself: how many took part in opinion maps, and how many votes they cast. */
import { addDays, fiscalYearDays } from '#domains/civic';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { IndicatorSource } from '#platform/domain';
import { listPath } from './address.ts';
import { sentence } from './text.ts';

/** From the first instant of a fiscal year in Tokyo to the first of the next. */
function instantsOf(fiscalYear: number): { from: string; before: string } {
  const { first, last } = fiscalYearDays(fiscalYear);
  return { from: `${first}T00:00:00+09:00`, before: `${addDays(last, 1)}T00:00:00+09:00` };
}

async function isAnyPublic(db: Database): Promise<boolean> {
  const { rows } = await sql`select 1 from opinion_map.conversation where announced_at is not null limit 1`.execute(db);
  return rows.length > 0;
}

export const indicators: IndicatorSource[] = [
  {
    key: 'opinion-map.participants',
    title: sentence((words) => words.conversation.indicator.participants),
    unit: sentence((words) => words.conversation.indicator.participantsUnit),
    path: listPath,
    async measure(db, fiscalYear) {
      if (!(await isAnyPublic(db))) return null;
      const { from, before } = instantsOf(fiscalYear);
      const { rows } = await sql<{ found: number }>`
        select ((select count(*) from opinion_map.participant p where p.barred_at is null and p.began_at >= ${from}::timestamptz and p.began_at < ${before}::timestamptz)
          + (select coalesce(sum(h.participants_counted), 0) from opinion_map.past_hour h where h.hour >= ${from}::timestamptz and h.hour < ${before}::timestamptz))::int as found`.execute(db);
      return rows[0]!.found;
    },
  },
  {
    key: 'opinion-map.votes',
    title: sentence((words) => words.conversation.indicator.votes),
    unit: sentence((words) => words.conversation.indicator.votesUnit),
    path: listPath,
    // A vote that is changed later stays one. Of maps whose order was wiped the hours' counts are left, without those who were barred by then.
    async measure(db, fiscalYear) {
      if (!(await isAnyPublic(db))) return null;
      const { from, before } = instantsOf(fiscalYear);
      const { rows } = await sql<{ found: number }>`
        select ((select count(*) from opinion_map.vote v join opinion_map.participant p on p.conversation_id = v.conversation_id and p.number = v.participant
            where p.barred_at is null and v.value is not null and v.before is null and v.cast_at >= ${from}::timestamptz and v.cast_at < ${before}::timestamptz)
          + (select coalesce(sum(h.votes_counted), 0) from opinion_map.past_hour h where h.hour >= ${from}::timestamptz and h.hour < ${before}::timestamptz))::int as found`.execute(db);
      return rows[0]!.found;
    },
  },
];
