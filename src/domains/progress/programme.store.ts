/** The programmes that are reported on, with the departments that answer for them today. */
import { findEditionInForce, listProgrammes, type Edition, type ProgrammeRow } from '#domains/plan';
import { listAnsweringDepartments, type NamedDepartment } from '#domains/staff';
import type { Database } from '#platform/database';

export interface ReportedProgramme extends ProgrammeRow {
  /** Ids of the departments that answer for it today. */
  answeredBy: number[];
}

/** Every programme of the plan in force once, in the book's order; null where no plan is in force. */
export async function findReportedProgrammes(db: Database): Promise<{ edition: Edition; programmes: ProgrammeRow[] } | null> {
  const edition = await findEditionInForce(db);
  if (edition === null) return null;
  const { programmes } = await listProgrammes(db, { editionId: edition.id, sort: 'book', direction: 'asc' });
  return { edition, programmes };
}

/** Adds who answers today; each name that the plan uses is looked up once. */
export async function withAnswering(db: Database, programmes: readonly ProgrammeRow[]): Promise<ReportedProgramme[]> {
  const known = new Map<string, number[]>();
  for (const { departments } of programmes) {
    for (const { bureau, section } of departments) {
      const name = nameOf({ bureau, section });
      if (!known.has(name)) known.set(name, await listAnsweringDepartments(db, [{ bureau, section }]));
    }
  }
  return programmes.map((programme) => ({ ...programme, answeredBy: [...new Set(programme.departments.flatMap((department) => known.get(nameOf(department)) ?? []))] }));
}

/** `都市整備部 道路課` */
export function nameOf({ bureau, section }: NamedDepartment): string {
  return section === null ? bureau : `${bureau} ${section}`;
}
