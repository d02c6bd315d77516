import { expect, test } from 'vitest';
import { withQuery } from './query.ts';

test('an address says what was chosen, in order, and nothing else', () => {
  expect(withQuery('/plan', {})).toBe('/plan');
  expect(withQuery('/plan', { text: '', page: undefined })).toBe('/plan');
  expect(withQuery('/plan', { year: 2026, text: '道路 A&B', page: undefined, order: 'desc' })).toBe('/plan?year=2026&text=%E9%81%93%E8%B7%AF+A%26B&order=desc');
});
