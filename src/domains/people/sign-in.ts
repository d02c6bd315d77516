/** What somebody types to sign in. */
import { isMailAddress } from '#platform/mail-address';

/** True for what can be the e-mail address of a person: one that a letter can be sent to, at a host with a dot in its name. Whether it exists shows when the letter arrives. */
export function isEmail(given: string): boolean {
  const email = given.trim();
  return isMailAddress(email) && /@[^.]+(\.[^.]+)+$/.test(email);
}
