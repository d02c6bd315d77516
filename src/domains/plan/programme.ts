/** Programmes as lists and addresses know them. */
import type { Figure } from '#domains/book';
import type { LedgerDepartment } from './listing.ts';

export interface ProgrammeFound {
  id: number;
  number: string;
  name: string;
  /** Slug of today; differs from the one asked for where the programme has moved. */
  slug: string;
}

export interface ProgrammeRow {
  number: string;
  slug: string;
  name: string;
  measure: { code: string; name: string };
  kinds: string[];
  departments: LedgerDepartment[];
  others: boolean;
  total: Figure;
  /** By fiscal year. */
  costs: Record<number, Figure>;
}

export interface ProgrammeChoices {
  departments: LedgerDepartment[];
  kinds: string[];
}
