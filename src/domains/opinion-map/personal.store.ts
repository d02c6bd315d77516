/**
 * What is kept of a person with an account: where a conversation admits accounts once each, the mark made of theirs leads to their
 * votes and statements; moderators stand beside what they claimed and asked. Of anybody else nothing can be found.
 */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { dayInTokyo } from '#platform/clock';
import type { Database } from '#platform/database';
import type { PersonalData } from '#platform/domain';
import type { Safe } from '#platform/safe';
import { hourOf } from './conversation.ts';
import { holdPeople } from './order-wiping.store.ts';
import { markOf } from './participant.ts';
import { ja } from './text.ja.ts';
import { choiceOf, type VoteValue } from './vote.ts';

interface Found {
  conversationId: number;
  slug: string;
  question: string;
  number: number;
}

export const personalData: PersonalData = {
  async show(db, personId, safe) {
    const words = ja.conversation.personal;
    const found = await listFound(db, personId, safe);
    const shown = [];
    for (const one of found) shown.push({ [words.conversation]: one.question, [words.number]: one.slug, [words.votes]: await listVotes(db, one), [words.statements]: await listOwn(db, one) });
    return { [words.title]: shown, [words.asked]: await listAsked(db, personId) };
  },
  async erase(tx, personId, at, safe) {
    // What was voted stays, of nobody: neither the account nor the code leads to it any longer.
    const all = await listFound(tx, personId, safe);
    await holdPeople(tx, all.map(({ conversationId }) => conversationId));
    for (const found of all) {
      await takeVotesBack(tx, found, at);
      await sql`update opinion_map.participant set mark = null, code_sha256 = ${randomBytes(32)} where conversation_id = ${found.conversationId} and number = ${found.number}`.execute(tx);
    }
    await sql`delete from opinion_map.claim where person_id = ${personId}`.execute(tx);
    await sql`update opinion_map.second_opinion set asked_by = null where asked_by = ${personId}`.execute(tx);
    await sql`update opinion_map.second_opinion set advised_by = null where advised_by = ${personId}`.execute(tx);
  },
};

async function listFound(db: Database, personId: string, safe: Safe): Promise<Found[]> {
  const { rows } = await sql<Omit<Found, 'number'>>`
    select c.id as "conversationId", c.slug, c.question from opinion_map.conversation c where c.access in ('signed-in', 'verified') and c.announced_at is not null order by c.id`.execute(db);
  const marks = rows.map(({ conversationId }) => markOf(safe, conversationId, personId));
  if (marks.length === 0) return [];
  const numbers = await sql<{ conversationId: number; number: number }>`
    select p.conversation_id as "conversationId", p.number from opinion_map.participant p
    join unnest(${rows.map(({ conversationId }) => conversationId)}::integer[], ${marks}::bytea[]) as asked (id, mark) on p.conversation_id = asked.id and p.mark = asked.mark`.execute(db);
  return rows.flatMap((row) => numbers.rows.filter(({ conversationId }) => conversationId === row.conversationId).map(({ number }) => ({ ...row, number })));
}

/** While people vote an account that is erased takes its votes along: whoever made another one would else vote again, as often as they like. */
async function takeVotesBack(tx: Database, { conversationId, number }: Found, at: Date): Promise<void> {
  await sql`
    with gone as (
      delete from opinion_map.ballot b using opinion_map.conversation c
      where b.conversation_id = ${conversationId} and b.participant = ${number} and c.id = b.conversation_id and c.state = 'announced' and ${dayInTokyo(at)}::date <= c.closes_on
      returning b.statement, b.value)
    insert into opinion_map.vote (conversation_id, participant, statement, value, before, cast_at)
    select ${conversationId}, ${number}, gone.statement, null, gone.value, ${hourOf(at)} from gone order by gone.statement`.execute(tx);
}

async function listVotes(db: Database, { conversationId, number }: Found): Promise<object[]> {
  const { rows } = await sql<{ statement: number; text: string; value: VoteValue }>`
    select b.statement, s.text, b.value from opinion_map.ballot b join opinion_map.statement s on s.conversation_id = b.conversation_id and s.number = b.statement
    where b.conversation_id = ${conversationId} and b.participant = ${number} order by b.statement`.execute(db);
  return rows.map(({ value, ...row }) => ({ ...row, choice: choiceOf(value) }));
}

async function listOwn(db: Database, { conversationId, number }: Found): Promise<object[]> {
  const { rows } = await sql<{ number: number; text: string; state: string }>`
    select s.number, s.text, s.state from opinion_map.statement s where s.conversation_id = ${conversationId} and s.author = ${number} order by s.number`.execute(db);
  return rows;
}

async function listAsked(db: Database, personId: string): Promise<object[]> {
  const { rows } = await sql<object>`
    select o.statement, o.question, o.asked_at as "askedAt", o.advice, o.advised_at as "advisedAt" from opinion_map.second_opinion o where o.asked_by = ${personId} or o.advised_by = ${personId} order by o.id`.execute(db);
  return rows;
}
