/** Grades: what a scale's rule makes of baseline, target and actual. Exact whole-number arithmetic throughout. */
import { millionths } from './decimal.ts';
import type { Grade, GradeScale } from './form.ts';

/** Values as written; an empty text where there is none. */
export interface Measured {
  baseline: string;
  target: string;
  actual: string;
  /** Where the direction is known; else a target below the baseline means that less is better. */
  direction?: 'more' | 'less';
  /** 1 for the first year of the plan. */
  planYear: number;
}

export function gradeOf(scale: GradeScale, code: string): Grade | null {
  return scale.grades.find((grade) => grade.code === code) ?? null;
}

/** Code of the grade that the scale's rule gives; null where the scale has no rule and a person grades. */
export function computedGrade(scale: GradeScale, measured: Measured): string | null {
  const { rule } = scale;
  if (rule === undefined) return null;
  const values = { baseline: millionths(measured.baseline), target: millionths(measured.target), actual: millionths(measured.actual) };
  if (values.target === null || values.actual === null) return rule.missing;
  const { target, actual } = values;
  if (rule.kind === 'pro-rata') return proRata(rule, { target, actual, baseline: values.baseline }, measured);
  if (values.baseline === null) return rule.missing;
  const { baseline } = values;
  const sign = isLess(measured, baseline, target) ? -1n : 1n;
  if (sign * (actual - target) > 0n) return rule.beyondTarget;
  const gain = sign * (actual - baseline);
  if (gain > 0n) return rule.beyondBaseline;
  const size = baseline < 0n ? -baseline : baseline;
  return -gain * 100n <= size * BigInt(rule.aboutPercent) ? rule.about : rule.otherwise;
}

function isLess({ direction }: Measured, baseline: bigint | null, target: bigint): boolean {
  return direction === undefined ? baseline !== null && target < baseline : direction === 'less';
}

type ProRata = Extract<NonNullable<GradeScale['rule']>, { kind: 'pro-rata' }>;

/**
 * More is better: the actual value against the year's share of the target, as the source of the scale has it. Less is better: the
 * way from baseline down to target, since a share of the target itself would be the harder the earlier the year.
 */
function proRata(rule: ProRata, { baseline, target, actual }: { baseline: bigint | null; target: bigint; actual: bigint }, measured: Measured): string {
  const shares = rule.sharePercents;
  const share = BigInt(shares[Math.min(Math.max(measured.planYear, 1), shares.length) - 1]!);
  const less = isLess(measured, baseline, target);
  if (less && baseline === null) return rule.missing;
  const way = less ? baseline! - target : target;
  const gone = less ? baseline! - actual : actual;
  // Nothing was to be gained: held or bettered is all of it.
  if (way <= 0n) return gone >= way ? rule.steps[0]!.code : rule.otherwise;
  // gone / (way × share %) ≥ least %
  return rule.steps.find((step) => gone * 10_000n >= way * share * BigInt(step.leastPercent))?.code ?? rule.otherwise;
}
