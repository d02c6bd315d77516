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

/** HMAC-SHA-256 of a text under a shared key, base64url: the same text is recognised again, and nobody without the key can try texts. */
export async function keyed(db: Database, name: string, text: string): Promise<string> {
  return createHmac('sha256', await sharedSecret(db, name)).update(text).digest('base64url');
}
