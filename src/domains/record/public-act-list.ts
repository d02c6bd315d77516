/** The list of public acts: what one may choose, and the address that says the same. */
import { withQuery } from '#platform/query';

export interface PublicActChoice {
  kind?: string;
  programme?: string;
  department?: string;
  since?: string;
  until?: string;
  order: 'asc' | 'desc';
  page: number;
}

/** `/record?kind=…`; what is chosen by itself stays out of the address. */
export function recordPath({ order, page, ...choice }: PublicActChoice, format?: string): string {
  return withQuery('/record', { ...choice, order: order === 'desc' ? undefined : order, page: page === 1 ? undefined : page, format });
}
