import { expect, test } from 'vitest';
import { readCost } from './cost-text.ts';

test('an amount is whole yen, in either width, grouped or not', () => {
  expect(readCost('１,750', 1_000_000)).toEqual({ known: 'amount', yen: 1_750_000_000n });
  expect(readCost('△1.5', 1_000)).toEqual({ known: 'amount', yen: -1_500n });
  expect(readCost('***', 1).known).toBe('unsettled');
  expect(readCost('－', 1).known).toBe('empty');
  expect(readCost('1.5', 1).known).toBe('not');
});

test('an amount that no ledger holds is told apart from one that it holds', () => {
  expect(readCost('999999999999999', 1)).toEqual({ known: 'amount', yen: 999_999_999_999_999n });
  expect(readCost('92,233,720,368,547', 100_000)).toEqual({ known: 'amount', yen: 9_223_372_036_854_700_000n });
  for (const text of ['92,233,720,369', '-92,233,720,369', '999,999,999,999,999,999,999', '9'.repeat(15)]) expect(readCost(text, 100_000_000)).toEqual({ known: 'too-large' });
  expect(readCost('9'.repeat(40), 1)).toEqual({ known: 'too-large' });
});
