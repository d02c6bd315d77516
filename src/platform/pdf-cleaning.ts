/**
 * A PDF without what its page does not show: names of authors, editing history, scripts, attachments, comments. Done by a process of
 * its own with a limit of time and memory, since a PDF from outside may be made to take both.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from './child-environment.ts';
import { turns } from './turns.ts';

/** What was in the file and is not in the clean one, for telling whoever sent it. */
export type PdfLoss = 'attachments' | 'comments' | 'form' | 'scripts';
/** `encrypted`: protected by a password, even an empty one; `damaged`: no PDF, or without a page that can be read. */
export type PdfRefusal = 'encrypted' | 'damaged' | 'too-slow' | 'too-large';
export type CleanPdf = { kind: 'clean'; bytes: Uint8Array; pages: number; losses: PdfLoss[] } | { kind: 'refused'; why: PdfRefusal };

/** Most of what a busy machine needs is the start of the process. */
const millisecondsMax = 120_000;
/** Megabytes of script memory; the process ends itself when all its memory together is more than it allows. */
const heapMax = 256;
/** Each takes some 200 MB; more at once would be many small files that fill the machine. */
const inTurn = turns(2);

/** Beside this file: `.ts` as it stands, `.js` in the built program. */
const program = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './pdf-cleaner.ts' : './pdf-cleaner.js', import.meta.url));

/**
 * The same pages with nothing else: no document information, XMP, scripts, embedded files, forms, comments, earlier versions, nor
 * EXIF in its pictures. Links to places in the document and to web addresses, bookmarks and the tags of accessible documents stay. The
 * same bytes give the same result.
 */
export function cleanPdf(bytes: Uint8Array, { timeMax = millisecondsMax }: { timeMax?: number } = {}): Promise<CleanPdf> {
  return inTurn(() => cleanApart(bytes, timeMax));
}

function cleanApart(bytes: Uint8Array, timeMax: number): Promise<CleanPdf> {
  return new Promise((resolve, reject) => {
    const cleaner = fork(program, { env: childEnvironment(), serialization: 'advanced', execArgv: [`--max-old-space-size=${heapMax}`], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const end = setTimeout(() => finish(() => resolve({ kind: 'refused', why: 'too-slow' })), timeMax);
    const finish = (settle: () => void): void => {
      clearTimeout(end);
      cleaner.removeAllListeners();
      cleaner.on('error', () => undefined).kill('SIGKILL');
      settle();
    };
    cleaner.on('message', (answer: CleanPdf) => finish(() => resolve(answer)));
    cleaner.on('error', (error) => finish(() => reject(error)));
    cleaner.on('exit', (code, signal) => {
      // Ended by a signal: by itself, by its engine or by the machine, each time for want of memory.
      const memory = signal !== null || (code ?? 0) > 128;
      finish(() => (memory ? resolve({ kind: 'refused', why: 'too-large' }) : reject(new Error(`The cleaner of PDFs (${program}) ended with ${code}.`))));
    });
    cleaner.send(bytes, (error) => {
      if (error) finish(() => reject(error));
    });
  });
}
