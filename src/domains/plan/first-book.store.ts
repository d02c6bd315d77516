/** The books that a city's profile names go into an empty ledger, so that a first start shows a plan. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Database } from '#platform/database';
import type { Beginning, CityFiles } from '#platform/domain';
import { importFile } from './import-file.store.ts';
import type { PlanTables } from './tables.ts';

/**
 * Imports each book of the profile that never came in, so that a first start goes on where it was stopped. A ledger that
 * holds other books only was begun by a person and is left alone.
 */
export async function importFirstBooks(parts: Beginning, city: CityFiles): Promise<void> {
  const known = await listSourceNames(parts.db);
  const books = city.plans.flatMap((plan) => plan.books.map((book) => ({ ...book, plan, name: basename(book.file) })));
  if (known.size > 0 && !books.some(({ name }) => known.has(name))) return;
  for (const { plan, file, layout, title, name } of books.filter((book) => !known.has(book.name))) {
    parts.tell(`Importing ${file} …`);
    const bytes = await readFile(join(city.folder, file));
    const wish = { plan: plan.slug, planName: plan.name, title: title ?? null, inForce: true, removeMissing: false, departments: city.departments };
    const { counts, findings } = await importFile(parts, { bytes, name, layout: layout ?? null }, wish);
    parts.tell(`${counts.added} rows, ${findings.filter((finding) => finding.severity === 'error').length} that could not go in.`);
  }
}

async function listSourceNames(db: Database): Promise<Set<string>> {
  const rows = await db.withTables<PlanTables>().selectFrom('plan.import').select('source_name').distinct().execute();
  return new Set(rows.map((row) => row.source_name));
}
