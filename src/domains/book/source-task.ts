/** What the process that reads files is sent, and what it says. */
import type { Sentence } from '#platform/http';
import type { SourceFault } from './source-error.ts';
import type { SourceLine } from './source-line.ts';

export interface Task {
  kind: 'xlsx' | 'pdf';
  bytes: Uint8Array;
  /** Milliseconds that it may work without a sign of life. */
  silence: number;
}

/** `resident`: memory in bytes that the reader holds after the file. */
export type Answer =
  | { kind: 'lines'; lines: SourceLine[]; resident: number }
  | { kind: 'refused'; code: SourceFault; sentence: Sentence; resident: number };

/** The signal by which the reader ends itself when it has worked for too long. */
export const outOfTime = 'SIGALRM';
