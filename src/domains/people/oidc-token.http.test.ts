/** What a provider says is believed only with its signature, for this site, in its time, even where it comes over the provider's own connection. */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openTown, type Town } from '#town';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitor } from './visitor.fixture.ts';

const published = generateKeyPairSync('rsa', { modulusLength: 2048 });
const another = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** What the next answer is signed with, for which asking, and what it says otherwise than it should. */
let next: { key: KeyObject | null; nonce: string; wrong: object };
let issuer: string;

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function idToken(): string {
  const now = Math.floor(Date.now() / 1_000);
  const claims = { iss: issuer, aud: 'hiraku', sub: 'hanako', email: 'hanako@resident.example', email_verified: true, iat: now, exp: now + 300, nonce: next.nonce, ...next.wrong };
  const said = `${part({ alg: next.key === null ? 'none' : 'RS256', kid: 'one' })}.${part(claims)}`;
  return `${said}.${next.key === null ? '' : sign('sha256', Buffer.from(said), next.key).toString('base64url')}`;
}

const discovery = () => ({ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] });
const answers: Record<string, () => object> = {
  '/.well-known/openid-configuration': discovery,
  // Says that it is the other.
  '/impostor/.well-known/openid-configuration': discovery,
  '/jwks': () => ({ keys: [{ ...published.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }),
  '/token': () => ({ access_token: createHash('sha256').update('any').digest('hex'), token_type: 'Bearer', id_token: idToken() }),
};
const server = createServer((request, reply) => {
  reply.setHeader('content-type', 'application/json');
  reply.end(JSON.stringify(answers[request.url!]!()));
});

let town: Town;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = (name: string, at: string) => ({ name, label: { ja: '窓口', en: 'Desk' }, issuer: at, clientId: 'hiraku', clientSecretEnv: 'SECRET', for: 'person' });
  town = await openTown({ env: { HIRAKU_OIDC: JSON.stringify([provider('national', issuer), provider('impostor', `${issuer}/impostor`)]), SECRET: 'secret' } });
});
afterAll(async () => {
  await town.close();
  await new Promise((closed) => server.close(closed));
});

async function arriveWith(key: KeyObject | null, wrong: object = {}): Promise<Response> {
  const browser = visitor(town);
  const leaving = new URL((await browser.ask('/sign-in/with/national')).headers.get('location')!);
  next = { key, nonce: leaving.searchParams.get('nonce')!, wrong };
  return browser.ask(`/sign-in/with/national/callback?${new URLSearchParams({ code: 'any', state: leaving.searchParams.get('state')! })}`);
}

describe('what a provider says of a person', () => {
  it('is not believed when another key than the provider’s signed it, or none', async () => {
    for (const key of [another.privateKey, null]) {
      const reply = await arriveWith(key);
      expect(reply.status).toBe(400);
      expect(reply.headers.getSetCookie().some((cookie) => cookie.startsWith('hiraku-session='))).toBe(false);
    }
  });

  const now = Math.floor(Date.now() / 1_000);
  it.each<[string, object]>([
    ['another site', { aud: 'another' }],
    ['this site among others, by another’s asking', { aud: ['hiraku', 'another'], azp: 'another' }],
    ['another provider', { iss: 'https://other.example' }],
    ['a time that is over', { iat: now - 7_200, exp: now - 3_600 }],
    ['a time to come', { nbf: now + 3_600 }],
    ['nobody', { sub: undefined }],
  ])('is not believed when it is for %s, though signed', async (_what, wrong) => {
    expect((await arriveWith(published.privateKey, wrong)).status).toBe(400);
  });

  it('is not even asked for where a provider gives itself out as another', async () => {
    expect((await visitor(town).ask('/sign-in/with/impostor')).status).toBe(503);
  });

  it('is believed with the provider’s own signature', async () => {
    expect((await arriveWith(published.privateKey)).status).toBe(303);
  });
});
