/** The form that leaves participants out, one of them or several of a set, and the one that lets somebody in again. */
import type { Fault } from '#platform/http';
import { plainText } from '#platform/typed-text';
import { barringGrounds, type BarringGround, reasonFaults } from './moderation.ts';
import { sentence } from './text.ts';

/** People who can be left out at once. */
export const barredAtOnceMax = 200;

/** What becomes of what they wrote: it stays as it is, or it is refused with them, or comes back with them. Nothing is chosen beforehand. */
export const fates = ['keep', 'move'] as const;

export interface BarringTyped {
  ground: string;
  reason: string;
  /** One of `fates`; empty until somebody chose. */
  statements: string;
}

export const emptyBarring: BarringTyped = { ground: '', reason: '', statements: '' };

export interface BarringRead {
  ground: BarringGround;
  reason: string;
  refuses: boolean;
}

/** `writes`: whether any of them wrote what could be refused. */
export function readBarring(typed: BarringTyped, writes: boolean): { read: BarringRead | null; faults: Fault[] } {
  const ground = barringGrounds.find((one) => one === typed.ground);
  const reason = plainText(typed.reason);
  const faults = [...(ground === undefined ? [{ field: 'ground', sentence: sentence((words) => words.moderation.fault.barringGround) }] : []), ...reasonFaults('reason', reason, true), ...fateFaults(typed, writes)];
  return { read: ground === undefined || faults.length > 0 ? null : { ground, reason, refuses: typed.statements === 'move' }, faults };
}

/** `writes`: whether there is anything that could come back. */
export function returnFaults(typed: Pick<BarringTyped, 'reason' | 'statements'>, writes: boolean): Fault[] {
  return [...reasonFaults('reason', plainText(typed.reason), true), ...fateFaults(typed, writes)];
}

function fateFaults({ statements }: Pick<BarringTyped, 'statements'>, writes: boolean): Fault[] {
  return !writes || fates.some((fate) => fate === statements) ? [] : [{ field: 'statements', sentence: sentence((words) => words.moderation.fault.statements) }];
}

/** Those that were ticked; null where one is no number of a participant, or there are too many. */
export function readNumbers(typed: readonly string[]): number[] | null {
  const fits = typed.length <= barredAtOnceMax && typed.every((each) => /^[1-9]\d{0,9}$/.test(each) && Number(each) < 2 ** 31);
  return fits ? [...new Set(typed.map(Number))] : null;
}
