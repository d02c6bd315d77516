/** How much of a book the ledger holds: lengths of words that are looked up by an index, parts of a row, size of amounts. */
import { finding, programmeKey, yenMax, type Book, type Figure, type Finding, type Listing } from '#domains/book';

const nameMax = 500;
const codeMax = 100;
const departmentMax = 200;
const activityMax = 20_000;
/** Departments, references, links or kinds of one row. */
const partsMax = 1_000;

/** What no address of a page can hold as one part (RFC 3986, 3.3 and 5.2.4): the page would never be found. */
const notAddressable = /[/\\\p{Cc}\u2028\u2029]|^\.{1,2}$/u;
const lineBreak = /[\n\v\f\r\u0085\u2028\u2029]/;

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

/** The code, kind or name of which no page could be shown; undefined where there is none. */
function unreachable({ measure, kinds, name }: Listing): string | undefined {
  return [measure, ...kinds].find((text) => notAddressable.test(text)) ?? [name].find((text) => lineBreak.test(text));
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
  const lost = unreachable(listing);
  if (lost !== undefined) return withoutPage(listing.place, shortName(listing), lost);
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
  const measures = book.measures.filter(({ code, policy }) => code.length <= codeMax && !notAddressable.test(code) && policyCodes.has(policy));
  const codes = new Set(measures.map(({ code }) => code));
  const faults = new Map(book.listings.map((listing) => [listing, faultOf(listing, codes)]));
  const listings = book.listings.filter((listing) => faults.get(listing) === null);
  const left = book.listings.filter((listing) => faults.get(listing) !== null);
  const lost = book.measures.filter(({ code }) => notAddressable.test(code)).map(({ code, place }) => withoutPage(place, null, code));
  return { book: { ...book, directions, policies, measures, listings }, left, findings: [...lost, ...[...faults.values()].filter((fault) => fault !== null)] };
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return `${line.slice(0, 40)}${line.length > 40 ? '…' : ''}`;
}

function shortName({ name }: Listing): string {
  return short(name);
}

function withoutPage(place: Finding['place'], listing: string | null, text: string): Finding {
  return {
    severity: 'error',
    code: 'without-page',
    place,
    listing,
    ja: `「${short(text)}」はページのアドレスにできないため、登録できません。施策コードと区分には「/」「\\」「.」だけの文字や改行を、事業名には改行を使わないでください。`,
    en: `“${short(text)}” did not go in: no page could have it in its address. Use no slash, backslash or line break in measure codes and kinds, nor “.” or “..” alone, and no line break in names.`,
  };
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
