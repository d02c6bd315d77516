/**
 * Forms are taken only from the site's own pages: the browser must not say that another site sends them (Fetch Metadata,
 * Origin), and a signed token must come both in a cookie and in the form (OWASP, signed double submit).
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { cookieOf } from './cookie.ts';
import type { Database } from './database.ts';
import { Refusal } from './http.ts';
import { sharedKey } from './secret.ts';

export const csrfField = 'csrf';

/** Signed tokens remembered at most: a good one stays good as long as the key. */
const knownMax = 10_000;

export interface Csrf {
  /** Token of the cookie, or a new one with the cookie to set. */
  token(cookies: string | null): Promise<{ token: string; cookie: string | null }>;
  /** Cookie with a new token, for the reply that begins or ends a session: what somebody knew before is worth nothing after. */
  freshCookie(): Promise<string>;
  /** @throws Refusal 403 when the form may come from elsewhere. */
  check(request: Request, given: unknown): Promise<void>;
}

/** `db` holds the key that all processes share. */
export function csrf(db: Database, origin: string): Csrf {
  const secure = origin.startsWith('https:');
  const name = secure ? '__Host-hiraku-csrf' : 'hiraku-csrf';
  const keyRead = sharedKey(db, 'csrf');
  const known = new Set<string>();
  const valid = async (token: string) => {
    if (known.has(token)) return true;
    if (!same(token, sign(token.split('.')[0] ?? '', await keyRead()))) return false;
    // A form's token is asked about at each page and at each sending.
    if (known.size >= knownMax) known.clear();
    known.add(token);
    return true;
  };
  const cookieFor = (token: string) => `${name}=${token}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const newToken = async () => sign(randomBytes(18).toString('base64url'), await keyRead());
  return {
    async token(cookies) {
      const given = cookieOf(cookies, name);
      if (given && (await valid(given))) return { token: given, cookie: null };
      const token = await newToken();
      return { token, cookie: cookieFor(token) };
    },
    freshCookie: async () => cookieFor(await newToken()),
    async check(request, given) {
      if (!isFromHere(request, origin)) throw refused();
      const cookie = cookieOf(request.headers.get('cookie'), name);
      if (!cookie || typeof given !== 'string' || !same(cookie, given) || !(await valid(cookie))) throw refused();
    },
  };
}

/** Cookie with a new CSRF token for `Reply.cookies`, beside the session's at sign-in and sign-out. */
export function csrfCookie(db: Database, origin: string): Promise<string> {
  return csrf(db, origin).freshCookie();
}

function isFromHere(request: Request, origin: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin') return false;
  const from = request.headers.get('origin');
  if (!from) return true;
  const host = request.headers.get('host');
  return from === origin || (from !== 'null' && URL.canParse(from) && host !== null && new URL(from).host === host);
}

function sign(nonce: string, key: Buffer): string {
  return `${nonce}.${createHmac('sha256', key).update(nonce).digest('base64url')}`;
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function refused(): Refusal {
  return new Refusal(403, 'not-from-this-site', {
    ja: '安全のため、この送信は受け付けませんでした。ページを開き直して、もう一度お試しください。',
    en: 'For safety this was not accepted. Please open the page again and retry.',
  });
}
