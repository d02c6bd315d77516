/** Addresses that a person may be sent on to after signing in: those of this site alone. */

/** Only stands for "this site" while an address is read. */
const here = 'https://here.invalid';
const lengthMax = 2_000;

/**
 * Path and query of an address of this site, percent-encoded, or null for anything a browser could take for another site
 * (`//name`, `/\name`, `/./\/name`, a scheme) and for the sign-in itself, which would lead round in a circle.
 */
export function ownAddress(given: string | null | undefined): string | null {
  // A browser drops tabs and line ends, and reads a backslash as a slash.
  // eslint-disable-next-line no-control-regex
  if (!given || given.length > lengthMax || !given.startsWith('/') || /[\\\u0000-\u001f\u007f]/.test(given) || !URL.canParse(given, here)) return null;
  const { origin, pathname, search } = new URL(given, here);
  if (origin !== here || pathname.includes('//')) return null;
  return /^\/(en\/)?(sign-in|sign-out)(\/|$)/.test(pathname) ? null : pathname + search;
}

/** Where a sign-in leads that nobody was on the way with: on to the staff's desk for those who hold a post, else to the own page. */
export const arrival = '/me?arrived=yes';

/** An own address in the language of the request; one that names its language keeps it. */
export function onward({ href }: { href(path: string): string }, own: string): string {
  return /^\/en(\/|$|\?)/.test(own) ? own : href(own);
}
