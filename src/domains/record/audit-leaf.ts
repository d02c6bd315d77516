/** What the tree over the audit record commits to: a row of it, whole, as canonical JSON. Pure. */
import { canonicalJson } from './canonical.ts';

export interface AuditRow {
  id: bigint;
  /** With microseconds, as the database keeps it: `2026-04-01T03:00:00.000000Z`. */
  at: string;
  request_id: string;
  person_id: string | null;
  acting_as: string;
  act: string;
  subject: string | null;
  why: string | null;
  commitment: string | null;
}

export function auditLeaf({ id, ...row }: AuditRow): string {
  return canonicalJson({ ...row, id: String(id) });
}
