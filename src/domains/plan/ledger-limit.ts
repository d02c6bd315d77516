/** How long the words of a book may be in the ledger, where they are looked up by an index. */
import type { Book, Finding, Listing } from '#domains/book';

const nameMax = 500;
const codeMax = 100;
const departmentMax = 200;

function isLong(listing: Listing, codes: ReadonlySet<string>): boolean {
  return (
    !codes.has(listing.measure) ||
    listing.name.length > nameMax ||
    listing.references.some((code) => code.length > codeMax) ||
    listing.departments.some(({ bureau, section }) => bureau.length > departmentMax || (section ?? '').length > departmentMax)
  );
}

/** Leaves out and names what is longer than any plan prints: such a row is a table that was read as one cell. */
export function withinLimits(book: Book): { book: Book; findings: Finding[] } {
  const directions = book.directions.filter(({ code }) => code.length <= codeMax);
  const known = new Set(directions.map(({ code }) => code));
  const policies = book.policies.filter(({ code, direction }) => code.length <= codeMax && known.has(direction));
  const policyCodes = new Set(policies.map(({ code }) => code));
  const measures = book.measures.filter(({ code, policy }) => code.length <= codeMax && policyCodes.has(policy));
  const codes = new Set(measures.map(({ code }) => code));
  const listings = book.listings.filter((listing) => !isLong(listing, codes));
  const left = book.listings.filter((listing) => isLong(listing, codes));
  return { book: { ...book, directions, policies, measures, listings }, findings: left.map(tooLong) };
}

function tooLong(listing: Listing): Finding {
  const name = `${listing.name.slice(0, 40)}${listing.name.length > 40 ? '…' : ''}`;
  return {
    severity: 'error',
    code: 'too-long',
    place: listing.place,
    listing: name,
    ja: `「${name}」の名称（${nameMax}字まで）、コード（${codeMax}字まで）または部課名（${departmentMax}字まで）が長すぎるか、施策の見出しがありません。欄の区切りを確かめてください。`,
    en: `A name (up to ${nameMax} characters), code (up to ${codeMax}) or department (up to ${departmentMax}) of “${name}” is too long, or its measure has no heading. Check how the cells are parted.`,
  };
}
