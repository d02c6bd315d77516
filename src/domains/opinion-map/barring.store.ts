/** Leaving out participants (参加者を計算から外す): their votes leave the mathematics with the next reckoning, and may come back. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { BarringGround } from './moderation.ts';
import { closeCase, type Done, insertEntries } from './moderation.store.ts';
import { holdPeople } from './order-wiping.store.ts';
import type { Statement } from './statement.ts';

export interface Barring {
  conversationId: number;
  /** Of participants; those who are so already are passed over. */
  numbers: readonly number[];
  ground: BarringGround;
  /** Published as it is. */
  reason: string;
  /** Whether what they wrote is refused on the same ground. */
  refuses: boolean;
  actingAs: string;
}

/** Bars them all with one reason and writes each into the log; what was done, by number. */
export async function bar(tx: Database, { conversationId, numbers, ground, reason, refuses, actingAs }: Barring, at: Date): Promise<Done[]> {
  const barred = await mark(tx, conversationId, numbers, at);
  const plain = { ground, reason, mergedInto: null, secondOpinion: false };
  const done: Done[] = barred.map(({ number, votes }) => ({ ...plain, act: 'barred', statement: null, participant: number, votes, before: null }));
  if (refuses && barred.length > 0) {
    const { rows } = await sql<{ number: number; before: Statement['state'] }>`
      with theirs as (select s.number, s.state from opinion_map.statement s where s.conversation_id = ${conversationId} and s.author = any(${barred.map(({ number }) => number)}::integer[]) and s.state <> 'refused' order by s.number for update)
      update opinion_map.statement s set state = 'refused', merged_into = null from theirs where s.conversation_id = ${conversationId} and s.number = theirs.number returning s.number, theirs.state as before`.execute(tx);
    const refused = rows.toSorted((one, other) => one.number - other.number);
    await closeCase(tx, conversationId, refused.map(({ number }) => number), at);
    done.push(...refused.map(({ number, before }): Done => ({ ...plain, act: 'refused', statement: number, participant: null, votes: null, before })));
  }
  await insertEntries(tx, conversationId, done, actingAs, at);
  return done;
}

interface Return extends Pick<Barring, 'conversationId' | 'numbers' | 'reason' | 'actingAs'> {
  /** Numbers of refused statements that come back with them. */
  statements: readonly number[];
}

/** Lets them in again, with these of their statements; the others stay as they are, and are decided on one by one. */
export async function unbar(tx: Database, { conversationId, numbers, statements, reason, actingAs }: Return, at: Date): Promise<Done[]> {
  const done: Done[] = (await mark(tx, conversationId, numbers, null)).map(({ number, votes }) => ({ act: 'unbarred', statement: null, participant: number, ground: null, reason, mergedInto: null, votes, secondOpinion: false, before: null }));
  if (done.length > 0 && statements.length > 0) done.push(...(await bringBack(tx, conversationId, statements, reason)));
  await insertEntries(tx, conversationId, done, actingAs, at);
  return done;
}

/** What was shown is shown again; what nobody had looked at waits again. */
async function bringBack(tx: Database, conversationId: number, statements: readonly number[], reason: string): Promise<Done[]> {
  const { rows } = await sql<{ number: number; state: Statement['state'] }>`
    update opinion_map.statement s set state = case when s.shown_at is null then 'waiting' else 'shown' end
    where s.conversation_id = ${conversationId} and s.number = any(${[...statements]}::integer[]) and s.state = 'refused' returning s.number, s.state`.execute(tx);
  const shown = rows.filter(({ state }) => state === 'shown').toSorted((one, other) => one.number - other.number);
  return shown.map(({ number }) => ({ act: 'shown', statement: number, participant: null, ground: null, reason, mergedInto: null, votes: null, secondOpinion: false, before: 'refused' }));
}

async function mark(tx: Database, conversationId: number, numbers: readonly number[], at: Date | null): Promise<{ number: number; votes: number }[]> {
  await holdPeople(tx, [conversationId]);
  const { rows } = await sql<{ number: number; votes: number }>`
    update opinion_map.participant p set barred_at = ${at}::timestamptz where p.conversation_id = ${conversationId} and p.number = any(${[...numbers]}::integer[]) and (p.barred_at is null) = ${at !== null}
    returning p.number, (select count(*)::int from opinion_map.ballot b where b.conversation_id = p.conversation_id and b.participant = p.number) as votes`.execute(tx);
  return rows.toSorted((one, other) => one.number - other.number);
}
