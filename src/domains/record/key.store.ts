/** Keeps the keys of the logs: private halves in the environment or a file, public halves in the database. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import type { LogKeyPlace } from '#platform/config';
import { codeOf, type Database } from '#platform/database';
import { newSeed, overlapMs, parseSeeds, type Signer, signerOf } from './key.ts';
import type { Log } from './log.ts';

/** The private keys, newest first; one is made where none is given and the file is not there. */
export async function readSeeds({ given, file }: LogKeyPlace): Promise<string[]> {
  if (given !== null) return parseSeeds(given);
  const kept = await readKept(file);
  if (kept !== null) return kept;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // Two programs may begin at once: one file is made, both read it.
  await writeFile(file, `${newSeed()}\n`, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  return (await readKept(file))!;
}

async function readKept(file: string): Promise<string[] | null> {
  try {
    return parseSeeds(await readFile(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

export interface KnownKey {
  verifier: string;
  beganAt: Date;
  /** Until when it signs; null for the newest. */
  untilAt: Date | null;
}

/** Public keys of a log, newest first. */
export async function listKeys(db: Database, log: Log): Promise<KnownKey[]> {
  const { rows } = await sql<{ verifier: string; beganAt: Date; nextAt: Date | null }>`
    select verifier, began_at as "beganAt", lead(began_at) over (order by began_at, verifier) as "nextAt"
    from record.signing_key where log = ${log} order by began_at desc, verifier desc`.execute(db);
  return rows.map(({ verifier, beganAt, nextAt }) => ({ verifier, beganAt, untilAt: nextAt && new Date(nextAt.getTime() + overlapMs) }));
}

/** The keys that sign at an instant: the newest, and those before it while they overlap. Notes the public half of a new one. */
export async function signersAt(tx: Database, log: Log, name: string, seeds: readonly string[], at: Date): Promise<Signer[]> {
  const signers = seeds.map((seed) => signerOf(seed, name));
  // Oldest first, so that a first start with several keys keeps their order.
  for (const { verifier } of signers.toReversed()) await sql`insert into record.signing_key (log, verifier, began_at) values (${log}, ${verifier}, ${at}) on conflict do nothing`.execute(tx);
  const keys = await listKeys(tx, log);
  return signers.filter(({ verifier }, index) => index === 0 || (keys.find((key) => key.verifier === verifier)?.untilAt?.getTime() ?? 0) > at.getTime());
}
