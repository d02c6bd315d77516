/** Talks to providers of OpenID Connect: authorization code with PKCE, state and nonce (OAuth 2.0 Security BCP, RFC 9700). */
import * as oidc from 'openid-client';
import { isOwnMachine, type OidcProvider } from '#platform/sign-in-way';
import type { Claims } from './oidc.ts';

/** The provider does not answer, or not as its own discovery document promises. */
export class ProviderAway extends Error {}
/** What came back is not the answer to what was asked, or the provider refused. */
export class NotProved extends Error {}

/** Seconds that a provider has for each answer. */
const patienceSeconds = 8;
const discoveryMs = 60 * 60_000;

/** How long ago the provider may have seen the person where a fresh sign-in is asked for, in seconds. */
const freshSeconds = 600;

/** The year 2200: no provider has asked anybody later. */
const secondsMax = 7_258_118_400;

/** By the provider as the settings of one program have it: those of another may give the same address another secret. */
const known = new WeakMap<OidcProvider, { found: Promise<oidc.Configuration>; until: number }>();

/** The provider's discovery document, kept for an hour; a failure is not kept. */
function configurationOf(provider: OidcProvider): Promise<oidc.Configuration> {
  const kept = known.get(provider);
  if (kept && kept.until > performance.now()) return kept.found;
  const found = discover(provider).catch((error: unknown) => {
    known.delete(provider);
    throw new ProviderAway('discovery failed', { cause: error });
  });
  known.set(provider, { found, until: performance.now() + discoveryMs });
  return found;
}

function discover(provider: OidcProvider): Promise<oidc.Configuration> {
  const issuer = new URL(provider.issuer);
  const secret = provider.clientSecret();
  const authentication = secret === null ? oidc.None() : provider.clientAuthentication === 'post' ? oidc.ClientSecretPost(secret) : oidc.ClientSecretBasic(secret);
  // Plain http is for a provider on this machine only: settings refuse any other.
  const insecure = isOwnMachine(issuer) ? [oidc.allowInsecureRequests] : [];
  // Else the library takes TLS alone for proof of who made a token (OpenID Connect Core, 3.1.3.7).
  const execute = [oidc.enableNonRepudiationChecks, ...insecure];
  return oidc.discovery(issuer, provider.clientId, undefined, authentication, { timeout: patienceSeconds, execute });
}

export interface Departure {
  url: string;
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** The address at the provider to send the person to, and the secrets to know the answer by. @throws ProviderAway */
export async function depart(provider: OidcProvider, redirectUri: string, { lang, fresh }: { lang: string; fresh: boolean }): Promise<Departure> {
  const configuration = await configurationOf(provider);
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const codeVerifier = oidc.randomPKCECodeVerifier();
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ui_locales: lang,
    ...(fresh && { max_age: String(freshSeconds) }),
  });
  return { url: url.href, state, nonce, codeVerifier };
}

/**
 * What the provider says of the person who came back at `url`. The issuer in the answer must be this provider (RFC 9207):
 * an answer of another one never reaches this one's token endpoint. @throws ProviderAway, NotProved
 */
export async function arrive(provider: OidcProvider, url: URL, { state, nonce, codeVerifier, fresh }: Omit<Departure, 'url'> & { fresh: boolean }): Promise<Claims> {
  const said = url.searchParams.get('iss');
  if (said !== null && said !== provider.issuer) throw new NotProved('the answer names another issuer');
  const configuration = await configurationOf(provider);
  try {
    const tokens = await oidc.authorizationCodeGrant(configuration, url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
      ...(fresh && { maxAge: freshSeconds }),
    });
    const claims = tokens.claims()!;
    const more = claims.email === undefined && configuration.serverMetadata().userinfo_endpoint ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims;
    return {
      issuer: claims.iss,
      subject: claims.sub,
      email: typeof more.email === 'string' && more.email.includes('@') ? more.email : null,
      emailVerified: more.email_verified === true,
      name: typeof more.name === 'string' && more.name.trim() !== '' ? more.name.trim().slice(0, 100) : null,
      authenticatedAt: typeof claims.auth_time === 'number' && claims.auth_time > 0 && claims.auth_time < secondsMax ? new Date(claims.auth_time * 1_000) : null,
    };
  } catch (error) {
    throw isAway(error) ? new ProviderAway('the provider did not answer', { cause: error }) : new NotProved('the answer does not hold', { cause: error });
  }
}

/** A network that fails and a deadline that passes, apart from an answer that is wrong. */
function isAway(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && (error.name === 'TimeoutError' || ('code' in error && error.code === 'OAUTH_TIMEOUT')));
}
