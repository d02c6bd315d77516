/** Scales of charts: pure numbers, no markup. */

export interface Scale {
  /** Round numbers from the lowest to the highest line of the chart; zero is always one of them. */
  ticks: number[];
  /** Share of the way from the lowest to the highest tick, 0 to 1. */
  at(value: number): number;
}

const roundSteps = [1, 2, 2.5, 5, 10];

/** A scale that holds zero and all values, with about `count` equal steps of 1, 2, 2.5 or 5 times a power of ten; whole ones where all values are whole. */
export function roundScale(values: number[], count = 5): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const rough = (high - low || 1) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const whole = values.length > 0 && values.every(Number.isInteger);
  const fits = (factor: number): boolean => factor * power >= rough * 0.999 && (!whole || Number.isInteger(factor * power));
  const step = whole && rough < 1 ? 1 : power * (roundSteps.find(fits) ?? 10);
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
  return { ticks, at: (value) => (value - first * step) / ((last - first) * step) };
}

/** A scale from the lowest to the highest value (zero included), for bars that carry their own numbers. */
export function exactScale(values: number[]): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return { ticks: [], at: (value) => (value - low) / (high - low || 1) };
}

/** Width of a text in units of one full-width letter: あ is 1, a is about 0.55. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letter.codePointAt(0)! < 0x2e80 ? 0.58 : 1;
  return width;
}

/** A share as an SVG length that grows with the picture. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}
