/** What the public is told of a publication, and when a day begins in Tokyo. */
import type { Change } from '#domains/book';
import type { PlainDate } from '#platform/clock';
import type { Sentence } from '#platform/http';
import { sentence } from './text.ts';

/** 00:00 in Tokyo, which keeps no summer time. */
export function beginningOfDay(day: PlainDate): Date {
  return new Date(`${day}T00:00:00+09:00`);
}

export function draftPublishedTitle(title: string): Sentence {
  return sentence((words) => words.draft.publishedTitle(title));
}

export function draftChangeTitle(name: string, kind: Change['kind'], programmes: number, edition: string): Sentence {
  if (programmes > 1) return sentence((words) => words.draft.changedMany(name, programmes, edition));
  return sentence((words) => words.draft.changedTitle(name, words.draft.changed[kind] ?? '', edition));
}
