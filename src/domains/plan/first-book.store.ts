/** The books that a city's profile names go into an empty ledger, so that a first start shows a plan. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Beginning, CityFiles } from '#platform/domain';
import { listEditions } from './edition.store.ts';
import { importFile } from './import-file.store.ts';

/** Imports each book of the profile where the ledger has no edition yet; later starts change nothing. */
export async function importFirstBooks(parts: Beginning, city: CityFiles): Promise<void> {
  if ((await listEditions(parts.db, { drafts: true })).length > 0) return;
  for (const plan of city.plans) {
    for (const book of plan.books) {
      parts.tell(`Importing ${book.file} …`);
      const file = { bytes: await readFile(join(city.folder, book.file)), name: basename(book.file), layout: book.layout ?? null };
      const wish = { plan: plan.slug, planName: plan.name, title: book.title ?? null, inForce: true, removeMissing: false };
      const { counts, findings } = await importFile(parts, file, wish);
      parts.tell(`${counts.added} rows, ${findings.filter((finding) => finding.severity === 'error').length} that could not go in.`);
    }
  }
}
