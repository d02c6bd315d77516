/** What an import does to the ledger, listing by listing and field by field. */
import { fiscalYears, type Book, type Figure, type Listing, type Place, type Provenance } from '#domains/book';
import { listingKey, missingFromFile, movedPlaces } from './merge.ts';

export interface FieldChange {
  /** name, heading, primary, kinds, departments, others, references, links, total, cost:2012, activity:2013 */
  field: string;
  before: string | null;
  after: string | null;
}

/** `kept`: in the ledger, not in the file, and it stays. `removed`: the same, and it goes because that was asked for. */
export interface LedgerChange {
  kind: 'added' | 'changed' | 'renamed' | 'moved' | 'unchanged' | 'kept' | 'removed';
  measure: string;
  /** Measure under which it stood before it moved. */
  from: string | null;
  programme: string;
  name: string;
  fields: FieldChange[];
  place: Place | null;
}

/** A figure in one word, for history: `9000000 stated`, `14000000 implied`, `unsettled`, `absent`. */
export function figureText(figure: Figure): string {
  return figure.yen === null ? figure.provenance : `${figure.yen} ${figure.provenance}`;
}

/** The figure that `figureText` wrote; null for any other text. */
export function figureFromText(text: string | null): Pick<Figure, 'yen' | 'provenance'> | null {
  const found = /^(?:(-?\d+) (stated|implied)|(unsettled|absent))$/.exec(text ?? '');
  if (!found) return null;
  return { yen: found[1] === undefined ? null : BigInt(found[1]), provenance: (found[2] ?? found[3]) as Provenance };
}

type Said = [field: string, text: string][];

/** How history says each part of a listing. Measure and number tell which listing it is; a place is where it is said. */
const said: { [Part in Exclude<keyof Listing, 'measure' | 'programme' | 'place'>]: (value: Listing[Part], years: number[]) => Said } = {
  name: (name) => [['name', name]],
  primary: (primary) => [['primary', String(primary)]],
  kinds: (kinds) => [['kinds', kinds.join('・')]],
  departments: (departments) => [['departments', departments.map(({ bureau, section }) => (section === null ? bureau : `${bureau} ${section}`)).join('、')]],
  others: (others) => [['others', String(others)]],
  references: (references) => [['references', references.join('、')]],
  links: (links) => [['links', links.map((link) => `${link.kind}: ${link.name}${link.others ? ' …' : ''}`).join('、')]],
  total: (total) => [['total', figureText(total)]],
  activities: (activities, years) => years.map((year) => [`activity:${year}`, activities[year]?.text ?? '']),
  costs: (costs, years) => years.map((year) => [`cost:${year}`, figureText(costs[year] ?? { yen: null, provenance: 'absent', place: null })]),
};

/** What the listing says, by field, without places: two listings with equal fields say the same. */
function fieldsOf(listing: Listing, years: number[]): Record<string, string> {
  const parts = Object.keys(said) as (keyof typeof said)[];
  return Object.fromEntries(parts.flatMap(<Part extends keyof typeof said>(part: Part) => said[part](listing[part], years)));
}

function differences(before: Listing, after: Listing, years: number[]): FieldChange[] {
  const was = fieldsOf(before, years);
  const is = fieldsOf(after, years);
  return Object.keys(is)
    .filter((field) => was[field] !== is[field])
    .map((field) => ({ field, before: was[field] || null, after: is[field] || null }));
}

/** A measure or policy that goes because the file prints its chapter without it; no programme, and counted as no row. */
export function headingEnded({ code, name }: { code: string; name: string }): LedgerChange {
  return { kind: 'removed', measure: code, from: null, programme: '', name, fields: [{ field: 'heading', before: name, after: null }], place: null };
}

/** Both books have the numbers of their programmes; they cover the same years. */
export function ledgerChanges(ledger: Book | null, file: Book, options: { removeMissing: boolean }): LedgerChange[] {
  const years = fiscalYears(file);
  const before = new Map((ledger?.listings ?? []).map((listing) => [listingKey(listing), listing]));
  const moved = ledger ? movedPlaces(ledger, file) : new Map<string, string>();
  const movedFrom = new Map([...moved].map(([was, is]) => [is, was]));
  const missing = ledger ? missingFromFile(ledger, file) : new Set<string>();
  const inFile = new Set<string>();
  const changes = file.listings.map((listing): LedgerChange => {
    const key = listingKey(listing);
    inFile.add(key);
    const source = before.get(movedFrom.get(key) ?? key);
    const common = { measure: listing.measure, from: null, programme: listing.programme ?? '', name: listing.name, place: listing.place };
    if (!source) return { ...common, kind: 'added', fields: [] };
    const fields = differences(source, listing, years);
    if (source.measure !== listing.measure) {
      return { ...common, kind: 'moved', from: source.measure, fields: [{ field: 'measure', before: source.measure, after: listing.measure }, ...fields] };
    }
    if (fields.length === 0) return { ...common, kind: 'unchanged', fields };
    return { ...common, kind: fields.some(({ field }) => field === 'name') ? 'renamed' : 'changed', fields };
  });
  const rest = [...before]
    .filter(([key]) => !inFile.has(key) && !moved.has(key))
    .map(([key, listing]): LedgerChange => ({
      kind: options.removeMissing && missing.has(key) ? 'removed' : 'kept',
      measure: listing.measure,
      from: null,
      programme: listing.programme ?? '',
      name: listing.name,
      fields: [],
      place: null,
    }));
  return [...changes, ...rest];
}
