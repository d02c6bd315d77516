/** A plan and its editions, rolled forward year by year. */
import type { EditionStatus, PlanKind } from './tables.ts';

export interface Plan {
  id: number;
  slug: string;
  name: string;
  nameEn: string | null;
  kind: PlanKind;
}

export interface Edition {
  id: number;
  /** Its address: `2012-2014`. */
  slug: string;
  title: string;
  firstYear: number;
  lastYear: number;
  unitYen: number;
  status: EditionStatus;
  createdAt: Date;
  publishedAt: Date | null;
  plan: Plan;
}
