/** How much of a book the ledger holds: lengths of words that are looked up by an index, parts of a row, size of amounts. */
import { finding, programmeKey, yenMax, type Book, type Figure, type Finding, type Listing } from '#domains/book';

const nameMax = 500;
const codeMax = 100;
const departmentMax = 200;
const activityMax = 20_000;
/** Departments, references, links or kinds of one row. */
const partsMax = 1_000;

function isLong(listing: Listing, codes: ReadonlySet<string>): boolean {
  return (
    !codes.has(listing.measure) ||
    listing.name.length > nameMax ||
    programmeKey(listing.name).length > nameMax ||
    listing.references.some((code) => code.length > codeMax) ||
    listing.departments.some(({ bureau, section }) => bureau.length > departmentMax || (section ?? '').length > departmentMax) ||
    Object.values(listing.activities).some(({ text }) => text.length > activityMax)
  );
}

function isTooLarge({ yen }: Figure): boolean {
  return yen !== null && (yen > yenMax || yen < -yenMax);
}

function partsOf({ departments, references, links, kinds }: Listing): number {
  return Math.max(departments.length, references.length, links.length, kinds.length);
}

/** Why the ledger cannot hold the row; null where it can. */
function faultOf(listing: Listing, codes: ReadonlySet<string>): Finding | null {
  const large = [listing.total, ...Object.values(listing.costs)].find(isTooLarge);
  if (isLong(listing, codes)) return tooLong(listing);
  if (partsOf(listing) > partsMax) return tooManyParts(listing);
  return large ? finding('error', 'figure-too-large', large.place ?? listing.place, listing.name, listing.name, `${large.yen}円`) : null;
}

/**
 * Leaves out and names the rows that the ledger cannot hold: one of them must not keep the others out. What is longer than
 * any plan prints is a table that was read as one cell.
 */
export function withinLimits(book: Book): { book: Book; left: Listing[]; findings: Finding[] } {
  const directions = book.directions.filter(({ code }) => code.length <= codeMax);
  const known = new Set(directions.map(({ code }) => code));
  const policies = book.policies.filter(({ code, direction }) => code.length <= codeMax && known.has(direction));
  const policyCodes = new Set(policies.map(({ code }) => code));
  const measures = book.measures.filter(({ code, policy }) => code.length <= codeMax && policyCodes.has(policy));
  const codes = new Set(measures.map(({ code }) => code));
  const faults = new Map(book.listings.map((listing) => [listing, faultOf(listing, codes)]));
  const listings = book.listings.filter((listing) => faults.get(listing) === null);
  const left = book.listings.filter((listing) => faults.get(listing) !== null);
  return { book: { ...book, directions, policies, measures, listings }, left, findings: [...faults.values()].filter((fault) => fault !== null) };
}

function shortName({ name }: Listing): string {
  return `${name.slice(0, 40)}${name.length > 40 ? '…' : ''}`;
}

function tooLong(listing: Listing): Finding {
  const name = shortName(listing);
  return {
    severity: 'error',
    code: 'too-long',
    place: listing.place,
    listing: name,
    ja: `「${name}」の名称（${nameMax}字まで）、コード（${codeMax}字まで）、部課名（${departmentMax}字まで）または事業内容（${activityMax.toLocaleString('ja')}字まで）が長すぎるか、施策の見出しがありません。欄の区切りを確かめてください。`,
    en: `A name (up to ${nameMax} characters), code (up to ${codeMax}), department (up to ${departmentMax}) or activity (up to ${activityMax.toLocaleString('en')}) of “${name}” is too long, or its measure has no heading. Check how the cells are parted.`,
  };
}

function tooManyParts(listing: Listing): Finding {
  const name = shortName(listing);
  const parts = partsOf(listing);
  return {
    severity: 'error',
    code: 'too-many-parts',
    place: listing.place,
    listing: name,
    ja: `「${name}」の区分・所管部課・参照施策・関連事業のどれかに ${parts.toLocaleString('ja')} 件あるため、登録できません（${partsMax.toLocaleString('ja')} 件まで）。欄の区切りを確かめてください。`,
    en: `“${name}” did not go in: it has ${parts.toLocaleString('en')} kinds, departments, references or links (up to ${partsMax.toLocaleString('en')}). Check how the cells are parted.`,
  };
}
