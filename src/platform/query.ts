/** The writing half of query strings; `shape.ts` reads them. */

/** A path with the parameters that have a value, in the order given: what is chosen by itself stays out of an address. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`;
}
