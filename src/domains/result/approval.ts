/** When a result is to be published: as typed by the head, in Japan's time. */
import { parseDay } from '#domains/civic';
import type { Fault } from '#platform/http';
import { sentence } from './text.ts';

export interface TypedApproval {
  when: string;
  day: string;
  time: string;
}

/** The instant, or what has to be mended. At once: now. */
export function instantOf({ when, day, time }: TypedApproval, now: Date): { at: Date } | { faults: Fault[] } {
  if (when === 'now') return { at: now };
  if (when !== 'later') return { faults: [{ field: 'when', sentence: sentence((words) => words.release.approve.errors.when) }] };
  const [date, clock] = [parseDay(day), time.normalize('NFKC').trim().padStart(5, '0')];
  const faults: Fault[] = [];
  if (!date.ok) faults.push({ field: 'day', sentence: date.sentence });
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) faults.push({ field: 'time', sentence: sentence((words) => words.release.approve.errors.time) });
  if (!date.ok || faults.length > 0) return { faults };
  const at = new Date(`${date.value}T${clock}:00+09:00`);
  return at > now ? { at } : { faults: [{ field: 'day', sentence: sentence((words) => words.release.approve.errors.past) }] };
}
