/**
 * Servers under load in one run on one machine and in turns, which change places from round to round, so that none of them always
 * gets the warm or the throttled machine.
 */
import { cpus } from 'node:os';
import { machineSeconds, processorSeconds } from './child.ts';
import { load, median, quantile, type Load } from './load.ts';

export interface Cell {
  perSecond: number;
  p50: number;
  p99: number;
  bytes: number;
  failed: number;
  answers: number;
  /** Processor time of one answer, of all processes that make it, in microseconds: hardly depends on what else the machine does. */
  processorUs: number;
}

export interface PageFigures {
  page: string;
  path: string;
  program: Cell;
  limit: Cell | null;
  alternative: Cell | null;
}

export interface Page {
  name: string;
  path: string;
  alternative: string;
  /** A new address for each request: nothing can have been made before. */
  nextPath?: () => string;
}

interface Turn extends Load {
  processor: number;
}

function cellOf(loads: Turn[]): Cell {
  const took = loads.flatMap((one) => one.took);
  return {
    perSecond: Math.round(median(loads.map((one) => one.perSecond))),
    p50: Number(quantile(took, 0.5).toFixed(1)),
    p99: Number(quantile(took, 0.99).toFixed(1)),
    bytes: loads[0]?.bytes ?? 0,
    failed: loads.reduce((sum, one) => sum + one.failed, 0),
    answers: took.length,
    processorUs: Math.round((1e6 * loads.reduce((sum, one) => sum + one.processor, 0)) / Math.max(1, took.length)),
  };
}

type Name = 'program' | 'limit' | 'alternative';

export interface Contestant {
  url: string;
  /** With all that they started, the processes that make an answer. */
  pids: number[];
}

async function turn({ url, pids }: Contestant, path: string, seconds: number, nextPath?: () => string): Promise<Turn> {
  const before = processorSeconds(pids);
  const got = await load(url + path, seconds, nextPath);
  return { ...got, processor: processorSeconds(pids) - before };
}

/** Loads each page of each contestant, `rounds` times for so many seconds. */
export async function inTurns(pages: Page[], contestants: Partial<Record<Name, Contestant>>, rounds: number, seconds: number): Promise<PageFigures[]> {
  const loads = new Map<string, Turn[]>();
  const names = Object.keys(contestants) as Name[];
  for (let round = 0; round < rounds; round += 1) {
    for (const page of pages) {
      const order = names.map((_, i) => names[(i + round) % names.length]!);
      for (const name of order) {
        if (page.nextPath && name !== 'program') continue;
        const path = name === 'alternative' ? page.alternative : page.path;
        if (round === 0) await load(contestants[name]!.url + path, 1, page.nextPath);
        const key = `${page.name} ${name}`;
        loads.set(key, [...(loads.get(key) ?? []), await turn(contestants[name]!, path, seconds, page.nextPath)]);
      }
    }
  }
  const cell = (page: Page, name: Name) => (loads.has(`${page.name} ${name}`) ? cellOf(loads.get(`${page.name} ${name}`)!) : null);
  return pages.map((page) => ({ page: page.name, path: decodeURI(page.path), program: cell(page, 'program')!, limit: cell(page, 'limit'), alternative: cell(page, 'alternative') }));
}

/** Share of the machine's processors, 0 to 1, that others used while `run` ran; null where the system does not tell. */
export async function disturbance<T>(contestants: Contestant[], run: () => Promise<T>): Promise<{ result: T; others: number | null }> {
  const ours = [process.pid, ...contestants.flatMap(({ pids }) => pids)];
  const [began, machine, own] = [performance.now(), machineSeconds(), processorSeconds(ours)];
  const result = await run();
  const seconds = (performance.now() - began) / 1000;
  if (machine === null) return { result, others: null };
  const others = machineSeconds()! - machine - (processorSeconds(ours) - own);
  return { result, others: Math.max(0, others / (seconds * cpus().length)) };
}
