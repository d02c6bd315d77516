/**
 * Files kept by their content: a file's name is the SHA-256 of its bytes, so it is never overwritten and storing it
 * twice costs nothing. What `put` has acknowledged is on the disk: written aside, synced, then renamed.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './database.ts';
import { Refusal } from './http.ts';

export interface Files {
  /** Stores the bytes; `sha256` is lower-case hex. Refuses with 507 when the disk is full. */
  put(bytes: Uint8Array): Promise<{ sha256: string; bytes: number }>;
  /** The bytes, or null when none of that hash are stored; throws when what is stored no longer has that hash. */
  get(sha256: string): Promise<Uint8Array | null>;
}

export function openFiles(folder: string): Files {
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2));
  return {
    async put(bytes) {
      const sha256 = hashOf(bytes);
      if (await isWhole(place(sha256), bytes.length)) return { sha256, bytes: bytes.length };
      try {
        await write(folder, sha256.slice(0, 2), sha256.slice(2), bytes);
      } catch (error) {
        throw isFull(error) ? storageFull() : error;
      }
      return { sha256, bytes: bytes.length };
    },
    async get(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
      const bytes = await readFile(place(sha256)).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return null;
        throw error;
      });
      if (bytes && hashOf(bytes) !== sha256) throw new Error(`the stored file ${sha256} is damaged: its bytes have another hash`);
      return bytes;
    },
  };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function isWhole(path: string, size: number): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.size === size;
}

async function write(folder: string, shelf: string, name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(folder, 'incoming'), { recursive: true, mode: 0o700 });
  await mkdir(join(folder, shelf), { recursive: true, mode: 0o700 });
  const aside = join(folder, 'incoming', randomUUID());
  try {
    const file = await open(aside, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, join(folder, shelf, name));
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  // The rename, and the shelf itself where it is new, are entries of folders: they too must reach the disk.
  await syncFolder(join(folder, shelf));
  await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Disk full, quota used up, or file size limit of the process. */
function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error) ?? '');
}

function storageFull(): Refusal {
  return new Refusal(507, 'storage-full', {
    ja: 'ファイルを保存する場所に空きがありません。何も保存していません。管理者にお知らせください。',
    en: 'There is no room left to store the file. Nothing was stored. Please tell the administrator.',
  });
}
