/** What a device signed for another site opens nothing here: the reason why a passkey cannot be fished for. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkRequest } from './passkey-ceremony.ts';

const site = { name: { ja: '拓野市', en: 'Takuno City' }, origin: 'https://plan.takuno.example' };
const personId = '6f1c1b0e-8f4e-4a39-9d0c-0d5f6a1f2b3c';
const challenge = Buffer.from('a challenge of this site').toString('base64url');
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** COSE_Key of an ES256 key (RFC 9053, 7.1). */
function coseKey(): Buffer {
  const { x, y } = publicKey.export({ format: 'jwk' });
  return Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), Buffer.from(x!, 'base64url'), Buffer.from('225820', 'hex'), Buffer.from(y!, 'base64url')]);
}

interface Said {
  origin: string;
  rpId: string;
  /** Bits of WebAuthn, 6.1: 1 present, 4 verified. */
  flags: number;
  type: string;
}

/** What a device answers (WebAuthn Level 3, 6.3.3 and 6.5.5). */
function answer({ origin, rpId, flags, type }: Said) {
  const clientData = Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags, 0, 0, 0, 1])]);
  const signature = sign('sha256', Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()]), privateKey);
  const response = { clientDataJSON: clientData.toString('base64url'), authenticatorData: authenticatorData.toString('base64url'), signature: signature.toString('base64url'), userHandle: Buffer.from(personId).toString('base64url') };
  return { id: 'b25l', rawId: 'b25l', type: 'public-key' as const, clientExtensionResults: {}, response };
}

const passkey = { id: '1', personId, credentialId: 'b25l', publicKey: coseKey(), counter: 0, transports: [], name: '鍵', addedAt: new Date(0), usedAt: null };
const own: Said = { origin: site.origin, rpId: 'plan.takuno.example', flags: 5, type: 'webauthn.get' };
const counterOf = (said: Partial<Said>) => checkRequest(site, answer({ ...own, ...said }), challenge, passkey);

test('a passkey opens the account when its device signed for this site', async () => {
  expect(await counterOf({})).toBe(1);
});

test.each<[string, Partial<Said>]>([
  ['a page of another name', { origin: 'https://plan.takuno.example.evil.example' }],
  ['a page of this name without encryption', { origin: 'http://plan.takuno.example' }],
  ['another site', { rpId: 'evil.example' }],
  ['somebody whom it did not check', { flags: 1 }],
  ['the making of a passkey', { type: 'webauthn.create' }],
])('a passkey opens nothing when its device signed for %s', async (_what, said) => {
  expect(await counterOf(said)).toBeNull();
});
