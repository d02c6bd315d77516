/** Counts what was tried lately, under keyed hashes. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { Refusal } from '#platform/http';
import { keyed } from '#platform/secret';
import type { Allowance } from './attempt.ts';

/** Counts one more try of `subject`; false where that is more than allowed. A stretch begins with its first try. */
export async function countAttempt(tx: Database, { kind, most, withinMs }: Allowance, subject: string, at: Date): Promise<boolean> {
  const key = await keyed(tx, 'attempt', `${kind} ${subject}`);
  const before = new Date(at.getTime() - withinMs);
  const { rows } = await sql<{ tried: number }>`
    insert into people.attempt (kind, key, began_at, tried) values (${kind}, ${key}, ${at}, 1)
    on conflict (kind, key) do update set
      tried = case when attempt.began_at <= ${before} then 1 else attempt.tried + 1 end,
      began_at = case when attempt.began_at <= ${before} then ${at} else attempt.began_at end
    returning tried`.execute(tx);
  return rows[0]!.tried <= most;
}

/** Counts one more try of the network that asks. @throws Refusal 429 where that is more than allowed. */
export async function limitNetwork(tx: Database, allowance: Allowance, peerKey: string | null, at: Date): Promise<void> {
  if (peerKey === null || (await countAttempt(tx, allowance, peerKey, at))) return;
  const minutes = Math.ceil(allowance.withinMs / 60_000);
  const sentence = { ja: `短い間に何度も試されました。${minutes}分ほどおいてからお試しください。`, en: `This was tried too often in a short time. Please try again in about ${minutes} minutes.` };
  throw new Refusal(429, 'too-many-attempts', sentence, [], { 'retry-after': String(minutes * 60) });
}
