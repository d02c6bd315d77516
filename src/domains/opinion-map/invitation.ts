/** Codes that let one person in each, once: made many at a time for an occasion, seen when they are made and never again. */
import { isLongerThan } from '#domains/civic';
import type { Fault } from '#platform/http';
import { newCode } from './participant.ts';
import { sentence } from './text.ts';

export const codesAtOnce = 5_000;
const batchMax = 60;

/** Codes of one occasion: how many there are and were used, never which. */
export interface Batch {
  name: string;
  madeOn: string;
  made: number;
  used: number;
}

export function newCodes(count: number): string[] {
  return Array.from({ length: count }, () => newCode());
}

/** What was typed, or what is wrong with it. */
export function readBatch(typed: { batch: string; count: string }): { batch: string; count: number; faults: Fault[] } {
  const batch = typed.batch.replace(/\s+/g, ' ').trim();
  const plain = typed.count.normalize('NFKC').replace(/[,\s]/g, '');
  const count = /^\d{1,5}$/.test(plain) ? Number(plain) : 0;
  const faults: Fault[] = [];
  if (batch === '' || isLongerThan(batch, batchMax)) faults.push({ field: 'batch', sentence: sentence((words) => words.work.invitation.fault.batch) });
  if (count < 1 || count > codesAtOnce) faults.push({ field: 'count', sentence: sentence((words) => words.work.invitation.fault.count) });
  return { batch, count, faults };
}
