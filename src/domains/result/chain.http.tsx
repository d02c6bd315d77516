/** The page of one reply, from the opinions to what became of it. */
import { z } from 'zod';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { askedResult } from './asked-result.store.ts';
import { chainDocument } from './chain.ts';
import { findChain } from './chain.store.ts';
import { ChainView } from './chain.view.tsx';
import { sentence } from './text.ts';

export const chainQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).optional() });

export async function showChain(ask: Ask<z.output<typeof chainQuery>>): Promise<Reply> {
  const { consultation, release } = await askedResult(ask);
  const number = /^[1-9]\d{0,5}$/.test(ask.params.number ?? '') ? Number(ask.params.number) : 0;
  const chain = number === 0 ? null : await findChain(ask.db, consultation, release, number, ask.query.page ?? 1, ask.clock.today());
  if (chain === null) throw new Refusal(404, 'reply-not-found', sentence((words) => words.followUp.unknown));
  return ask.format === 'json' ? json(chainDocument(ask.site.origin, chain)) : page(<ChainView view={ask} chain={chain} />);
}
