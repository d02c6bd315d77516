import { z } from 'zod';

export const hitsPerPage = 20;
/** Ranking looks at the best few hundred; pages beyond them would be in no order. */
const pagesMax = 25;

export const searchQuery = z.object({
  q: z.string().max(200).default(''),
  kind: z.string().max(40).optional(),
  page: z.coerce.number().int().min(1).max(pagesMax).default(1),
});

export type SearchQuery = z.output<typeof searchQuery>;

export const searchAnswer = z.object({
  total: z.number().int(),
  more: z.boolean().describe('true: there are more than total'),
  hits: z.array(z.object({ kind: z.string(), title: z.string(), path: z.string(), snippet: z.string() })),
});
