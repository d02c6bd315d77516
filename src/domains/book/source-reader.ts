/** The process that reads workbooks and PDFs: one file at a time, as it is sent. Ends itself when it needs too much memory. */
import type { Sentence } from '#platform/http';
import { Worker } from 'node:worker_threads';
import { SourceError, type SourceFault } from './source-error.ts';
import type { SourceLine } from './source-line.ts';
import { readPdf } from './source-pdf.ts';
import { readWorkbook } from './source-xlsx.ts';

export interface Task {
  kind: 'xlsx' | 'pdf';
  bytes: Uint8Array;
}

/** `resident`: memory in bytes that the reader holds after the file. */
export type Answer =
  | { kind: 'alive' }
  | { kind: 'lines'; lines: SourceLine[]; resident: number }
  | { kind: 'refused'; code: SourceFault; sentence: Sentence; resident: number };

const residentMax = 560_000_000;

/** Watched from a thread of its own, since the one that reads may be busy for long: the memory, and whether somebody still waits. */
const watch = `setInterval(() => {
  if (process.memoryUsage.rss() > ${residentMax} || process.ppid !== ${process.ppid}) process.kill(process.pid, 'SIGKILL');
}, 15);`;

function answer(message: Answer): void {
  process.send!(message);
}

async function read({ kind, bytes }: Task): Promise<SourceLine[]> {
  return kind === 'xlsx' ? readWorkbook(bytes) : readPdf(bytes, () => answer({ kind: 'alive' }));
}

process.on('message', (task: Task) => {
  read(task).then(
    (lines) => answer({ kind: 'lines', lines, resident: process.memoryUsage.rss() }),
    (error: unknown) => {
      if (!(error instanceof SourceError)) throw error;
      answer({ kind: 'refused', code: error.code, sentence: error.sentence, resident: process.memoryUsage.rss() });
    },
  );
});
// Nothing is left to finish, and an orderly exit may wait for its threads for ever.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
new Worker(watch, { eval: true });
