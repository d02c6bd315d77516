import { describe, expect, test } from 'vitest';
import { townProfile } from '#town';
import { contrast } from './colour.ts';
import { profileSchema } from './profile.ts';

describe('a city’s profile', () => {
  const wrong = (change: object): string[] => profileSchema.safeParse({ ...townProfile, code: '131016', ...change }).error?.issues.map((issue) => issue.path.join('.')) ?? [];

  test('that is in order is taken', () => {
    expect(wrong({})).toEqual([]);
  });

  test.each([
    ['code', { code: '131017' }],
    ['kana', { kana: 'タクノシ' }],
    ['colours', { colours: { primary: '#ffff00' } }],
    ['colours.primary', { colours: { primary: 'blue' } }],
    ['name.en', { name: { ja: '拓野市', en: '' } }],
    ['plans.0.slug', { plans: [{ slug: 'Plan 1', name: '計画' }] }],
  ])('with a wrong %s is refused, and says where', (field, change) => {
    expect(wrong(change)).toEqual([field]);
  });

  test('contrast is that of WCAG: 21 for black on white, 1 for a colour on itself', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#123456', '#123456')).toBe(1);
  });
});
