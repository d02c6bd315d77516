/** How long a session lives (OWASP ASVS 5.0, 7.3): idle and absolute limits, in ms. */

const hourMs = 3_600_000;

export interface SessionLimits {
  idleMs: number;
  absoluteMs: number;
}

/** Staff work at shared desks; everybody else reads on their own telephone. */
export const sessionLimits: Record<'staff' | 'person', SessionLimits> = {
  staff: { idleMs: 1 * hourMs, absoluteMs: 12 * hourMs },
  person: { idleMs: 14 * 24 * hourMs, absoluteMs: 60 * 24 * hourMs },
};

/** Seen times are written at most this often, so that reading does not write. */
export const seenEveryMs = 60_000;

/** A session as its owner sees it. */
export interface OwnSession {
  id: string;
  /** link, passkey, oidc:NAME, password. */
  way: string;
  device: string;
  beganAt: Date;
  provedAt: Date;
  seenAt: Date;
}

/** A mailbox or a password can be lost to somebody else unseen; a passkey, or the city's own provider, is in the person's hand. */
export function isStrongWay(way: string): boolean {
  return way === 'passkey' || way.startsWith('oidc:');
}
