/** What of the plan can be found by words: programmes, measures, departments. The data are Japanese in either language. */
import type { SearchEntry } from '#platform/search';
import { departmentPath, measurePath, programmePath } from './address.ts';
import type { LedgerListing } from './listing.ts';

const bodyMax = 20_000;

function entry(kind: string, id: string, title: string, path: string, body: (string | null | undefined)[]): SearchEntry {
  const said = [...new Set(body.filter((part) => part !== null && part !== undefined && part !== ''))];
  return { domain: 'plan', id: `${kind}:${id}`, lang: 'ja', kind, title: title.slice(0, 500), body: said.join(' ').slice(0, bodyMax), path, who: 'anyone' };
}

function programmeEntry(listings: LedgerListing[]): SearchEntry {
  const [newest] = listings as [LedgerListing];
  const body = listings.flatMap((listing) => [
    // Former names find the programme, too.
    listing.name,
    `${listing.measure.code} ${listing.measure.name}`,
    ...listing.kinds,
    ...listing.departments.map(({ bureau, section }) => `${bureau}${section ?? ''}`),
    ...listing.years.map((year) => year.activity?.text),
    ...listing.links.map((link) => link.name),
  ]);
  return entry('programme', newest.programme.number, newest.name, programmePath(newest.programme.slug), [newest.programme.number, ...body]);
}

/** `listings` of all public editions, newest edition first; measures and departments of the newest in which they stand. */
export function searchEntriesOf(listings: LedgerListing[]): SearchEntry[] {
  const programmes = Map.groupBy(listings, (listing) => listing.programme.number);
  const measures = Map.groupBy(listings, (listing) => listing.measure.code);
  const departments = new Map<number, { name: string; listings: LedgerListing[] }>();
  for (const listing of listings) {
    for (const { id, bureau, section } of listing.departments) {
      const known = departments.get(id) ?? { name: `${bureau}${section === null ? '' : ` ${section}`}`, listings: [] };
      known.listings.push(listing);
      departments.set(id, known);
    }
  }
  return [
    ...[...programmes.values()].map(programmeEntry),
    ...[...measures].map(([code, inMeasure]) => {
      const [newest] = inMeasure as [LedgerListing];
      const names = inMeasure.filter((listing) => listing.edition.slug === newest.edition.slug).map((listing) => listing.name);
      return entry('measure', code, `${code} ${newest.measure.name}`, measurePath(code, newest.edition), names);
    }),
    ...[...departments].map(([id, { name, listings: answered }]) => {
      const [newest] = answered as [LedgerListing];
      return entry('department', String(id), name, departmentPath(id, newest.edition), answered.map((listing) => listing.name));
    }),
  ];
}
