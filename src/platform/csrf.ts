/**
 * Forms are taken only from the site's own pages: the browser must not say that another site sends them (Fetch Metadata,
 * Origin), and a signed token must come both in a cookie and in the form (OWASP, signed double submit).
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { cookieOf } from './cookie.ts';
import type { Database } from './database.ts';
import { Refusal } from './http.ts';

export const csrfField = 'csrf';

export interface Csrf {
  /** Token of the cookie, or a new one with the cookie to set. */
  token(cookies: string | null): Promise<{ token: string; cookie: string | null }>;
  /** @throws Refusal 403 when the form may come from elsewhere. */
  check(request: Request, given: unknown): Promise<void>;
}

/** `db` holds the key that all processes share. */
export function csrf(db: Database, origin: string): Csrf {
  const secure = origin.startsWith('https:');
  const name = secure ? '__Host-hiraku-csrf' : 'hiraku-csrf';
  let key: Promise<Buffer> | null = null;
  const keyRead = () => (key ??= sharedKey(db, 'csrf').catch((error: unknown) => {
    key = null;
    throw error;
  }));
  const valid = async (token: string) => same(token, sign(token.split('.')[0] ?? '', await keyRead()));
  return {
    async token(cookies) {
      const known = cookieOf(cookies, name);
      if (known && (await valid(known))) return { token: known, cookie: null };
      const token = sign(randomBytes(18).toString('base64url'), await keyRead());
      return { token, cookie: `${name}=${token}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}` };
    },
    async check(request, given) {
      if (!isFromHere(request, origin)) throw refused();
      const cookie = cookieOf(request.headers.get('cookie'), name);
      if (!cookie || typeof given !== 'string' || !same(cookie, given) || !(await valid(cookie))) throw refused();
    },
  };
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

/** 32 random bytes under a name, made by whichever process asks first. */
async function sharedKey(db: Database, name: string): Promise<Buffer> {
  await sql`insert into platform.secret (name, bytes) values (${name}, ${randomBytes(32)}) on conflict do nothing`.execute(db);
  const { rows } = await sql<{ bytes: Buffer }>`select bytes from platform.secret where name = ${name}`.execute(db);
  return rows[0]!.bytes;
}
