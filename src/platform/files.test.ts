import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFiles, type Files } from './files.ts';
import { Refusal } from './http.ts';

let folder: string;
let files: Files;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hiraku-files-'));
  files = openFiles(join(folder, 'files'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = new TextEncoder();
const stored = (): string[] => readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));

test('a file is found again by the hash of its bytes', async () => {
  const bytes = text.encode('第3次実施計画');
  const kept = await files.put(bytes);
  expect(kept).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length });
  expect(Buffer.from((await files.get(kept.sha256))!).toString()).toBe('第3次実施計画');
});

test('an empty file is a file too', async () => {
  const { sha256 } = await files.put(new Uint8Array());
  expect(await files.get(sha256)).toHaveLength(0);
});

test('the same file stored many times at once is on the disk once, readable by the program alone', async () => {
  const bytes = randomBytes(100_000);
  const kept = await Promise.all(Array.from({ length: 10 }, () => files.put(bytes)));
  expect(new Set(kept.map(({ sha256 }) => sha256)).size).toBe(1);
  expect(stored()).toHaveLength(1);
  expect(statSync(stored()[0]!).mode & 0o777).toBe(0o600);
});

test.each(['', '../../etc/passwd', 'a'.repeat(64), 'A'.repeat(64), `${'0'.repeat(64)}/..`])('asking for %j finds nothing', async (name) => {
  expect(await files.get(name)).toBeNull();
});

test('a file whose bytes changed on the disk is never handed out, and storing it again repairs a cut one', async () => {
  const bytes = text.encode('事業費 5億6,900万円');
  const { sha256 } = await files.put(bytes);
  writeFileSync(stored()[0]!, bytes.slice(0, 4));
  await expect(files.get(sha256)).rejects.toThrow('damaged');
  await files.put(bytes);
  expect(await files.get(sha256)).toEqual(Buffer.from(bytes));
});

test.runIf(process.geteuid?.() === 0)('on a full disk the person is told, nothing half stays, and small files still go in', async ({ skip }) => {
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status !== 0) skip('this machine lets no test mount a small disk');
  try {
    const problem = await files.put(randomBytes(2_000_000)).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Refusal);
    expect(problem).toMatchObject({ status: 507, kind: 'storage-full' });
    expect(stored()).toEqual([]);
    const { sha256 } = await files.put(text.encode('小さい'));
    expect(await files.get(sha256)).not.toBeNull();
  } finally {
    spawnSync('umount', [folder]);
  }
});
