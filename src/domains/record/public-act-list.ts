/** What a person may choose in the list of public acts, and the address that says the same. */
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

/** A path with the parameters that have a value, in the order given. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`;
}
