/**
 * What a form carries about itself, signed: its key (so that it is taken once), for which call, when it was opened (what was begun within the
 * period is kept even if it comes after), and the proof of work that it must bring. Signed with the safe's key, which is not in the database.
 */
import { randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Safe } from '#platform/safe';
import { isWorkDone, workBits, workWaitMs } from './work.ts';

const shape = z.strictObject({
  key: z.uuid(),
  consultation: z.int(),
  /** Instants as milliseconds since 1970. */
  begun: z.int(),
  /** Keyed hash of the network that opened the form, for counting; null where that is not known. */
  network: z.string().max(100).nullable(),
  work: z.strictObject({ bits: z.int().min(1).max(32), waitedAt: z.int() }).nullable(),
});
export type FormToken = z.output<typeof shape>;

type Signing = Pick<Safe, 'fingerprint'>;

/** `network`: what `Ask.peerKey` says, asked for where no transaction is open: it may need a connection of its own. */
export function newFormToken(consultation: number, network: string | null, at: Date): FormToken {
  return { key: randomUUID(), consultation, begun: at.getTime(), network, work: null };
}

/** Instead of a token that this program did not sign: nobody knows which network it is of, so it has to bring a proof of work. */
export function strayFormToken(consultation: number, at: Date): FormToken {
  return asksForWork(newFormToken(consultation, null, at), at);
}

/** The same form, which now must bring a proof of work, or whose person waits. A form that has to already keeps its own. */
export function asksForWork(token: FormToken, at: Date): FormToken {
  return token.work === null ? { ...token, work: { bits: workBits, waitedAt: at.getTime() + workWaitMs } } : token;
}

/** True where the form brought its proof of work, or the person waited; false where none was asked for. */
export function hasWorked(token: FormToken, signed: string, nonce: string, at: Date): boolean {
  return token.work !== null && (at.getTime() >= token.work.waitedAt || isWorkDone(signed, nonce, token.work.bits));
}

export function signFormToken(safe: Signing, token: FormToken): string {
  const said = Buffer.from(JSON.stringify(token)).toString('base64url');
  return `${said}.${signature(safe, said).toString('base64url')}`;
}

/** Null for what this program did not sign, or for another call. */
export function readFormToken(safe: Signing, signed: string, consultation: number): FormToken | null {
  const [said = '', given = '', more] = signed.split('.');
  if (more !== undefined) return null;
  const [right, claimed] = [signature(safe, said), Buffer.from(given, 'base64url')];
  if (right.length !== claimed.length || !timingSafeEqual(right, claimed)) return null;
  const read = shape.safeParse(JSON.parse(Buffer.from(said, 'base64url').toString()));
  return read.success && read.data.consultation === consultation ? read.data : null;
}

function signature(safe: Signing, said: string): Buffer {
  return safe.fingerprint(`opinion form ${said}`);
}
