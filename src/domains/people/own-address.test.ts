import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onward, ownAddress } from './own-address.ts';

const here = 'https://plan.example.jp';

describe('the address to go on to after signing in', () => {
  test.each([
    ['/me', '/me'],
    ['/plan/measures/協1-2?edition=2012-2014', '/plan/measures/%E5%8D%941-2?edition=2012-2014'],
    ['/me#part', '/me'],
    ['/a/../me', '/me'],
    ['/search?q=//x', '/search?q=//x'],
  ])('%s is one of this site', (given, own) => {
    expect(ownAddress(given)).toBe(own);
  });

  test.each([null, undefined, '', 'me', '//evil.example', '///evil.example', '/\\evil.example', '\\/evil.example', '/.//evil.example', '/..//evil.example', '/\t/evil.example', '/\n/evil.example', ' //evil.example', 'https://evil.example', 'javascript:alert(1)', '/sign-in', '/en/sign-in?next=/me', '/sign-out', `/${'a'.repeat(2_000)}`])('%j is none', (given) => {
    expect(ownAddress(given)).toBeNull();
  });

  test('never leads a browser to another site, whatever is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', '@', '\t', 'e', '%', '?', '#', '2', 'F') })), (given) => {
        const own = ownAddress(given.startsWith('/') ? given : `/${given}`);
        if (own !== null) expect(new URL(own, here).origin).toBe(here);
      }),
      { numRuns: 2_000 },
    );
  });

  test('stands in the language of the page, unless it names its own', () => {
    const href = (path: string) => `/en${path}`;
    expect(onward({ href }, '/me')).toBe('/en/me');
    expect(onward({ href }, '/en/me')).toBe('/en/me');
    expect(onward({ href }, '/english')).toBe('/en/english');
  });
});
