/** Gathers what is public of one call. */
import { listProgrammeNames, listProgrammesInForce } from '#domains/plan';
import { dayInTokyo, type PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { listChanges } from './change.store.ts';
import type { Consultation } from './consultation.ts';
import type { Document } from './document.ts';
import { listDocuments } from './document.store.ts';
import { ruleOn } from './rule.store.ts';
import { listTellings } from './telling.store.ts';
import type { Whole } from './whole.ts';

/** `today`: for drafts, which stand under the rule of today. */
export async function gatherWhole(db: Database, consultation: Consultation, today: PlainDate): Promise<Whole> {
  const { id, announcedAt, programmes, department } = consultation;
  const [names, inForce, rule, tellings, changes, documents] = await Promise.all([
    programmes.length === 0 ? [] : listProgrammeNames(db),
    listProgrammesInForce(db),
    ruleOn(db, announcedAt === null ? today : dayInTokyo(announcedAt)),
    listTellings(db, id),
    listChanges(db, id),
    listDocuments(db, id, { withDrafts: false }),
  ]);
  const departmentFollowed = inForce.some(({ departments }) => departments.some(({ bureau, section }) => bureau === department.bureau && (department.section === null || section === department.section)));
  return { consultation, rule, programmes: names.filter(({ number }) => programmes.includes(number)), departmentFollowed, tellings, changes, documents: documents.map(newestOf) };
}

function newestOf({ key, title, audience, versions: [newest] }: Document): Whole['documents'][number] {
  const { number, publishedAt, form, pages } = newest!;
  return { key, title, audience, version: number, publishedAt: publishedAt!, form, pages };
}
