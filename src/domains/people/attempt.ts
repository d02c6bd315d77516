/** How often something may be tried within a stretch of time. */

export interface Allowance {
  /** Word of what is counted: `sign-in-link:email`. */
  kind: string;
  most: number;
  withinMs: number;
}

const minuteMs = 60_000;

/** Links to one address. */
export const linksToAddress: Allowance = { kind: 'link:email', most: 5, withinMs: 15 * minuteMs };
/** Links asked for by one network; the people of an office share one. */
export const linksFromNetwork: Allowance = { kind: 'link:network', most: 30, withinMs: 15 * minuteMs };
/** Challenges for passkeys asked for by one network. */
export const challengesFromNetwork: Allowance = { kind: 'passkey:network', most: 120, withinMs: 15 * minuteMs };
/** Changes of address that one person asks for. */
export const emailChangesOfPerson: Allowance = { kind: 'email-change:person', most: 5, withinMs: 15 * minuteMs };
