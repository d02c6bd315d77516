/** A document that was imported: kept as it came, found by its hash. */
import type { ImportTable } from './tables.ts';

export interface SourceDocument {
  name: string;
  kind: ImportTable['source_kind'];
  sha256: string;
  bytes: number;
  layout: string;
  appliedAt: Date;
}
