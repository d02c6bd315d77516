/** Whether passwords are there at all, and how often one may be tried. */
import { Refusal, type Site } from '#platform/http';
import type { Allowance } from './attempt.ts';
import { passwordWords } from './password-words.ts';

const minuteMs = 60_000;

/** Tries for one address, whether it has an account or not: others cannot lock a person out, who has other ways in. */
export const passwordTriesForAddress: Allowance = { kind: 'password:email', most: 10, withinMs: 15 * minuteMs };
export const passwordTriesFromNetwork: Allowance = { kind: 'password:network', most: 60, withinMs: 15 * minuteMs };

/** True where the city turned passwords on (HIRAKU_PASSWORDS). */
export function passwordsAllowed(site: Pick<Site, 'ways'>): boolean {
  return site.ways?.passwords ?? false;
}

/** @throws Refusal 404 where the city has not turned passwords on. */
export function requirePasswords(site: Pick<Site, 'ways'>): void {
  if (!passwordsAllowed(site)) throw new Refusal(404, 'not-found', { ja: passwordWords('ja').off, en: passwordWords('en').off });
}
