/** The programmes of the plan in force with their reports of some half-years. */
import type { Database } from '#platform/database';
import { listDrafts } from './draft.store.ts';
import { type Entry, entryOf } from './entry.ts';
import { type Period, periodKey } from './period.ts';
import { type ReportedProgramme, withAnswering } from './programme.store.ts';
import { listPublished } from './publication.store.ts';

/** Every programme for each half-year, in the order of both. */
export async function listEntries(db: Database, programmes: Parameters<typeof withAnswering>[1], periods: readonly Period[]): Promise<Entry<ReportedProgramme>[]> {
  const asked = periods.length === 1 ? periods[0]! : {};
  const key = ({ programme, period }: { programme: string; period: Period }) => `${programme} ${periodKey(period)}`;
  const drafts = new Map((await listDrafts(db, asked)).map((draft) => [key(draft), draft]));
  const published = new Map((await listPublished(db, asked)).map((publication) => [key(publication), publication]));
  const answered = await withAnswering(db, programmes);
  return periods.flatMap((period) =>
    answered.map((programme) => {
      const named = key({ programme: programme.number, period });
      return entryOf(programme, period, drafts.get(named) ?? null, published.get(named) ?? null);
    }),
  );
}
