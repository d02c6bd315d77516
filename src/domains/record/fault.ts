/** What a verification finds wrong, told in one line each. Pure. */
import type { Log } from './log.ts';

export type FaultKind = 'changed' | 'removed' | 'inserted' | 'reordered' | 'tree' | 'checkpoint';

export interface Fault {
  log: Log;
  kind: FaultKind;
  /** The row at fault: `record.act 17`; null where the fault is not in one row. */
  row: string | null;
  detail: string;
}

export interface LogReport {
  log: Log;
  /** Leaves of the tree as it stands. */
  leaves: number;
  checkpoints: number;
  /** Acts that no tree holds yet: nothing can be said of them. */
  waiting: number;
  faults: Fault[];
}

export function rowName(log: Log, id: bigint): string {
  return `record.${log === 'public' ? 'public_act' : 'act'} ${id}`;
}

export function faultLine({ log, kind, row, detail }: Fault): string {
  return [log, kind, row ?? '—', detail].join('\t');
}
