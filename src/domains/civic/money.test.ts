import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAmount, formatFigure, formatUnit, formatYen } from './money.ts';

const amounts = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });

test.each([
  [569_000_000n, '5億6,900万円', '¥569 million'],
  [2_054_000_000n, '20億5,400万円', '¥2.054 billion'],
  [6_000_000n, '600万円', '¥6 million'],
  [10_000n, '1万円', '¥10,000'],
  [1_500_000n, '150万円', '¥1.5 million'],
  [1_234_567n, '123万4,567円', '¥1,234,567'],
  [100_000_001n, '1億1円', '¥100,000,001'],
  [1_000_000_000_000n, '1兆円', '¥1 trillion'],
  [999n, '999円', '¥999'],
  [0n, '0円', '¥0'],
  [-569_000_000n, '−5億6,900万円', '−¥569 million'],
])('%s yen is shown as %s and %s', (yen, ja, en) => {
  expect(formatYen(yen, 'ja')).toBe(ja);
  expect(formatYen(yen, 'en')).toBe(en);
});

test('no yen is lost in what is shown', () => {
  const sizes: Record<string, bigint> = { 兆: 10n ** 12n, 億: 10n ** 8n, 万: 10n ** 4n, 円: 1n };
  const words: Record<string, number> = { trillion: 12, billion: 9, million: 6 };
  fc.assert(
    fc.property(amounts, (yen) => {
      const sign = yen < 0n ? -1n : 1n;
      const ja = [...formatYen(yen, 'ja').replaceAll(',', '').matchAll(/(\d+)([兆億万円])/g)].reduce((sum, [, digits, size]) => sum + BigInt(digits!) * sizes[size!]!, 0n);
      expect(sign * ja).toBe(yen);
      const [, whole, decimals = '', word] = /¥(\d+)(?:\.(\d+))?(?: (\w+))?/.exec(formatYen(yen, 'en').replaceAll(',', ''))!;
      expect(sign * BigInt(whole + decimals.padEnd(word ? words[word]! : 0, '0'))).toBe(yen);
    }),
  );
});

test('in the unit of the plan the figure stands alone or with the unit', () => {
  expect(formatFigure(1_750_000_000n, 1_000_000)).toBe('1,750');
  expect(formatFigure(1_500_000n, 1_000_000)).toBe('1.5');
  expect(formatFigure(1_234_567n, 1)).toBe('1,234,567');
  expect(formatFigure(-50_000n, 1_000_000)).toBe('−0.05');
  expect(formatAmount(569_000_000n, 1_000_000, 'ja')).toBe('569百万円');
  expect(formatAmount(569_000_000n, 1_000, 'ja')).toBe('569,000千円');
  expect(formatAmount(569_000_000n, 1_000_000, 'en')).toBe('569 million yen');
  expect(formatAmount(569_000_000n, 1_000, 'en')).toBe('569,000 thousand yen');
});

test('a unit without a name is refused', () => {
  expect(formatUnit(1_000_000, 'ja')).toBe('百万円');
  expect(() => formatUnit(7, 'ja')).toThrow(RangeError);
});
