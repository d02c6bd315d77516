/** The program as the bench runs it: built, with what `npm start` gives to Node. */
import { freePort } from '../test/free-port.ts';
import { startServer, type Child } from './child.ts';

/** What `npm start` gives to Node, so that the program is measured as it is run; handed over by run.mjs. */
const asStarted = JSON.parse(process.env.BENCH_PROGRAM ?? '{ "options": [], "env": {} }') as { options: string[]; env: Record<string, string> };

/** Starts the site on a data folder of its own; milliseconds until the first page answers. `settings`: others than usual. */
export async function startProgram(main: string, folder: string, settings: Record<string, string> = {}): Promise<{ child: Child; milliseconds: number }> {
  const port = await freePort();
  const begin = performance.now();
  // No limit by address: the whole load comes from one.
  const env = { PORT: String(port), HOST: '127.0.0.1', HIRAKU_DATA: folder, HIRAKU_READS_PER_MINUTE: '0', HIRAKU_WRITES_PER_MINUTE: '0', HIRAKU_ORIGIN: '', NODE_ENV: 'production', ...asStarted.env, ...settings };
  const child = await startServer([process.execPath, ...asStarted.options, main, 'serve'], port, '/', env);
  return { child, milliseconds: Math.round(performance.now() - begin) };
}
