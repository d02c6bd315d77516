/** A cookie that makes one browser known again while it signs in: links and passkey challenges are for the browser that asked. */
import { cookieOf } from '#platform/cookie';
import { isToken, newToken } from './token.ts';

/** Longer than any link that is bound to a browser lives. */
const keptSeconds = 3_600;

function nameOf(origin: string): string {
  return origin.startsWith('https:') ? '__Host-hiraku-browser' : 'hiraku-browser';
}

/** The token that a browser carries; null for none. */
export function browserOf(origin: string, cookies: string | undefined): string | null {
  const token = cookieOf(cookies ?? null, nameOf(origin));
  return isToken(token) ? token : null;
}

/** The token that this browser carries from now on, and the cookie that says so. SameSite=Lax: a link in web mail leads here from another site. */
export function markBrowser(origin: string, cookies: string | undefined): { token: string; cookie: string } {
  const token = browserOf(origin, cookies) ?? newToken();
  return { token, cookie: cookieText(origin, token, keptSeconds) };
}

export function forgetBrowser(origin: string): string {
  return cookieText(origin, '', 0);
}

function cookieText(origin: string, token: string, seconds: number): string {
  return `${nameOf(origin)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${origin.startsWith('https:') ? '; Secure' : ''}`;
}
