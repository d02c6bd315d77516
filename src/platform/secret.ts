/** Keys that all processes of one installation share; made at first use, kept in the database. */
import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** 32 random bytes under a name, made by whichever process asks first. */
export async function sharedSecret(db: Database, name: string): Promise<Buffer> {
  const known = await sql<{ bytes: Buffer }>`select bytes from platform.secret where name = ${name}`.execute(db);
  if (known.rows[0]) return known.rows[0].bytes;
  await sql`insert into platform.secret (name, bytes) values (${name}, ${randomBytes(32)}) on conflict do nothing`.execute(db);
  const { rows } = await sql<{ bytes: Buffer }>`select bytes from platform.secret where name = ${name}`.execute(db);
  return rows[0]!.bytes;
}

/** A shared key that is read once and kept: for what is asked on every request, maybe while the asker's transaction holds a connection. */
export function sharedKey(db: Database, name: string): () => Promise<Buffer> {
  let key: Promise<Buffer> | null = null;
  return () =>
    (key ??= sharedSecret(db, name).catch((error: unknown) => {
      key = null;
      throw error;
    }));
}

/** HMAC-SHA-256 of a text under a key, base64url. */
export function keyedWith(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** HMAC-SHA-256 of a text under a shared key, base64url: the same text is recognised again, and nobody without the key can try texts. */
export async function keyed(db: Database, name: string, text: string): Promise<string> {
  return keyedWith(await sharedSecret(db, name), text);
}
