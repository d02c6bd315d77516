import { addDays, daysOf } from '#domains/civic';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Checked, checksOf, hintsOf, mayAnnounce } from './check.ts';
import type { Draft } from './draft.ts';
import { defaultRule } from './rule.ts';

const today = '2026-04-01';
const fit: Draft = {
  subject: '街路樹計画', purpose: '趣旨', department: { bureau: '都市整備部', section: '道路課' }, contact: '電話', opensOn: '2026-04-10', closesOn: '2026-05-09', whoMay: ['lives'], ways: ['web', 'post'],
  addresses: { post: '〒999-0000' }, identity: 'optional', exception: null, exceptionReason: null, programmes: [], tellings: [{ body: 'council', toldOn: '2026-03-30' }],
};
const checked = (changed: Partial<Draft> = {}, more: Partial<Checked> = {}): Checked => ({ draft: { ...fit, ...changed }, rule: defaultRule, today, documents: 1, wordless: [], answered: true, ...more });
const wrong = (given: Checked): string[] => checksOf(given).filter(({ ok }) => !ok).map(({ key }) => key);

describe('a call under the standard rule', () => {
  test('that has all it needs may be announced', () => {
    expect(mayAnnounce(checksOf(checked()))).toBe(true);
  });

  test.each<[string, Partial<Draft>, Partial<Checked>, string[]]>([
    ['no purpose', { purpose: '' }, {}, ['purpose']],
    ['no contact', { contact: '' }, {}, ['contact']],
    ['no period', { opensOn: null }, {}, ['period']],
    ['a beginning that is over', { opensOn: '2026-03-31', closesOn: '2026-04-29' }, {}, ['begin']],
    ['29 days', { closesOn: '2026-05-08' }, {}, ['length']],
    ['29 days with a ground and no reason', { closesOn: '2026-05-08', exception: 'urgent', exceptionReason: ' ' }, {}, ['length']],
    ['29 days with a reason and no ground', { closesOn: '2026-05-08', exceptionReason: '急ぐため' }, {}, ['length']],
    ['29 days with a ground that the rule does not have', { closesOn: '2026-05-08', exception: 'weather', exceptionReason: '雨' }, {}, ['length']],
    ['a ground for a shorter period that is none', { exception: 'urgent', exceptionReason: '急ぐため' }, {}, ['length']],
    ['a council that was not told', { tellings: [] }, {}, ['told']],
    ['a council that will be told', { tellings: [{ body: 'council', toldOn: '2026-04-02' }] }, {}, ['told']],
    ['nobody who may take part', { whoMay: [] }, {}, ['whoMay']],
    ['somebody whom the rule no longer names', { whoMay: ['lives', 'dreams'] }, {}, ['whoMay']],
    ['no way in', { ways: [] }, {}, ['ways']],
    ['a way without an address', { ways: ['web', 'fax'] }, {}, ['ways']],
    ['no document', {}, { documents: 0 }, ['documents']],
    ['a department that is none', {}, { answered: false }, ['answered']],
  ])('is not announced with %s, and is told so', (_, changed, more, expected) => {
    expect(wrong(checked(changed, more))).toEqual(expected);
  });

  test('may be shorter with a ground of the rule and a reason', () => {
    expect(wrong(checked({ closesOn: '2026-04-16', exception: 'urgent', exceptionReason: '台風の被害に急いで備えるため' }))).toEqual([]);
  });

  test('may be announced with a children’s version that has no words, and is told its name', () => {
    const given = checked({}, { wordless: [{ title: '街路樹ってなんだろう', audience: 'children' }] });
    expect(mayAnnounce(checksOf(given))).toBe(true);
    expect(hintsOf(given).map(({ ja }) => ja)).toEqual([expect.stringContaining('「街路樹ってなんだろう」（子ども向け版）')]);
    expect(hintsOf(checked())).toEqual([]);
  });

  test('is told which day would be early enough to close', () => {
    const [check] = checksOf(checked({ closesOn: '2026-05-08' })).filter(({ key }) => key === 'length');
    expect(check).toMatchObject({ field: 'exception', sentence: { ja: expect.stringContaining('締切を2026年5月9日以後にするか') } });
  });

  test('that is too short is never announced without a ground of the rule and a reason, whatever else it says', () => {
    const day = fc.integer({ min: -400, max: 800 }).map((days) => addDays(today, days));
    const draft = fc.record({
      opensOn: fc.option(day), closesOn: fc.option(day), exception: fc.option(fc.constantFrom('urgent', 'by-law', 'other', 'weather', '')), exceptionReason: fc.option(fc.constantFrom('', ' ', '\n', '急ぐため')),
      tellings: fc.constantFrom([], fit.tellings), whoMay: fc.constantFrom<string[]>(['lives'], []),
    });
    fc.assert(
      fc.property(draft, fc.integer({ min: 1, max: 90 }), (given, daysLeast) => {
        const rule = { ...defaultRule, daysLeast };
        if (!mayAnnounce(checksOf(checked(given, { rule })))) return true;
        const days = daysOf(given.opensOn!, given.closesOn!);
        return given.opensOn! >= today && (days >= daysLeast || (rule.exceptions.some(({ key }) => key === given.exception) && (given.exceptionReason ?? '').trim() !== ''));
      }),
      { numRuns: 2_000 },
    );
  });
});
