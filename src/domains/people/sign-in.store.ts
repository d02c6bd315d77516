/** The one moment at which a browser becomes somebody's: every way to sign in ends here. */
import { cookieOf } from '#platform/cookie';
import { csrfCookie } from '#platform/csrf';
import type { Database } from '#platform/database';
import { sessionCookie, sessionCookieName } from '#platform/session';
import { forgetBrowser } from './browser.ts';
import { deviceOf } from './device.ts';
import { endSessionOfToken, openSession } from './session.store.ts';

/** What a sign-in needs of the request: an `Ask` has it. */
export interface Arriving {
  db: Database;
  clock: { now(): Date };
  site: { origin: string };
  header(name: string): string | undefined;
}

/**
 * Begins a session for a person who has just proved who they are. The session gets a new token, so that one planted in the
 * browser beforehand is worth nothing, and whatever session the browser had ends. `provedAt`: when they proved it, where that
 * was not now. @returns cookies to set
 */
export async function signInHere({ db, clock, site, header }: Arriving, personId: string, way: string, provedAt: Date = clock.now()): Promise<string[]> {
  const before = cookieOf(header('cookie') ?? null, sessionCookieName(site.origin));
  if (before) await endSessionOfToken(db, before);
  const { token } = await openSession(db, { personId, way, device: deviceOf(header('user-agent')), provedAt }, clock.now());
  return [sessionCookie(site.origin, token), await csrfCookie(db, site.origin), forgetBrowser(site.origin)];
}
