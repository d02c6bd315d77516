/** Ways to sign in that a city may turn on besides passkeys and links by e-mail: providers that speak OpenID Connect, passwords. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Sentence } from './http.ts';

/** A provider of identities that speaks OpenID Connect. */
export interface OidcProvider {
  /** Word of the address and of the session's way: `directory`. */
  name: string;
  label: Sentence;
  /** As the provider's discovery document says it, to the letter. */
  issuer: string;
  clientId: string;
  /** Read from the environment; null for a client without one. A function, so that no printout of settings holds it. */
  clientSecret(): string | null;
  /** How the secret is sent to the token endpoint. */
  clientAuthentication: 'basic' | 'post';
  /** Whose identities it keeps: the city's directory of staff, or everybody's. */
  for: 'staff' | 'person';
  /** True where an address that the provider calls confirmed opens the account of that address. Only for the city's own directory. */
  trustsEmail: boolean;
}

export interface SignInWays {
  providers: OidcProvider[];
  /** True where the city lets people choose a password. */
  passwords: boolean;
  /** The city's own list of breached passwords, a file made by scripts/make-breach-filter.ts; null for the shipped one. */
  breachFilter: string | null;
}



const providerShape = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  label: z.strictObject({ ja: z.string().min(1).max(60), en: z.string().min(1).max(60) }),
  issuer: z.string().max(300),
  clientId: z.string().min(1).max(300),
  clientSecretEnv: z.string().regex(/^[A-Z][A-Z0-9_]*$/).optional(),
  clientAuthentication: z.enum(['basic', 'post']).default('basic'),
  for: z.enum(['staff', 'person']),
  trustsEmail: z.boolean().default(false),
});

/**
 * Providers as JSON, from a variable or from a file that it names. `wrong` makes the error that a person sees at the start.
 * Secrets stand in variables of the environment that the JSON names, never in the JSON.
 */
export function readProviders({ text, file }: { text: string; file: string }, env: Record<string, string | undefined>, wrong: (why: string) => Error): OidcProvider[] {
  if (text === '' && file === '') return [];
  const listed = parsed(text !== '' ? text : contentOf(file, wrong), wrong);
  const names = new Set(listed.map(({ name }) => name));
  if (names.size !== listed.length) throw wrong('two providers have one name.');
  return listed.map(({ clientSecretEnv, ...provider }) => {
    if (!isIssuer(provider.issuer)) throw wrong(`the issuer of ${provider.name} must be an https:// address (http:// on this machine only).`);
    if (provider.trustsEmail && provider.for !== 'staff') throw wrong(`${provider.name}: trustsEmail is for the city's own directory of staff only.`);
    const secret = clientSecretEnv === undefined ? null : env[clientSecretEnv] || undefined;
    if (secret === undefined) throw wrong(`${provider.name} names the variable ${clientSecretEnv}, which is not set.`);
    return { ...provider, clientSecret: () => secret };
  });
}

function contentOf(file: string, wrong: (why: string) => Error): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw wrong(`the file ${file} cannot be read.`);
  }
}

function parsed(text: string, wrong: (why: string) => Error): z.output<typeof providerShape>[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong('what it says is not JSON.');
  }
  const result = z.array(providerShape).max(20).safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw wrong(`${issue.path.join('.') || 'the list'}: ${issue.message}`);
}

function isIssuer(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && !url.search && !url.hash && (url.protocol === 'https:' || isOwnMachine(url));
}

/** True for an http address of this machine, where nobody can listen in. */
export function isOwnMachine(url: URL): boolean {
  return url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}
