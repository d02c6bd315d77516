/** The staff's list of readings, with the form that adds one. */
import { z } from 'zod';
import { json, page, Refusal, seeOther, type Ask, type Reply } from '#platform/http';
import { insertReading, type KeptReading, listReadings } from '#platform/reading';
import { csvReply, type Column } from '#platform/table';
import { chosenReadings, type ReadingChoice, type ReadingFault, readingListPath, readingSorts, readingsPath, readReading } from './reading.ts';
import { ReadingListView } from './reading-list.view.tsx';
import { sentence } from './text.ts';

export const readingListQuery = z.object({
  text: z.string().max(200).optional(),
  sort: z.enum(readingSorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
  done: z.enum(['added', 'changed', 'removed']).optional(),
});
const words = z.string().max(2_000).default('');
export const newReadingForm = z.object({ word: words, reading: words });
type Typed = z.output<typeof newReadingForm>;

const rowsPerPage = 50;
/** Every page with readings carries them all. */
const readingsMax = 5_000;

const columns: Column<KeptReading>[] = [
  { key: 'word', label: 'word', value: ({ word }) => word },
  { key: 'reading', label: 'reading', value: ({ reading }) => reading },
  { key: 'saved_as', label: 'saved_as', value: ({ savedAs }) => savedAs },
  { key: 'saved_at', label: 'saved_at', value: ({ savedAt }) => savedAt.toISOString() },
];

export async function showReadings(ask: Ask<z.output<typeof readingListQuery>>): Promise<Reply> {
  const choice: ReadingChoice = { ...ask.query, order: ask.query.order ?? 'asc', page: ask.query.page ?? 1 };
  const found = chosenReadings(await listReadings(ask.db), choice);
  ask.telling.subject = 'readings';
  if (ask.format === 'json') return json({ total: found.length, readings: found.map((one) => Object.fromEntries(columns.map(({ key, value }) => [key, value(one)]))) });
  if (ask.format === 'csv') return csvReply('readings.csv', columns, found);
  if (choice.page > Math.max(1, Math.ceil(found.length / rowsPerPage))) throw new Refusal(404, 'page-not-found', sentence((text) => text.readings.unknownPage));
  return listPage(ask, choice, found, { word: '', reading: '' }, []);
}

export async function addReading(ask: Ask<Record<string, never>, Typed>): Promise<Reply> {
  const { reading, faults } = readReading(ask.form);
  const all = await listReadings(ask.db);
  if (all.length >= readingsMax) throw new Refusal(409, 'readings-full', sentence((text) => text.readings.full));
  const id = faults.length > 0 ? null : await insertReading(ask.db, reading, ask.actingAs, ask.clock.now());
  if (id === null) return listPage(ask, { order: 'asc', page: 1 }, all, ask.form, faults.length > 0 ? faults : [{ field: 'word', fault: 'wordKnown' }], 422);
  ask.telling.subject = `reading ${id}: ${reading.word} = ${reading.reading}`;
  return seeOther(ask.href(`${readingsPath}?done=added`));
}

function listPage(ask: Omit<Ask, 'query' | 'form'>, choice: ReadingChoice, found: KeptReading[], typed: Typed, faults: ReadingFault[], status = 200): Reply {
  return page(
    <ReadingListView
      view={ask}
      choice={choice}
      readings={found.slice((choice.page - 1) * rowsPerPage, choice.page * rowsPerPage)}
      found={found.length}
      pages={Math.ceil(found.length / rowsPerPage)}
      typed={typed}
      faults={faults}
      given={ask.site.readings ?? []}
      href={({ format, ...change }) => ask.href(readingListPath({ ...choice, ...change }, format))}
    />,
    status,
  );
}
