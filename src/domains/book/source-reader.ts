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

export type Answer = { kind: 'alive' } | { kind: 'lines'; lines: SourceLine[] } | { kind: 'refused'; code: SourceFault; sentence: Sentence };

const residentMax = 560_000_000;

/** Watched from a thread of its own, since the one that reads may be busy for long. */
const watch = `setInterval(() => { if (process.memoryUsage.rss() > ${residentMax}) process.kill(process.pid, 'SIGKILL'); }, 15);`;

function answer(message: Answer): void {
  process.send!(message);
}

async function read({ kind, bytes }: Task): Promise<SourceLine[]> {
  return kind === 'xlsx' ? readWorkbook(bytes) : readPdf(bytes, () => answer({ kind: 'alive' }));
}

process.on('message', (task: Task) => {
  read(task).then(
    (lines) => answer({ kind: 'lines', lines }),
    (error: unknown) => {
      if (!(error instanceof SourceError)) throw error;
      answer({ kind: 'refused', code: error.code, sentence: error.sentence });
    },
  );
});
process.on('disconnect', () => process.exit());
new Worker(watch, { eval: true });
