import { describe, expect, test } from 'vitest';
import { differingFields, emptyForm, formOf, type IndicatorForm, readIndicatorForm } from './indicator-form.ts';
import type { Indicator } from './indicator.ts';

const plan = { first: 2024, last: 2026 };
const filled: IndicatorForm = { ...emptyForm(plan), name: '剪定した本数', unit: '本', source: '作業記録', baseline_value: '100', baseline_year: '2023', target: ['110', '120', '130'] };
const kept: Indicator = {
  id: 1, subject: { programmeNumber: 'P0002', measureCode: null }, revision: 1, kind: 'output', name: '剪定した本数', unit: '本', direction: 'more', baseline: { value: '100', year: 2023 },
  source: '作業記録', sourceKey: null, ended: false, changedAt: new Date(0), actingAs: 'member: 道路課', targets: { 2024: '110', 2025: '120', 2026: '130' }, actuals: {}, entered: {},
};

describe('the form of an indicator', () => {
  test('begins with the years of the plan', () => {
    expect(emptyForm(plan).year).toEqual(['2024', '2025', '2026']);
  });

  test('that is whole gives a definition and the figures that are new', () => {
    const { definition, figures, faults } = readIndicatorForm(filled, [], plan, null);
    expect(faults).toEqual([]);
    expect(definition).toMatchObject({ name: '剪定した本数', baseline: { value: '100', year: 2023 }, sourceKey: null, ended: false });
    expect(figures).toEqual([{ year: 2024, role: 'target', value: '110' }, { year: 2025, role: 'target', value: '120' }, { year: 2026, role: 'target', value: '130' }]);
  });

  test('sent as it was shown changes nothing but asks for a reason', () => {
    const { figures, faults } = readIndicatorForm(formOf(kept, plan), [], plan, kept);
    expect([figures, faults.map(({ field }) => field)]).toEqual([[], ['reason']]);
  });

  test('takes back a figure that was emptied, and leaves years alone that it does not have', () => {
    const form = { ...formOf(kept, plan), reason: '見直し', target: ['', '120', '130'], year: ['2024', '1999', '2026'] };
    expect(readIndicatorForm(form, [], plan, kept).figures).toEqual([{ year: 2024, role: 'target', value: null }]);
  });

  test.each<[string, Partial<IndicatorForm>, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['no unit', { unit: '' }, 'unit'],
    ['too long a name', { name: 'あ'.repeat(101) }, 'name'],
    ['a baseline without its year', { baseline_year: '' }, 'baseline_year'],
    ['a baseline that is no number', { baseline_value: 'たくさん' }, 'baseline_value'],
    ['what is no year', { baseline_year: '五年前' }, 'baseline_year'],
    ['a calendar year', { baseline_year: '令和5年' }, 'baseline_year'],
    ['a target that is no number', { target: ['', 'x', ''] }, 'target-2025'],
    ['an unknown kind', { kind: 'constructor' }, 'kind'],
    ['an unknown direction', { direction: 'sideways' }, 'direction'],
    ['an unknown service', { source_key: 'nobody.knows' }, 'source_key'],
  ])('with %s is refused and the field is named', (_, typed, field) => {
    expect(readIndicatorForm({ ...filled, ...typed }, ['record.public-acts'], plan, null).faults.map((fault) => fault.field)).toContain(field);
  });

  test.each(['2023', '令和5年度', 'R5', '２０２３', '令和5（2023）年度'])('takes the fiscal year as %s', (baseline_year) => {
    const { definition, faults } = readIndicatorForm({ ...filled, baseline_year, baseline_value: '９９．１％', target: ['1,300本', '120 本', '130'] }, [], plan, null);
    expect([faults, definition.baseline]).toEqual([[], { value: '99.1', year: 2023 }]);
  });

  test('of two people differs where they differ', () => {
    expect(differingFields(formOf(kept, plan), { ...formOf(kept, plan), unit: '樹', target: ['110', '125', '130'], reason: 'x' })).toEqual([
      { field: 'unit', one: '本', other: '樹' },
      { field: 'target-2025', one: '120', other: '125' },
    ]);
  });
});
