/** Publishing a sheet: frozen as it is, put on the public record, and the year's books ordered anew. */
import { recordPublicAct } from '#domains/record';
import type { Database } from '#platform/database';
import { orderBooks } from './book.store.ts';
import { sheetPath, type Evaluated } from './evaluated.ts';
import { planYearOf } from './evaluated.store.ts';
import { factsOf } from './facts.store.ts';
import { insertPublication } from './publication.store.ts';
import { insertStep } from './sheet.store.ts';
import type { Sheet } from './sheet.ts';
import { sheetDocument } from './sheet-document.ts';
import { publicationTitle } from './text.ts';

export async function publishSheet(tx: Database, sheet: Sheet & { id: number }, evaluated: Evaluated, actingAs: string, at: Date): Promise<void> {
  const planYear = await planYearOf(tx, sheet.form.periodFirstYear, sheet.year);
  const document = sheetDocument(sheet, evaluated, await factsOf(tx, evaluated, sheet.year), planYear, { actingAs, at });
  await insertStep(tx, sheet.id, { kind: 'published', actingAs }, at);
  await insertPublication(tx, sheet.id, document, actingAs, at);
  const act = {
    kind: 'evaluation.sheet-published',
    path: sheetPath(sheet),
    title: publicationTitle(document),
    actingAs,
    about: {
      programmes: sheet.subject === 'programme' ? [sheet.key] : [],
      measures: sheet.subject === 'measure' ? [sheet.key] : evaluated.measure ? [evaluated.measure.code] : [],
      departments: document.departments,
    },
    document,
  };
  await recordPublicAct(tx, act, at);
  await orderBooks(tx, sheet.year, at);
}
