/** What somebody types to sign in. */

const addressLengthMax = 254;

/**
 * True for what can be an e-mail address: one @, something before it, a host with a dot after it, no space and nothing that a
 * header could be broken with. Whether it exists shows when the letter arrives (RFC 5321, 4.5.3.1).
 */
export function isEmail(given: string): boolean {
  const email = given.trim();
  return email.length <= addressLengthMax && /^[^\s@<>(),;:"\\[\]\p{Cc}]{1,64}@[^\s@<>(),;:"\\[\]\p{Cc}.]+(\.[^\s@<>(),;:"\\[\]\p{Cc}.]+)+$/u.test(email);
}
