/** Which programme of the ledger a listing speaks of: by its number, else by its name. */
import { finding, programmeKey, type Finding, type Listing } from '#domains/book';

export interface KnownProgramme {
  number: string;
  name: string;
}

export interface NewProgramme extends KnownProgramme {
  /** Name with width, case and spaces folded: two names with one key are one name. */
  key: string;
}

export interface Identified {
  /** The listings that can go in, each with its programme's number. */
  listings: Listing[];
  created: NewProgramme[];
  findings: Finding[];
}

const numberPattern = /^P\d{4,9}$/;

function numberAfter(known: Iterable<string>): () => string {
  const used = new Set(known);
  let last = 0;
  for (const number of used) if (numberPattern.test(number)) last = Math.max(last, Number(number.slice(1)));
  return () => {
    last += 1;
    return `P${String(last).padStart(4, '0')}`;
  };
}

/**
 * `known`: programmes of this plan. `foreign`: numbers that other plans of the installation hold.
 * A number that the ledger knows decides; a number that it does not know is kept for a programme whose name is new.
 */
export function identifyProgrammes(listings: Listing[], known: KnownProgramme[], foreign: ReadonlySet<string>): Identified {
  const numbers = new Map(known.map((programme) => [programme.number, programme]));
  const claimed = new Set(listings.map((listing) => listing.programme).filter((number): number is string => number !== null && numbers.has(number)));
  const byKey = new Map<string, string>();
  for (const programme of known) {
    const key = programmeKey(programme.name);
    if (!byKey.has(key) || claimed.has(byKey.get(key)!)) byKey.set(key, programme.number);
  }
  const wanted = listings.map((listing) => listing.programme ?? '').filter((number) => numberPattern.test(number) && !foreign.has(number));
  const nextNumber = numberAfter([...numbers.keys(), ...foreign, ...wanted]);
  const createdByNumber = new Map<string, NewProgramme>();
  const createdByKey = new Map<string, NewProgramme>();
  const created: NewProgramme[] = [];
  const findings: Finding[] = [];
  const seen = new Set<string>();

  const create = (number: string, listing: Listing, key: string): string => {
    const programme = { number, name: listing.name, key };
    created.push(programme);
    createdByNumber.set(number, programme);
    if (!createdByKey.has(key)) createdByKey.set(key, programme);
    return number;
  };
  const numberOf = (listing: Listing): string => {
    const key = programmeKey(listing.name);
    const given = listing.programme;
    if (given !== null && (numbers.has(given) || createdByNumber.has(given))) return given;
    const usable = given !== null && numberPattern.test(given) && !foreign.has(given);
    const found = byKey.get(key);
    if (found !== undefined && !(usable && claimed.has(found))) return found;
    if (usable) return create(given, listing, key);
    return createdByKey.get(key)?.number ?? create(nextNumber(), listing, key);
  };

  const kept: Listing[] = [];
  for (const listing of listings) {
    const number = numberOf(listing);
    if (listing.programme !== null && listing.programme !== number) findings.push(otherNumber(listing, number));
    const place = `${listing.measure}\u0000${number}`;
    if (seen.has(place)) {
      findings.push(finding('error', 'listed-twice-in-measure', listing.place, listing.name, listing.name, listing.measure));
      continue;
    }
    seen.add(place);
    kept.push({ ...listing, programme: number });
  }
  return { listings: kept, created, findings };
}

function otherNumber(listing: Listing, number: string): Finding {
  return {
    severity: 'warning',
    code: 'number-not-usable',
    place: listing.place,
    listing: listing.name,
    ja: `「${listing.name}」の番号 ${listing.programme} は台帳の番号と合わないため、${number} として登録します。番号の欄を確かめてください。`,
    en: `The number ${listing.programme} of “${listing.name}” does not fit the ledger; it is kept as ${number}. Check the number column.`,
  };
}

/** Names that the listings print for programmes of which the ledger knows another name; the primary listing decides. */
export function newNames(listings: Listing[], known: KnownProgramme[]): KnownProgramme[] {
  const names = new Map(known.map(({ number, name }) => [number, name]));
  const printed = new Map<string, string>();
  for (const { programme, primary, name } of listings.toReversed()) {
    if (programme !== null && (primary || !printed.has(programme))) printed.set(programme, name);
  }
  return [...printed].filter(([number, name]) => names.has(number) && names.get(number) !== name).map(([number, name]) => ({ number, name }));
}
