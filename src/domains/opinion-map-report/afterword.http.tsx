/** The form in which head or planning write what the city says to a report. */
import { afterwordPath, countWaiting, getAnyConversation } from '#domains/opinion-map';
import { aboutOf } from '#domains/plan';
import { page, seeOther, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { type AfterwordFault, afterwordFault, tidiedAfterword } from './afterword.ts';
import { listAfterwords, publishAfterword } from './afterword.store.ts';
import { AfterwordWorkView } from './afterword-work.view.tsx';
import { findReport, getReport } from './report.store.ts';

export const afterwordForm = z.object({ text: z.string().max(20_000).default('') });
export const afterwordQuery = z.object({ done: z.literal('published').optional() });

export async function showAfterword(ask: Ask<z.output<typeof afterwordQuery>>): Promise<Reply> {
  return formPage(ask, { typed: '', fault: null, done: ask.query.done === 'published' }, 200);
}

/** Once the report is there; every one is on record and stays. */
export async function writeAfterword(ask: Ask<Record<string, never>, z.output<typeof afterwordForm>>): Promise<Reply> {
  const { db } = ask;
  const conversation = await getAnyConversation(db, ask.params.slug!);
  await getReport(db, conversation);
  const text = tidiedAfterword(ask.form.text);
  const fault = afterwordFault(text);
  if (fault !== null) return formPage(ask, { typed: ask.form.text, fault, done: false }, 422);
  await publishAfterword(db, conversation, { text, actingAs: ask.actingAs, at: ask.clock.now() }, await aboutOf(db, conversation));
  return seeOther(ask.href(withQuery(afterwordPath(conversation.slug), { done: 'published' })));
}

async function formPage(ask: Ask<unknown, unknown>, shown: { typed: string; fault: AfterwordFault | null; done: boolean }, status: number): Promise<Reply> {
  const { db } = ask;
  const conversation = await getAnyConversation(db, ask.params.slug!);
  const [isFrozen, waiting, afterwords] = [(await findReport(db, conversation.id)) !== null, await countWaiting(db, conversation.id), await listAfterwords(db, conversation.id)];
  return page(<AfterwordWorkView view={ask} conversation={conversation} isFrozen={isFrozen} waiting={waiting} afterwords={afterwords} {...shown} />, status);
}
