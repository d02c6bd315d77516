/** The door of indicator: what other domains may ask of it. */
export type { Decimal } from './decimal.ts';
export { formatDecimal } from './decimal.ts';
export type { Actual, IndicatorOfYear } from './indicator.ts';
export { listIndicators } from './indicator.store.ts';
export type { Direction, Judgement, Verdict } from './judgement.ts';
