/** What is in force of a plan, for domains that add to it. */
import type { NamedDepartment } from '#domains/staff';

export interface ProgrammeInForce {
  id: number;
  /** P0001 */
  number: string;
  slug: string;
  name: string;
  /** The measure of its primary listing. */
  measure: { code: string; name: string };
  /** Those of its primary listing, in the book's order. */
  departments: NamedDepartment[];
  /** Slug of the edition. */
  edition: string;
}

export interface MeasureInForce {
  code: string;
  name: string;
  edition: string;
}
