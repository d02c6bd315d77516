/** What a file would change: two books compared, listing by listing. */
import type { Book, Figure, Listing, Place } from './book.ts';
import { programmeKey } from './programme-key.ts';

/**
 * added · changed · unchanged · kept: of the same edition, in the ledger but not in the file · ended: in the edition before,
 * not in the next one · renamed and moved: the same programme under another name or measure.
 */
export type ChangeKind = 'added' | 'changed' | 'unchanged' | 'kept' | 'renamed' | 'moved' | 'ended';

export interface FieldChange {
  /** name, measure, primary, kinds, departments, others, references, links, total, activity:2012, cost:2012. */
  field: string;
  /** As text; amounts in yen, ~ before an implied one, *** for one not settled; null where there is nothing. */
  before: string | null;
  after: string | null;
}

export interface Change {
  kind: ChangeKind;
  measure: string;
  name: string;
  fields: FieldChange[];
  /** In the file; null for what only the ledger has. */
  place: Place | null;
  before: Listing | null;
  after: Listing | null;
}

/** A figure as one word for comparison: the amount and how it is known, not where it stands. */
export function figureText({ yen, provenance }: Figure): string | null {
  if (provenance === 'absent') return null;
  if (provenance === 'unsettled') return '***';
  return `${provenance === 'implied' ? '~' : ''}${yen}`;
}

function fieldsOf(listing: Listing, years: number[], total: boolean): Map<string, string | null> {
  const list = (items: string[]): string | null => (items.length === 0 ? null : items.join(';'));
  return new Map<string, string | null>([
    ['name', listing.name],
    ['measure', listing.measure],
    ['primary', String(listing.primary)],
    ['kinds', list(listing.kinds)],
    ['departments', list(listing.departments.map(({ bureau, section }) => (section === null ? bureau : `${bureau}/${section}`)))],
    ['others', String(listing.others)],
    ['references', list(listing.references)],
    ['links', list(listing.links.map(({ kind, name, others }) => `${kind}/${name}${others ? '/等' : ''}`))],
    ...(total ? [['total', figureText(listing.total)] as const] : []),
    ...years.flatMap((year) => [
      [`activity:${year}`, listing.activities[year]?.text ?? null] as const,
      [`cost:${year}`, listing.costs[year] ? figureText(listing.costs[year]) : null] as const,
    ]),
  ]);
}

function fieldChanges(before: Listing, after: Listing, years: number[], total: boolean): FieldChange[] {
  const old = fieldsOf(before, years, total);
  return [...fieldsOf(after, years, total)].flatMap(([field, value]) => {
    const was = old.get(field) ?? null;
    return was === value ? [] : [{ field, before: was, after: value }];
  });
}

/** Fiscal years that both books cover: only there do amounts and activities speak of the same thing. */
function sharedYears(before: Book, after: Book): number[] {
  const first = Math.max(before.firstYear, after.firstYear);
  const last = Math.min(before.lastYear, after.lastYear);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Pairs by key; a key that stands more than once on a side is left for the next rule. */
function pairUp(before: Set<Listing>, after: Set<Listing>, key: (listing: Listing) => string | null, pairs: Map<Listing, Listing>): void {
  const single = (listings: Set<Listing>): Map<string, Listing> => {
    const groups = Map.groupBy([...listings].filter((listing) => key(listing) !== null), (listing) => key(listing)!);
    return new Map([...groups].flatMap(([word, [first, second]]) => (second === undefined ? [[word, first!] as const] : [])));
  };
  const old = single(before);
  for (const [word, listing] of single(after)) {
    const match = old.get(word);
    if (match === undefined) continue;
    pairs.set(listing, match);
    before.delete(match);
    after.delete(listing);
  }
}

/** Everything but name and programme number; two listings that share it under one measure are one programme renamed. */
function substance(listing: Listing, years: number[]): string | null {
  const fields = fieldsOf(listing, years, false);
  fields.delete('name');
  const money = years.map((year) => fields.get(`cost:${year}`)).filter((text) => text !== null);
  return money.length === 0 ? null : JSON.stringify([...fields]);
}

/**
 * The file's listings in their order, then what only the book before has. Places play no part. A programme is recognised by
 * measure and number or name, then by number alone, by name alone (moved), and by equal substance under a measure (renamed).
 */
export function compareBooks(before: Book | null, after: Book): Change[] {
  const old = new Set(before?.listings ?? []);
  const fresh = new Set(after.listings);
  const pairs = new Map<Listing, Listing>();
  const years = before === null ? [] : sharedYears(before, after);
  const sameEdition = before !== null && before.firstYear === after.firstYear && before.lastYear === after.lastYear;
  const name = (listing: Listing): string => programmeKey(listing.name);
  pairUp(old, fresh, ({ programme, measure }) => (programme === null ? null : `${measure}\u0000${programme}`), pairs);
  pairUp(old, fresh, (listing) => `${listing.measure}\u0000${name(listing)}`, pairs);
  pairUp(old, fresh, ({ programme }) => programme, pairs);
  pairUp(old, fresh, (listing) => (listing.primary ? name(listing) : null), pairs);
  pairUp(old, fresh, (listing) => substance(listing, years), pairs);
  const changes = after.listings.map((listing): Change => {
    const match = pairs.get(listing) ?? null;
    const fields = match === null ? [] : fieldChanges(match, listing, years, sameEdition);
    return { kind: kindOf(match, fields), measure: listing.measure, name: listing.name, fields, place: listing.place, before: match, after: listing };
  });
  const gone = [...old].map((listing): Change => ({
    kind: sameEdition ? 'kept' : 'ended', measure: listing.measure, name: listing.name, fields: [], place: null, before: listing, after: null,
  }));
  return [...changes, ...gone];
}

function kindOf(match: Listing | null, fields: FieldChange[]): ChangeKind {
  if (match === null) return 'added';
  if (fields.some(({ field }) => field === 'measure')) return 'moved';
  if (fields.some(({ field }) => field === 'name')) return 'renamed';
  return fields.length === 0 ? 'unchanged' : 'changed';
}
