/** Who asks, as far as an opinion map knows: a code or the mark of an account, and whether they may take part. */
import type { AnyAsk } from '#platform/http';
import type { Access, Conversation } from './conversation.ts';
import { codeHash, hasPass, type Key, keyOfCookie, markOf, newCode, type Self } from './participant.ts';
import { verifyingProviders } from './verifying.ts';

/** What somebody lacks who may not take part: `verified` where they are signed in, but not in the way that is asked for. */
export type Lack = 'sign-in' | 'verified' | 'invitation';

export interface Asking {
  self: Self;
  /** Null where nothing lacks. Who takes part already is let through by `known`. */
  lack: Lack | null;
}

type Whoever = Pick<AnyAsk, 'principal' | 'site' | 'safe'>;

/** The key that the cookie holds; null for a browser that was not here. */
export function keyOf(ask: Pick<AnyAsk, 'header' | 'site'>, conversation: Pick<Conversation, 'slug' | 'channels'>): Key | null {
  return keyOfCookie(ask.header('cookie'), ask.site.origin, conversation);
}

/** `key`: of the cookie, or of a form of another site. */
export function askingOf(ask: Whoever, conversation: Pick<Conversation, 'id' | 'access'>, key: Key): Asking {
  const lack = lackOf(ask, conversation, key);
  const codeOnly = (mayJoin: boolean): Self => ({ codeSha256: codeHash(key.code), mark: null, cameBy: key.cameBy, mayJoin });
  if (isByCode(conversation.access)) return { self: codeOnly(lack === null), lack };
  // Without an account nobody can be found: the cookie's code opens nothing here.
  if (lack !== null || ask.principal === null) return { self: { ...codeOnly(false), codeSha256: codeHash(newCode()) }, lack };
  return { self: { codeSha256: codeHash(newCode()), mark: markOf(ask.safe, conversation.id, ask.principal.personId), cameBy: key.cameBy, mayJoin: true }, lack: null };
}

function lackOf({ principal, site, safe }: Whoever, { id, access }: Pick<Conversation, 'id' | 'access'>, key: Key): Lack | null {
  if (access === 'anyone') return null;
  if (access === 'code') return hasPass(safe, id, key) ? null : 'invitation';
  if (principal === null) return 'sign-in';
  const verified = verifyingProviders(site).some((name) => principal.way === `oidc:${name}`);
  return access === 'signed-in' || verified ? null : 'verified';
}

/** True where people come back by a code, not by signing in. */
export function isByCode(access: Access): boolean {
  return access === 'anyone' || access === 'code';
}
