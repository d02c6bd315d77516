/** The form that leaves participants out: one of them, or all of a set at once. */
import type { Fault } from './moderation.ts';
import { barringGrounds, type BarringGround, reasonFaults } from './moderation.ts';
import { sentence } from './text.ts';

/** People who can be left out at once. */
export const barredAtOnceMax = 200;

export interface BarringTyped {
  ground: string;
  reason: string;
  statements: string;
}

export const emptyBarring: BarringTyped = { ground: '', reason: '', statements: 'refuse' };

export interface BarringRead {
  ground: BarringGround;
  reason: string;
  refuses: boolean;
}

export function readBarring(typed: BarringTyped): { read: BarringRead | null; faults: Fault[] } {
  const ground = barringGrounds.find((one) => one === typed.ground);
  const reason = typed.reason.trim();
  const faults = [...(ground === undefined ? [{ field: 'ground', sentence: sentence((words) => words.moderation.fault.ground) }] : []), ...reasonFaults('reason', reason, true)];
  return { read: ground === undefined || faults.length > 0 ? null : { ground, reason, refuses: typed.statements !== 'keep' }, faults };
}

/** Numbers as the form carries them, `12 345 678`; null where it is no such list. */
export function readNumbers(typed: string): number[] | null {
  const numbers = typed.split(' ').filter((each) => each !== '');
  const fits = numbers.length > 0 && numbers.length <= barredAtOnceMax && numbers.every((each) => /^[1-9]\d{0,9}$/.test(each) && Number(each) < 2 ** 31);
  return fits ? [...new Set(numbers.map(Number))] : null;
}
