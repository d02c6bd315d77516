import { describe, expect, test } from 'vitest';
import { chooseEncoding, wantsPage, weightOf } from './negotiate.ts';
import { processorMs } from './processor-time.fixture.ts';

test('the most exact range of Accept decides the weight', () => {
  expect(weightOf('text/html', 'text/*;q=0.3, text/html;q=0.7, */*;q=0.1')).toBe(0.7);
  expect(weightOf('text/csv', 'text/*;q=0.3, */*')).toBe(0.3);
  expect(weightOf('image/png', 'text/*')).toBe(0);
  expect(weightOf('text/html', 'text/html;q=nonsense')).toBe(0);
});

test('the densest encoding that is taken is used, one at weight zero is not', () => {
  expect(['gzip, br', 'gzip', 'br;q=0.1', 'br;q=0, gzip;q=1', 'br;q=0.0', 'brotli', '', null].map(chooseEncoding)).toEqual(['br', 'gzip', 'br', 'gzip', 'identity', 'identity', 'identity', 'identity']);
});

describe('mistakes are told', () => {
  test('to people as pages', () => {
    expect([wantsPage('/plan', 'text/html,*/*;q=0.8', null), wantsPage('/plan', '*/*', null), wantsPage('/plan', null, null)]).toEqual([true, true, true]);
  });

  test('to programs as documents', () => {
    expect([wantsPage('/plan', 'application/json', null), wantsPage('/plan', 'text/html', 'csv'), wantsPage('/api/v1/x', 'text/html', null), wantsPage('/plan', 'text/csv', null)]).toEqual([false, false, false, false]);
  });
});

test('a long Accept header costs no more than a short one', () => {
  const spaces = ' '.repeat(15_000);
  const took = processorMs(() => {
    for (let round = 0; round < 100; round++) {
      wantsPage('/', `text/html${spaces}x`, null);
      weightOf('text/html', `text/html;${spaces}x`);
      chooseEncoding(`br${spaces};q=0`);
    }
  });
  // The quadratic reading took seconds for each.
  expect(took).toBeLessThan(1_000);
});
