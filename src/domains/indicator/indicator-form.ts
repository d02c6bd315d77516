/** What the form of an indicator sends, and what of it can be kept. */
import { countGraphemes, parseFiscalYear } from '#domains/civic';
import type { Sentence } from '#platform/http';
import { type Decimal, parseFigure } from './decimal.ts';
import { type Definition, type FigureChange, type Indicator, type IndicatorKind, indicatorKinds, type PlanYears, yearsOf } from './indicator.ts';
import type { Direction } from './judgement.ts';
import { sentence } from './text.ts';

/** As typed. */
export interface IndicatorForm {
  kind: string;
  name: string;
  unit: string;
  direction: string;
  baseline_value: string;
  baseline_year: string;
  source: string;
  source_key: string;
  ended: string;
  reason: string;
  /** Beside `target` and `actual`, in their order. */
  year: string[];
  target: string[];
  actual: string[];
}

export interface FormFault {
  field: string;
  sentence: Sentence;
}

const most = { name: 100, unit: 20, source: 200, reason: 200 } as const;

export function emptyForm(plan: PlanYears): IndicatorForm {
  const years = yearsOf({ targets: {}, actuals: {} }, plan).map(String);
  const blank = years.map(() => '');
  return { kind: 'output', name: '', unit: '', direction: 'more', baseline_value: '', baseline_year: '', source: '', source_key: '', ended: '', reason: '', year: years, target: blank, actual: blank };
}

/** The form as it would be sent without a change. Figures that a service measured are not entered by anybody. */
export function formOf(indicator: Indicator, plan: PlanYears): IndicatorForm {
  const years = yearsOf(indicator, plan);
  const { kind, name, unit, direction, baseline, source, sourceKey, ended } = indicator;
  return {
    kind, name, unit, direction, source,
    baseline_value: baseline?.value ?? '',
    baseline_year: baseline === null ? '' : String(baseline.year),
    source_key: sourceKey ?? '',
    ended: ended ? 'yes' : '',
    reason: '',
    year: years.map(String),
    target: years.map((year) => indicator.targets[year] ?? ''),
    actual: years.map((year) => indicator.entered[year]?.value ?? ''),
  };
}

/** `sourceKeys`: services that can be chosen. `before`: what is kept now, of which only differences are written. */
export function readIndicatorForm(form: IndicatorForm, sourceKeys: readonly string[], plan: PlanYears, before: Indicator | null): { definition: Definition; figures: FigureChange[]; faults: FormFault[] } {
  const faults: FormFault[] = [];
  const say = (field: string, said: Sentence) => faults.push({ field, sentence: said });
  const word = (field: 'name' | 'unit' | 'source' | 'reason', needed: boolean): string => {
    const typed = form[field].trim();
    if (needed && typed === '') say(field, sentence((words) => words.fault.needed));
    if (countGraphemes(typed) > most[field]) say(field, sentence((words) => words.fault.tooLong(most[field])));
    return typed;
  };
  if (!(indicatorKinds as readonly string[]).includes(form.kind)) say('kind', sentence((words) => words.fault.choose));
  const [name, unit] = [word('name', true), word('unit', true)];
  if (form.direction !== 'more' && form.direction !== 'less') say('direction', sentence((words) => words.fault.choose));
  const baseline = readBaseline(form, say);
  const source = word('source', true);
  // A service that the program no longer has stays where it was chosen.
  if (form.source_key !== '' && !sourceKeys.includes(form.source_key) && form.source_key !== before?.sourceKey) say('source_key', sentence((words) => words.fault.choose));
  word('reason', before !== null);
  const definition: Definition = { kind: form.kind as IndicatorKind, name, unit, direction: form.direction as Direction, baseline, source, sourceKey: form.source_key === '' ? null : form.source_key, ended: form.ended === 'yes' };
  return { definition, figures: readFigures(form, plan, before, say), faults };
}

function readBaseline({ baseline_value, baseline_year, unit }: IndicatorForm, say: (field: string, said: Sentence) => void): Definition['baseline'] {
  const [typed, year] = [baseline_value.trim(), baseline_year.trim()];
  if (typed === '' && year === '') return null;
  if (typed === '' || year === '') {
    say(typed === '' ? 'baseline_value' : 'baseline_year', sentence((words) => words.fault.both));
    return null;
  }
  const value = parseFigure(typed, unit);
  if (value === null) say('baseline_value', sentence((words) => words.fault.number(typed)));
  const read = parseFiscalYear(year);
  const isYear = read.ok && read.value >= 1900 && read.value <= 2099;
  if (!isYear) say('baseline_year', sentence((words) => words.fault.year));
  return value === null || !isYear ? null : { value, year: read.value };
}

/** Years that neither the plan nor the indicator has are left alone. */
function readFigures(form: IndicatorForm, plan: PlanYears, before: Indicator | null, say: (field: string, said: Sentence) => void): FigureChange[] {
  const years = new Set(yearsOf(before ?? { targets: {}, actuals: {} }, plan));
  const changes: FigureChange[] = [];
  for (const [index, typedYear] of form.year.entries()) {
    const year = Number(typedYear);
    if (!years.delete(year)) continue;
    for (const role of ['target', 'actual'] as const) {
      const typed = (form[role][index] ?? '').trim();
      const value: Decimal | null = typed === '' ? null : parseFigure(typed, form.unit);
      if (typed !== '' && value === null) say(`${role}-${year}`, sentence((words) => words.fault.number(typed)));
      const now = (role === 'target' ? before?.targets[year] : before?.entered[year]?.value) ?? null;
      if (value !== now) changes.push({ year, role, value });
    }
  }
  return changes;
}

/** Names of the fields in which two forms differ, `target-2026` for a figure. */
export function differingFields(one: IndicatorForm, other: IndicatorForm): { field: string; one: string; other: string }[] {
  const [first, second] = [flat(one), flat(other)];
  return [...new Set([...Object.keys(first), ...Object.keys(second)])].flatMap((field) => (first[field] === second[field] ? [] : [{ field, one: first[field] ?? '', other: second[field] ?? '' }]));
}

function flat({ year, target, actual, reason: _reason, ...fields }: IndicatorForm): Record<string, string> {
  const figures = year.flatMap((one, index) => [[`target-${one}`, target[index] ?? ''], [`actual-${one}`, actual[index] ?? '']]);
  return { ...fields, ...Object.fromEntries(figures) };
}
