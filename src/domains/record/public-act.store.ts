/** Writes public acts; the tree over them is built afterwards by a job. */
import { createHash } from 'node:crypto';
import type { Database } from '#platform/database';
import { publish } from '#platform/outbox';
import type { PublicAct } from './public-act.ts';
import type { RecordTables } from './tables.ts';

/** Puts a public act on record in the transaction of the act; followers are told of it afterwards (`record.public-act`). */
export async function recordPublicAct(tx: Database, act: PublicAct, at: Date): Promise<void> {
  const { kind, path, title, actingAs, about, document } = act;
  const sha256 = createHash('sha256').update(JSON.stringify(document)).digest('hex');
  const leaf = JSON.stringify({ acting_as: actingAs, at: at.toISOString(), document_sha256: sha256, kind, path });
  const { id } = await tx
    .withTables<RecordTables>()
    .insertInto('record.public_act')
    .values({
      at, kind, path, title_ja: title.ja, title_en: title.en, acting_as: actingAs, leaf,
      programmes: about.programmes ?? [], measures: about.measures ?? [], departments: about.departments ?? [],
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await publish(tx, 'record.public-act', { id: String(id), kind, path, title, about, at: at.toISOString() });
}
