/** What a person may choose in the list of programmes, and the address that says the same. */
import { withQuery } from '#platform/query';

export interface ProgrammeChoice {
  edition?: string;
  text?: string;
  measure?: string;
  department?: number;
  kind?: string;
  year?: number;
  /** In the printed unit of the edition, both ends included. */
  min?: number;
  max?: number;
  /** name, measure, total or y2012; the book's order where nothing is chosen. */
  sort?: string;
  order: 'asc' | 'desc';
  page: number;
}

/** `/plan/programmes?measure=…`; what is chosen by itself stays out of the address. */
export function programmeListPath(choice: ProgrammeChoice, format?: string): string {
  const { edition, text, measure, department, kind, year, min, max, sort, order, page } = choice;
  return withQuery('/plan/programmes', {
    edition,
    text,
    measure,
    department,
    kind,
    year,
    min,
    max,
    sort,
    order: sort === undefined || order === 'asc' ? undefined : order,
    page: page === 1 ? undefined : page,
    format,
  });
}

/** An amount in the printed unit → whole yen. Fractions below one yen do not exist. */
export function yenOf(amount: number, unitYen: number): bigint {
  return BigInt(Math.round(amount * unitYen));
}
