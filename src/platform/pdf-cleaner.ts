/** The process that cleans a PDF: one, as it is sent, then it is ended. Ends itself when it needs too much memory. */
import { Worker } from 'node:worker_threads';
import type { CleanPdf } from './pdf-cleaning.ts';
import { scrubPdf } from './pdf-scrub.ts';

const residentMax = 600_000_000;

/** Watched from a thread of its own, since the one that works is busy: the memory, and whether somebody still waits. */
const watch = `setInterval(() => {
  if (process.memoryUsage.rss() > ${residentMax} || process.ppid !== ${process.ppid}) process.kill(process.pid, 'SIGKILL');
}, 15);`;

function cleaned(bytes: Uint8Array): CleanPdf {
  try {
    return scrubPdf(bytes);
  } catch (error) {
    // A library that ran out of its own memory says so in words only.
    const memory = /memory|alloc|out of bounds|unreachable/i.test(String(error));
    return { kind: 'refused', why: memory ? 'too-large' : 'damaged' };
  }
}

if (process.send) {
  new Worker(watch, { eval: true });
  process.once('message', (bytes: Uint8Array) => process.send!(cleaned(bytes)));
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
}
