import { describe, expect, test } from 'vitest';
import type { GradeScale } from './form.ts';
import { computedGrade } from './grade.ts';
import { shippedScales } from './shipped-form.store.ts';

const scale = (id: string): GradeScale => shippedScales.find((each) => each.id === id)!;
const by = (id: string, planYear = 1) => (baseline: string, target: string, actual: string) => computedGrade(scale(id), { baseline, target, actual, planYear });

describe('the grades that a rule gives', () => {
  test('the scales are those of the field', () => {
    expect(shippedScales.map(({ grades }) => grades.map(({ code }) => code).join(''))).toEqual(['FSABCXYZ', 'SABC−', '①②③−']);
  });

  test('a scale without a rule computes nothing: a person grades', () => {
    expect(by('foreseen')('1', '2', '3')).toBeNull();
  });

  test.each([
    ['beyond the target', '100', '200', '200.000001', 'S'],
    ['at the target is not beyond it', '100', '200', '200', 'A'],
    ['better than the baseline', '100', '200', '100.1', 'A'],
    ['at the baseline', '100', '200', '100', 'B'],
    ['worse by 10 % and no more', '100', '200', '90', 'B'],
    ['worse by more than 10 %', '100', '200', '89.999999', 'C'],
    ['less is better: beyond', '50', '30', '29.9', 'S'],
    ['less is better: at the target', '50', '30', '30', 'A'],
    ['less is better: about the baseline', '50', '30', '55', 'B'],
    ['less is better: worse', '50', '30', '55.000001', 'C'],
    ['below zero', '-10', '5', '-11', 'B'],
    ['below zero and worse', '-10', '5', '-11.1', 'C'],
    ['nothing measured', '100', '200', '', '−'],
    ['no baseline', '', '200', '150', '−'],
    ['no target', '100', '', '150', '−'],
    ['full-width digits with separators', '1,000', '２，０００', '2000.5', 'S'],
  ])('by baseline and target: %s', (_, baseline, target, actual, grade) => {
    expect(by('baseline')(baseline, target, actual)).toBe(grade);
  });

  test.each([
    [1, '100', '20', '①'], [1, '100', '19.999999', '②'], [1, '100', '12', '②'], [1, '100', '11.999999', '③'],
    [2, '100', '40', '①'], [3, '100', '60', '①'], [4, '100', '80', '①'], [5, '100', '100', '①'], [5, '100', '99.999999', '②'],
    [5, '100', '60', '②'], [5, '100', '59', '③'], [9, '100', '100', '①'], [0, '100', '20', '①'],
    [3, '0.3', '0.18', '①'], [3, '100', '', '−'], [3, '', '50', '−'],
  ])('by the share due in year %i of a target of %s: %s gives %s', (planYear, target, actual, grade) => {
    expect(by('pro-rata', planYear)('', target, actual)).toBe(grade);
  });

  test.each([
    [1, '50', '40', '48', '①'], [1, '50', '40', '48.8', '②'], [1, '50', '40', '49', '③'], [5, '50', '40', '40', '①'], [5, '50', '40', '51', '③'],
  ])('where less is better, the way from the baseline counts (year %i, from %s to %s: %s gives %s)', (planYear, baseline, target, actual, grade) => {
    expect(by('pro-rata', planYear)(baseline, target, actual)).toBe(grade);
  });

  test('an indicator may say itself that less is better, and then needs its baseline', () => {
    expect(computedGrade(scale('pro-rata'), { baseline: '', target: '40', actual: '45', direction: 'less', planYear: 1 })).toBe('−');
    expect(computedGrade(scale('baseline'), { baseline: '30', target: '40', actual: '35', direction: 'less', planYear: 1 })).toBe('S');
  });
});
