/** The city's rule, in its versions. */
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { defaultRule, type Rule } from './rule.ts';
import type { ConsultationTables } from './tables.ts';

/** The rule on a day: the newest whose day has come, else the standard one. */
export async function ruleOn(db: Database, day: PlainDate): Promise<Rule> {
  const row = await db.withTables<ConsultationTables>().selectFrom('consultation.rule').select('document').where('since', '<=', day).orderBy('since', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return (row?.document as Rule | undefined) ?? defaultRule;
}
