/** The form that an address means: by its id, or by its subject for the one that comes with the program. */
import { Refusal } from '#platform/http';
import type { Database } from '#platform/database';
import { findForm, listForms, type KeptForm } from './form.store.ts';
import { sentence } from './text.ts';

/** @throws Refusal 404 */
export async function askedForm(db: Database, id: string): Promise<KeptForm> {
  const kept = id === 'programme' || id === 'measure' ? (await listForms(db, id)).at(-1) : /^\d{1,9}$/.test(id) ? await findForm(db, Number(id)) : null;
  if (!kept) throw new Refusal(404, 'form-not-found', sentence((words) => words.staff.form.notFound));
  return kept;
}
