/** What the plan says a programme costs in a fiscal year, for those who compare it with what was voted and spent. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';

export interface PlannedCost {
  /** P0001 */
  number: string;
  fiscalYear: number;
  costYen: bigint;
}

/** As the newest public edition that prints the year has it, whether stated or implied. `programmeNumbers`: all where absent. */
export async function listPlannedCosts(db: Database, choice: { programmeNumbers?: readonly string[]; fiscalYear?: number } = {}): Promise<PlannedCost[]> {
  const { rows } = await sql<PlannedCost & { costYen: bigint | null }>`
    select distinct on (p.id, y.fiscal_year) p.number, y.fiscal_year as "fiscalYear", y.cost_yen as "costYen"
    from plan.programme p join plan.listing l on l.programme_id = p.id join plan.edition e on e.id = l.edition_id and e.status <> 'draft'
    join plan.listing_year y on y.listing_id = l.id
    where ${choice.programmeNumbers === undefined ? sql`true` : sql`p.number = any(${choice.programmeNumbers})`}
      and ${choice.fiscalYear === undefined ? sql`true` : sql`y.fiscal_year = ${choice.fiscalYear}`}
    order by p.id, y.fiscal_year, e.first_year desc, l.is_primary desc, l.position`.execute(db);
  return rows.filter((row) => row.costYen !== null);
}
