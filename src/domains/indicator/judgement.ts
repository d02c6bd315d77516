/**
 * How far an indicator has come: pro rata to the years of the plan that are over, and at the plan's end. Both divide the way made
 * from the baseline by the way to the target, so that they hold for indicators of which less is better too. Exact: whole
 * numbers alone. A plan of five years expects 20, 40, 60, 80 and 100 % of the way.
 */
import { type Decimal, millionths } from './decimal.ts';

export type Direction = 'more' | 'less';

/** `not-yet`: judged at the end only, and the end has not come. `not-judged`: a figure is missing. */
export const verdicts = ['reached', 'nearly', 'short', 'not-yet', 'not-judged'] as const;
export type Verdict = (typeof verdicts)[number];

export type MissingFigure = 'baseline' | 'target' | 'actual';

export interface Judgement {
  verdict: Verdict;
  /** Tenths of a per cent of what was expected, rounded half up; null where it cannot be said. */
  rate: number | null;
  missing: MissingFigure[];
}

/** In per cent of what was expected by then: from the first `reached`, from the second `nearly`, below it `short`. */
export const thresholds = { reached: 100, nearly: 80 } as const;

export interface Way {
  direction: Direction;
  baseline: Decimal | null;
  /** Of the plan's last year. */
  target: Decimal | null;
  actual: Decimal | null;
}

/** Against n of N years of the way: (actual − baseline) ÷ (target − baseline) ÷ (n ÷ N). */
export function judgeProRata(way: Way, yearsOver: number, years: number): Judgement {
  const missing = missingOf(way, true);
  if (missing.length > 0) return { verdict: 'not-judged', rate: null, missing };
  return judged(way, BigInt(Math.min(Math.max(yearsOver, 1), years)), BigInt(years));
}

/** Against the whole way: (actual − baseline) ÷ (target − baseline). Without a baseline only whether the target is reached is said. */
export function judgeAtEnd(way: Way, ended: boolean): Judgement {
  const missing = missingOf(way, false);
  if (missing.length > 0) return { verdict: 'not-judged', rate: null, missing };
  const result = way.baseline === null ? withoutWay(way) : judged(way, 1n, 1n);
  return ended ? result : { ...result, verdict: 'not-yet' };
}

/** Whether the actual is at least as good as the target; null where one is missing. */
export function meets({ direction, target, actual }: Pick<Way, 'direction' | 'target' | 'actual'>): boolean | null {
  if (target === null || actual === null) return null;
  return direction === 'more' ? millionths(actual) >= millionths(target) : millionths(actual) <= millionths(target);
}

function missingOf(way: Way, withBaseline: boolean): MissingFigure[] {
  return (['baseline', 'target', 'actual'] as const).filter((figure) => way[figure] === null && (withBaseline || figure !== 'baseline'));
}

function judged(way: Way, yearsOver: bigint, years: bigint): Judgement {
  const sign = way.direction === 'more' ? 1n : -1n;
  const whole = sign * (millionths(way.target!) - millionths(way.baseline!));
  // A target that is no better than the baseline asks to keep what is: there is no way to measure along.
  if (whole <= 0n) return withoutWay(way);
  const made = sign * (millionths(way.actual!) - millionths(way.baseline!)) * years;
  const expected = whole * yearsOver;
  const reaches = (percent: number) => made * 100n >= expected * BigInt(percent);
  const verdict = reaches(thresholds.reached) ? 'reached' : reaches(thresholds.nearly) ? 'nearly' : 'short';
  return { verdict, rate: rounded(made * 1000n, expected), missing: [] };
}

function withoutWay(way: Way): Judgement {
  return { verdict: meets(way) ? 'reached' : 'short', rate: null, missing: [] };
}

/** Half up, for a divisor above zero. */
function rounded(part: bigint, whole: bigint): number {
  const doubled = part * 2n + whole;
  const floor = doubled / (whole * 2n);
  return Number(doubled < 0n && doubled % (whole * 2n) !== 0n ? floor - 1n : floor);
}
