/** Wiring of staff; only app.ts reads it. */
import { inTransaction } from '#platform/database';
import type { Domain } from '#platform/domain';
import { sql } from 'kysely';
import { insertDepartments } from './department.store.ts';
import { routes } from './routes.ts';

/** Departments, roles and the staff's own first page, on which the other domains say what waits. */
export function staffDomain(_others: Domain[]): Domain {
  return {
    name: 'staff',
    stores: true,
    routes,
    unpublished: ['staff.department', 'staff.department_period', 'staff.appointment', 'staff.delegation'],
    async begin({ db, clock }, { departments }) {
      await inTransaction(db, async (tx) => {
        const { rows } = await sql`select from staff.department limit 1`.execute(tx);
        if (rows.length === 0) await insertDepartments(tx, departments, clock.today());
      });
    },
  };
}
