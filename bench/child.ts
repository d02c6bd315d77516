/** Programs that the bench starts beside itself, each with a port of its own on 127.0.0.1 and an orderly end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface Child {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts a server and waits until it answers 200 at `path`. */
export async function startServer(words: string[], port: number, path: string, env: Record<string, string> = {}, patienceMs = 120_000): Promise<Child> {
  const child = spawn(words[0]!, words.slice(1), { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } });
  let said = '';
  child.stderr!.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  const url = `http://127.0.0.1:${port}`;
  for (const until = Date.now() + patienceMs; ; await pause(50)) {
    if (child.exitCode !== null) throw new Error(`${words.join(' ')} ended with ${child.exitCode}: ${said}`);
    if (await fetch(url + path).then((answer) => answer.ok, () => false)) break;
    if (Date.now() > until) throw new Error(`${words.join(' ')} does not answer at ${url}${path}: ${said}`);
  }
  return { url, pid: child.pid!, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Runs a program to its end. @throws Error with what it said when it fails */
export async function runToEnd(words: string[], env: Record<string, string> = {}): Promise<{ stdout: string; milliseconds: number }> {
  const begin = performance.now();
  const child = spawn(words[0]!, words.slice(1), { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${Buffer.concat(err)}`);
  return { stdout: Buffer.concat(out).toString(), milliseconds: performance.now() - begin };
}

/** Resident memory of a process in MB, now and at most; null where the system does not tell (only Linux does). */
export function residentMb(pid: number): { now: number; most: number } | null {
  if (!existsSync(`/proc/${pid}/status`)) return null;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name: string) => Math.round((Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) * 1024) / 1e6);
  return { now: of('VmRSS'), most: of('VmHWM') };
}

interface Process {
  parent: number;
  seconds: number;
}

/** Linux tells processor time in hundredths of a second. */
function processes(): Map<number, Process> {
  const found = new Map<number, Process>();
  for (const name of existsSync('/proc') ? readdirSync('/proc').filter((one) => /^\d+$/.test(one)) : []) {
    try {
      // The name in brackets may hold anything.
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
      found.set(Number(name), { parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / 100 });
    } catch {
      // It ended meanwhile.
    }
  }
  return found;
}

/** Processor seconds that these processes and all they started have used so far; 0 where the system does not tell. */
export function processorSeconds(pids: number[]): number {
  const all = processes();
  const wanted = new Set(pids);
  // Numbers of processes may begin anew, so a child can come before its parent.
  for (let before = -1; before !== wanted.size; ) {
    before = wanted.size;
    for (const [pid, { parent }] of all) if (wanted.has(parent)) wanted.add(pid);
  }
  return [...wanted].reduce((sum, pid) => sum + (all.get(pid)?.seconds ?? 0), 0);
}

/** Processor seconds that everything on the machine has used so far, and those the host took away; null where the system does not tell. */
export function machineSeconds(): number | null {
  if (!existsSync('/proc/stat')) return null;
  const [user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.split(/\s+/).slice(1).map(Number);
  return (user! + nice! + system! + irq! + softirq! + steal!) / 100;
}
