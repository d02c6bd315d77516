/** Starts the program, the limit and the alternative with the same plan, and lets them compete for five kinds of pages. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { freePort } from '../test/free-port.ts';
import { residentMb, runToEnd, startServer, type Child } from './child.ts';
import { disturbance, inTurns, type Page, type PageFigures } from './contest.ts';
import { dice } from './documents.ts';
import { startProgram } from './program.ts';
import type { Recorded } from './limit.ts';

export interface PagesReport {
  rounds: number;
  seconds: number;
  /** True where the alternative's packages are on this machine. */
  alternative: boolean;
  startMs: { first: number; second: number };
  residentMb: { now: number; most: number } | null;
  /** Share of the processors that others used meanwhile. */
  others: number | null;
  pages: PageFigures[];
}

/** Reads an answer as it comes over the wire, compressed as browsers ask for it. */
function record(url: string, path: string): Promise<Recorded> {
  const headers = { 'accept-encoding': 'gzip, deflate, br', accept: 'text/html,application/json;q=0.9,*/*;q=0.8', 'accept-language': 'ja' };
  return new Promise((resolve, reject) => {
    request(url + path, { headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${path} answers ${answer.statusCode}`));
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const { date: _date, connection: _connection, 'keep-alive': _keepAlive, 'transfer-encoding': _encoding, ...kept } = answer.headers;
        resolve({ path, headers: kept as Record<string, string>, body: Buffer.concat(chunks).toString('base64') });
      });
    }).on('error', reject).end();
  });
}

async function pagesOf(url: string): Promise<Page[]> {
  const listed = await (await fetch(`${url}/api/v1/programmes`)).text();
  const number = /"(P\d+)"/.exec(listed)?.[1];
  const measures = await (await fetch(`${url}/api/v1/measures`)).text();
  const measure = /"code":\s*"([^"]+)"/.exec(measures)?.[1];
  if (!number || !measure) throw new Error('The program holds no plan to measure with.');
  const programme = (await fetch(`${url}/plan/programmes/${number}`)).url.slice(url.length);
  const search = `/search?q=${encodeURIComponent('市民')}`;
  const roll = dice(11);
  const letters = [...'市民協働推進地域活動支援事業検討実施設置運営情報交流'];
  const pair = () => Array.from({ length: 2 }, () => letters[Math.floor(roll() * letters.length)]).join('');
  let asked = 0;
  return [
    { name: 'home', path: '/', alternative: '/' },
    { name: 'measure', path: `/plan/measures/${encodeURIComponent(measure)}`, alternative: '/measure-1/' },
    { name: 'programme', path: programme, alternative: '/programme-1/' },
    { name: 'search', path: search, alternative: `/?s=${encodeURIComponent('市民')}` },
    { name: 'API', path: '/api/v1/programmes', alternative: '/wp-json/wp/v2/posts?per_page=20' },
    {
      name: 'search, never asked before', path: search, alternative: '',
      nextPath: () => `/search?q=${encodeURIComponent(`${pair()} ${(asked += 1)}`)}`,
    },
  ];
}

/** WordPress, filled with the program's own export; null where Debian's packages are not installed. */
async function startAlternative(script: string, folder: string, book: string): Promise<Child | null> {
  if (!['/usr/share/wordpress/wp-load.php', '/usr/sbin/nginx', '/usr/sbin/mariadbd'].every(existsSync) || process.getuid?.() !== 0) return null;
  const port = await freePort();
  return startServer(['sh', script, folder, String(port), book], port, '/');
}

/** `dist` holds main.js and bench/limit.js; `source` is the folder of this file's sources; `scratch` is an empty folder. */
export async function benchPages(dist: string, source: string, scratch: string, rounds: number, seconds: number): Promise<PagesReport> {
  const running: Child[] = [];
  try {
    const main = join(dist, 'main.js');
    const data = join(scratch, 'var');
    const first = await startProgram(main, data);
    await first.child.stop();
    const { child: program, milliseconds } = await startProgram(main, data);
    running.push(program);
    const pages = await pagesOf(program.url);

    const recorded = join(scratch, 'recorded.json');
    await writeFile(recorded, JSON.stringify(await Promise.all(pages.filter((page) => !page.nextPath).map((page) => record(program.url, page.path)))));
    const port = await freePort();
    const limit = await startServer([process.execPath, join(dist, 'bench', 'limit.js'), recorded, String(port)], port, '/');
    running.push(limit);

    const book = join(scratch, 'book.json');
    const exported = await runToEnd([process.execPath, main, 'plan', 'export', '--format', 'json'], { HIRAKU_DATA: data });
    await writeFile(book, exported.stdout);
    const alternative = await startAlternative(join(source, 'alternative.sh'), join(scratch, 'alternative'), book);
    if (alternative) running.push(alternative);

    const postmaster = Number((await readFile(join(data, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
    const contestants = {
      program: { url: program.url, pids: [program.pid, postmaster] },
      limit: { url: limit.url, pids: [limit.pid] },
      ...(alternative && { alternative: { url: alternative.url, pids: [alternative.pid] } }),
    };
    const { result: figures, others } = await disturbance(Object.values(contestants), () => inTurns(pages, contestants, rounds, seconds));
    return { rounds, seconds, alternative: alternative !== null, startMs: { first: first.milliseconds, second: milliseconds }, residentMb: residentMb(program.pid), others, pages: figures };
  } finally {
    for (const child of running.reverse()) await child.stop();
  }
}
