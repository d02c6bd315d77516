/** Passages of the draft that changed between what people were shown first and what holds now. */
import { findSectionChange, type Section } from '#domains/consultation';
import type { Database } from '#platform/database';
import type { Passage } from './reply.ts';

/** In the draft's order. A document with one published version has none. */
export async function listChangedPassages(db: Database, consultationId: number, sections: readonly Section[]): Promise<Passage[]> {
  const passages: Passage[] = [];
  for (const { documentKey, anchor, version } of sections) {
    const change = version > 1 ? await findSectionChange(db, consultationId, documentKey, anchor) : null;
    if (change !== null) passages.push({ documentKey, anchor, ...change });
  }
  return passages;
}
