/** What was done to the ledger, as pages tell it. */
import type { ProgrammeAddress } from './listing.ts';
import type { ChangeKind } from './tables.ts';

export interface HistoryChange {
  id: bigint;
  kind: ChangeKind;
  field: string | null;
  before: string | null;
  after: string | null;
  measure: string | null;
  edition: string;
  programme: (ProgrammeAddress & { name: string }) | null;
  changedAt: Date;
  /** `planning: 企画部 企画政策課`; null for what came with an imported file. */
  actingAs: string | null;
}

export interface HistoryImport {
  edition: string;
  editionTitle: string;
  source: string;
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  appliedAt: Date;
}
