/** What of a result a page shows: conditions and page of its list of replies. */
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { resultPath } from './address.ts';
import type { ReplyFilter } from './result.ts';

const choice = z.string().max(300).optional().catch(undefined);

export const resultQuery = z.object({
  outcome: choice,
  item: choice,
  words: choice,
  changed: z.literal('yes').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});
export type ResultChoice = z.output<typeof resultQuery>;

/** Replies on one page. */
export const repliesPerPage = 20;
/** Opinions that stand under a reply in the list; the others are on the reply's own page, unless hardly any are left. */
export const unitsInList = 8;
/** Passages that stand at the head of the result. */
export const passagesAtHead = 5;

export function filterOf({ outcome, item, words, changed }: ResultChoice): ReplyFilter {
  return { outcome, item, words, changed: changed === 'yes' };
}

export function resultHref(slug: string, { outcome, item, words, changed, page, format }: ResultChoice & { format?: string }): string {
  return withQuery(resultPath(slug), { outcome, item, words, changed, page: page === 1 ? undefined : page, format });
}
