/** Signing in with a provider of identities: whose account an identity opens. */
import { freshMs } from '#platform/access';
import type { OidcProvider } from '#platform/sign-in-way';
import type { Allowance } from './attempt.ts';

/** How long a way to a provider and back stays open, in ms. */
export const oidcRequestMs = 10 * 60_000;

/** Ways to providers that one network may open. */
export const departuresFromNetwork: Allowance = { kind: 'oidc:network', most: 120, withinMs: 15 * 60_000 };

/** What a provider says of the person. */
export interface Claims {
  issuer: string;
  subject: string;
  email: string | null;
  emailVerified: boolean;
  name: string | null;
  /** When the provider asked the person who they are (`auth_time`); null where it does not say. */
  authenticatedAt: Date | null;
}

/**
 * When a person who comes back from a provider has proved who they are. A provider that knows the browser sends it back without
 * asking anything: that proves nothing of now, so where it does not say when it asked, it counts as not fresh.
 */
export function provedAtOf({ authenticatedAt }: Pick<Claims, 'authenticatedAt'>, askedAnew: boolean, at: Date): Date {
  if (askedAnew) return at;
  const notFresh = at.getTime() - freshMs - 1;
  return new Date(Math.min(authenticatedAt?.getTime() ?? notFresh, at.getTime()));
}

/** `open`: the account is there; `make`: a new one of that address; `ask`: the person signs in another way first and connects then. */
export type Opening = { kind: 'open'; personId: string; link: boolean } | { kind: 'make'; email: string } | { kind: 'ask'; why: 'known-address' | 'no-address' };

/**
 * Whose account an identity opens. An address alone never opens one: whoever can make a provider say it would take the
 * account over. Only the city's own directory may be trusted with it, and only with an address that it confirmed. A new account
 * needs a confirmed address too, or somebody could prepare an account for an address that is not theirs.
 */
export function openingOf(claims: Claims, provider: Pick<OidcProvider, 'trustsEmail' | 'for'>, linkedTo: string | null, accountOfEmail: string | null): Opening {
  if (linkedTo !== null) return { kind: 'open', personId: linkedTo, link: false };
  if (claims.email === null || !claims.emailVerified) return { kind: 'ask', why: 'no-address' };
  if (accountOfEmail === null) return { kind: 'make', email: claims.email };
  if (provider.for === 'staff' && provider.trustsEmail) return { kind: 'open', personId: accountOfEmail, link: true };
  return { kind: 'ask', why: 'known-address' };
}
