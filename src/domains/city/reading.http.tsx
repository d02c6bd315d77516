/** One reading: changed, or removed so that the dictionary's holds again. */
import { z } from 'zod';
import { page, Refusal, seeOther, type Ask, type Reply } from '#platform/http';
import { deleteReading, findReading, type KeptReading, updateReading } from '#platform/reading';
import { type ReadingFault, readingsPath, readReading } from './reading.ts';
import { ReadingView } from './reading.view.tsx';
import { sentence, text } from './text.ts';

const words = z.string().max(2_000).default('');
/** `shown`: the reading that the form came with. */
export const readingForm = z.object({ reading: words, shown: words });

export async function showReading(ask: Ask): Promise<Reply> {
  const kept = await keptReading(ask);
  return page(<ReadingView view={ask} kept={kept} typed={kept.reading} errors={[]} />);
}

export async function saveReading(ask: Ask<Record<string, never>, z.output<typeof readingForm>>): Promise<Reply> {
  const kept = await keptReading(ask);
  const { reading, faults } = readReading({ word: kept.word, reading: ask.form.reading });
  const said = text(ask.lang).readings;
  const errors = faults.filter(({ field }: ReadingFault) => field === 'reading').map(({ field, fault }) => ({ field, message: said.fault[fault] }));
  if (errors.length === 0 && kept.reading !== ask.form.shown && kept.reading !== reading.reading) errors.push({ field: 'reading', message: said.changedMeanwhile(kept.reading) });
  if (errors.length > 0) return page(<ReadingView view={ask} kept={kept} typed={ask.form.reading} errors={errors} />, 422);
  await updateReading(ask.db, kept.id, reading.reading, ask.actingAs, ask.clock.now());
  ask.telling.subject = `reading ${kept.id}: ${kept.word} = ${reading.reading}, was ${kept.reading}`;
  return seeOther(ask.href(`${readingsPath}?done=changed`));
}

export async function removeReading(ask: Ask): Promise<Reply> {
  const kept = await keptReading(ask);
  await deleteReading(ask.db, kept.id);
  ask.telling.subject = `reading ${kept.id}: ${kept.word} = ${kept.reading}`;
  return seeOther(ask.href(`${readingsPath}?done=removed`));
}

async function keptReading(ask: Pick<Ask, 'db' | 'params' | 'telling'>): Promise<KeptReading> {
  const { id = '' } = ask.params;
  const found = /^\d{1,18}$/.test(id) ? await findReading(ask.db, BigInt(id)) : null;
  if (found === null) throw new Refusal(404, 'reading-not-found', sentence((said) => said.readings.unknown));
  ask.telling.subject = `reading ${found.id}: ${found.word}`;
  return found;
}
