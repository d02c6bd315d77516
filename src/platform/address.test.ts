import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressBook, hrefIn, readTarget } from './address.ts';
import { Refusal, type Route } from './http.ts';

const route = (path: string, method: Route['method'] = 'GET'): Route => ({ method, path, who: 'anyone', what: path, run: () => ({ status: 200, headers: {}, body: null }) });

describe('the address of a request', () => {
  test('is taken apart into language, path and query', () => {
    expect(readTarget('http://h/en/plan/%E5%8D%94?x=%E5#top')).toEqual({ lang: 'en', ruby: false, asked: '/en/plan/%E5%8D%94', encoded: '/plan/%E5%8D%94', path: '/plan/協', search: '?x=%E5', whole: '/en/plan/%E5%8D%94?x=%E5' });
    expect(readTarget('/')).toMatchObject({ lang: 'ja', encoded: '/', path: '/' });
    expect(readTarget('/en')).toMatchObject({ lang: 'en', encoded: '/', path: '/' });
    expect(readTarget('/england')).toMatchObject({ lang: 'ja', path: '/england' });
  });

  test('says whether readings are wanted; they are for Japanese alone', () => {
    expect(readTarget('/furigana/plan?x=1')).toMatchObject({ lang: 'ja', ruby: true, asked: '/furigana/plan', encoded: '/plan', path: '/plan' });
    expect(readTarget('/furigana')).toMatchObject({ ruby: true, encoded: '/' });
    expect(readTarget('/furiganas')).toMatchObject({ ruby: false, encoded: '/furiganas' });
    // What is left names no page.
    expect(readTarget('/furigana/en/plan').encoded).toBe('/en/plan');
    expect(readTarget('/en/furigana/plan').encoded).toBe('/furigana/plan');
  });

  test('has one spelling, however it was escaped', () => {
    expect(new Set(['/plan/a-b', '/%70lan/a-b', '/plan/%61%2Db'].map((path) => readTarget(path).asked))).toEqual(new Set(['/plan/a-b']));
  });

  test('keeps dots in a name, and steps out of no folder', () => {
    expect(['/a..b', '/..a/a..', '/...'].map((path) => readTarget(path).asked)).toEqual(['/a..b', '/..a/a..', '/...']);
    for (const path of ['/..', '/../a', '/a/..', '/en/..?%', '/%2e%2e', '/a%2f..', '/a\\..']) expect(() => readTarget(path)).toThrow(Refusal);
  });

  test('whatever comes is read or refused in words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', '%', '.', '\\', '\0', '2', 'e', 'E', '5', '?', '#', 'en', '協', '\ud800') }), (text) => {
        try {
          expect(readTarget(`/${text}`).path.split(/[/\\]/)).not.toContain('..');
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
    );
  });
});

describe('rows', () => {
  const book = addressBook([route('/a/:item'), route('/a/first'), route('/a/:item', 'POST'), route('/a/:item/costs/:year'), route('/')]);

  test('are found by the shape of the path, fixed words first', () => {
    expect(book.find('/a/first')).toMatchObject({ address: { pattern: '/a/first' }, params: {} });
    expect(book.find('/a/x')).toMatchObject({ address: { pattern: '/a/:item' }, params: { item: 'x' } });
    expect(book.find('/a/x/costs/2012')).toMatchObject({ params: { item: 'x', year: '2012' } });
    expect(book.find('/')).toMatchObject({ address: { pattern: '/' } });
    expect(['/a', '/a/', '/a/x/costs', '/b'].map((path) => book.find(path))).toEqual([null, null, null, null]);
    expect(Object.keys(book.find('/a/x')!.address.rows)).toEqual(['GET', 'POST']);
  });
});

test('a last parameter with a star takes the rest of the path, a fixed word before it wins', () => {
  const book = addressBook([route('/log/tile/:level/:tile*'), route('/log/tile/entries/:tile*')]);
  expect(book.find('/log/tile/0/x001/067.p/8')).toMatchObject({ address: { pattern: '/log/tile/:level/:tile*' }, params: { level: '0', tile: 'x001/067.p/8' } });
  expect(book.find('/log/tile/entries/000')).toMatchObject({ params: { tile: '000' } });
  expect(book.find('/log/tile/0')).toBeNull();
});

test('links keep the readings of the page', () => {
  expect(['/', '/plan?x=1', '#top', 'https://a.example', '//a.example', '/assets/a.css', '/?q=a'].map(hrefIn('ja', true))).toEqual(['/furigana', '/furigana/plan?x=1', '#top', 'https://a.example', '//a.example', '/assets/a.css', '/furigana?q=a']);
});

test('links keep the language of the page', () => {
  const [ja, en] = [hrefIn('ja'), hrefIn('en')];
  expect(['/', '/plan?x=1', '#top', 'https://a.example', '/assets/a.css', '/?q=a'].map(en)).toEqual(['/en', '/en/plan?x=1', '#top', 'https://a.example', '/assets/a.css', '/en?q=a']);
  expect(ja('/plan')).toBe('/plan');
});
