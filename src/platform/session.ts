/** The session's cookie, and from it whoever is asking. What a session is lies with the domain that keeps people. */
import { admit, admitFresh, type Act, type Post, type Principal } from './access.ts';
import { cookieOf } from './cookie.ts';
import type { Database } from './database.ts';
import type { Engine } from './engine.ts';
import type { Ask, Route } from './http.ts';
import type { Resolved } from './resolve.ts';

/** Over https the name's prefix keeps other hosts of the domain from setting it (RFC 6265bis, 4.1.3.2). */
export function sessionCookieName(origin: string): string {
  return origin.startsWith('https:') ? '__Host-hiraku-session' : 'hiraku-session';
}

/** Set-Cookie that begins a session in this browser; with null it ends there. Limits of time are kept with the session, not here. */
export function sessionCookie(origin: string, token: string | null): string {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${sessionCookieName(origin)}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax${secure}${token === null ? '; Max-Age=0' : ''}`;
}

/** Whoever sends this cookie header; null for nobody. Of a row that is secret not even the session keeps when it was used: the next thing written would be the ballot. */
export async function principalOf(engine: Engine, cookies: string | null, { secret = false }: Pick<Route, 'secret'>): Promise<Principal | null> {
  const token = cookieOf(cookies, sessionCookieName(engine.site.origin));
  return token === null || token === '' ? null : engine.parts.access.principalOf(engine.db, token, engine.clock.now(), secret);
}

/** Lets the principal through to the row, or refuses; gives the post that opened it. */
export async function admitTo(engine: Engine, asked: Resolved, principal: Principal | null): Promise<Post | null> {
  const post = await admit(asked.row.who, principal, engine.db, asked.params);
  if (asked.row.fresh) admitFresh(principal, engine.clock.now());
  return post;
}

/** Writes the act of a row into the record, in the transaction of what it did. `content`: what was sent, of which a commitment is kept. */
export function recorder(engine: Engine, asked: Resolved, content: string | null): (tx: Database, ask: Ask) => Promise<void> {
  return (tx, ask) => {
    const { principal, telling } = ask;
    const act: Act = {
      requestId: ask.id,
      at: ask.clock.now(),
      personId: telling.personId ?? principal?.personId ?? null,
      actingAs: ask.actingAs,
      act: asked.row.act!,
      subject: telling.subject ?? (Object.entries(ask.params).map(([name, value]) => `${name} ${value}`).join(', ') || null),
      why: telling.why ?? null,
      commitment: content === null || principal === null ? null : principal.commitment(content),
    };
    return engine.parts.access.record(tx, act);
  };
}

/** As which role somebody acts: `planning: 企画部 企画政策課`, `person`, `anyone`. */
export function actingAs(principal: Principal | null, post: Post | null): string {
  if (post) return `${post.department ? `${post.role}: ${post.department.name}` : post.role}${post.delegated ? '（代理）' : ''}`;
  return principal ? 'person' : 'anyone';
}
