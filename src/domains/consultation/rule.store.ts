/** The city's rule, in its versions. */
import { sql } from 'kysely';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { defaultRule, type Rule } from './rule.ts';
import type { ConsultationTables } from './tables.ts';

/** The rule on a day: the newest whose day has come, else the standard one. */
export async function ruleOn(db: Database, day: PlainDate): Promise<Rule> {
  const row = await db.withTables<ConsultationTables>().selectFrom('consultation.rule').select('document').where('since', '<=', day).orderBy('since', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return (row?.document as Rule | undefined) ?? defaultRule;
}

export interface RuleVersion {
  id: number;
  since: PlainDate;
  rule: Rule;
  reason: string;
  actingAs: string;
  at: Date;
}

/** Every version that was set, the one with the latest day first. */
export async function listRules(db: Database): Promise<RuleVersion[]> {
  const rows = await db.withTables<ConsultationTables>().selectFrom('consultation.rule').select(['id', 'since', 'document', 'reason', 'acting_as as actingAs', 'at']).orderBy('since', 'desc').orderBy('id', 'desc').execute();
  return rows.map(({ document, ...row }) => ({ ...row, rule: document as Rule }));
}

/** Nobody else sets a rule until the caller's transaction ends; gives the id of the newest, 0 for none. */
export async function holdRules(tx: Database): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('consultation.rule', 0))`.execute(tx);
  const { rows } = await sql<{ newest: number }>`select coalesce(max(id), 0)::int as newest from consultation.rule`.execute(tx);
  return rows[0]!.newest;
}

export async function insertRule(tx: Database, { since, rule, reason, actingAs, at }: Omit<RuleVersion, 'id'>): Promise<void> {
  await tx.withTables<ConsultationTables>().insertInto('consultation.rule').values({ since, document: JSON.stringify(rule), reason, acting_as: actingAs, at }).execute();
}
