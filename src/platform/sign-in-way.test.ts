import { describe, expect, it } from 'vitest';
import { readSettings } from './config.ts';

const provider = { name: 'directory', label: { ja: '職員の名簿', en: 'Staff directory' }, issuer: 'https://id.example.jp/realm', clientId: 'hiraku', clientSecretEnv: 'DIRECTORY_SECRET', for: 'staff' };
const read = (list: unknown, env: Record<string, string> = { DIRECTORY_SECRET: 's3cret' }) => readSettings({ HIRAKU_OIDC: JSON.stringify(list), ...env }).ways;

it('a program without settings has no other ways to sign in', () => {
  expect(readSettings({}).ways).toEqual({ providers: [], passwords: false, breachFilter: null });
});

it('passwords are on only where the setting says so', () => {
  expect(readSettings({ HIRAKU_PASSWORDS: 'on' }).ways.passwords).toBe(true);
  expect(() => readSettings({ HIRAKU_PASSWORDS: 'yes' })).toThrow('must be one of on, off');
});

describe('a provider', () => {
  it('is read with its secret from the environment, which no printout of settings shows', () => {
    const ways = read([provider]);
    expect(ways.providers[0]).toMatchObject({ name: 'directory', for: 'staff', trustsEmail: false, clientAuthentication: 'basic' });
    expect(ways.providers[0]!.clientSecret()).toBe('s3cret');
    expect(JSON.stringify(ways)).not.toContain('s3cret');
  });

  it.each([
    ['a secret that is not set', [provider], {}, 'DIRECTORY_SECRET, which is not set'],
    ['an issuer without https', [{ ...provider, issuer: 'http://id.example.jp' }], undefined, 'https://'],
    ['a secret in the JSON', [{ ...provider, clientSecret: 'x' }], undefined, 'clientSecret'],
    ['addresses trusted from a provider for everybody', [{ ...provider, for: 'person', trustsEmail: true }], undefined, 'directory of staff only'],
    ['one name twice', [provider, provider], undefined, 'one name'],
    ['something else than a list', { provider }, undefined, 'the list'],
  ])('with %s keeps the program from starting', (_what, list, env, said) => {
    expect(() => read(list, env)).toThrow(said);
  });
});
