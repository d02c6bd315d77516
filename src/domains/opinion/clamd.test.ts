import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { eicar, openScanner, type StandIn } from '#fixtures/opinion/clamd';
import { scan } from './clamd.ts';

let scanner: StandIn | null = null;
afterEach(() => scanner?.close());

it('takes a file for clean only on the scanner’s own word', async () => {
  scanner = await openScanner();
  const bytes = Buffer.alloc(300_000, 'あ');
  expect(await scan(scanner.place, bytes)).toEqual({ kind: 'clean' });
  expect(scanner.seen[0]!.equals(bytes)).toBe(true);
});

it('names what the scanner found', async () => {
  scanner = await openScanner();
  expect(await scan(scanner.place, Buffer.from(`x${eicar}`))).toEqual({ kind: 'found', what: 'Eicar-Test-Signature' });
});

it.each(['busy', 'half', 'broken'] as const)('does not take a file for clean when the scanner is %s', async (mood) => {
  scanner = await openScanner();
  scanner.mood = mood;
  expect(await scan(scanner.place, Buffer.from('text'))).toMatchObject({ kind: 'unreachable' });
});

it('waits no longer than it may for an answer', async () => {
  scanner = await openScanner();
  scanner.mood = 'deaf';
  expect(await scan(scanner.place, Buffer.from('text'), 50)).toEqual({ kind: 'unreachable', why: 'timeout' });
});

it('says that nobody listens', async () => {
  // A port that was free a moment ago may be another process's by now; nobody takes the first one.
  expect(await scan({ host: '127.0.0.1', port: 1 }, Buffer.from('text'))).toEqual({ kind: 'unreachable', why: 'ECONNREFUSED' });
});

it('speaks over a socket of the machine too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hiraku-clamd-'));
  const path = join(folder, 'clamd.sock');
  scanner = await openScanner({ path });
  expect(await scan({ path }, Buffer.from('text'))).toEqual({ kind: 'clean' });
  rmSync(folder, { recursive: true });
});
