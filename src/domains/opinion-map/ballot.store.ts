/**
 * The votes of a conversation for computing: all of them as one compact matrix, or those that came since.
 *
 * What a reading knows is fixed by a horizon: votes of transactions before the oldest that was still open. Those have all ended, so no
 * vote can come to be before a horizon later on, and none is missed or counted twice by going from one to the next.
 */
import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { inTransaction, type Database } from '#platform/database';
import { prepared } from '#platform/round-trip';
import type { Ballots, StatementMark } from './maths/ballots.ts';

/** What decides a computation besides the votes. */
export interface Marked {
  /** Of every statement that was ever shown, by number. */
  marks: StatementMark[];
  marksDigest: string;
  /** Digest of what moderation decided. */
  moderated: string;
  /** Numbers of the people whose votes are left out. */
  barred: number[];
}

/** Everything that a whole computation starts from, as one snapshot shows it; `ballots.statements` are those of `marks`. */
export interface BallotsRead extends Marked {
  ballots: Ballots;
  horizon: string;
  home: string;
}

/** What a person's vote on a statement was at one horizon and is at the next; null: none. */
export interface VoteMove {
  participant: number;
  statement: number;
  before: number | null;
  value: number | null;
}

/** The votes whose numbers of transactions mean something: after a restore they are others, also where tables of the same name were made anew in the same database. */
export const home = sql<string>`((select system_identifier from pg_control_system()) || '/' || (select oid from pg_database where datname = current_database()) || '/' || 'opinion_map.vote'::regclass::oid)`;

/** The oldest transaction that is open in this database, else the next: a snapshot knows those of other databases of the server too, and of the server's own cleaning, which must not hold votes back. */
export const openFrom = sql<string>`coalesce(
  (select min(open::text::numeric) from pg_snapshot_xip(pg_current_snapshot()) open
    where not exists (select from pg_stat_activity a where a.backend_xid = open::xid and (a.datname <> current_database() or a.backend_type = 'autovacuum worker'))),
  pg_snapshot_xmax(pg_current_snapshot())::text::numeric)::text`;

const digest = (text: RawBuilder<string>): RawBuilder<string> => sql<string>`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

/** Of a conversation `c`: who is barred, and which of its statements form nothing. A change makes every earlier computation wrong. */
export const moderationDigest = digest(sql`
  coalesce((select string_agg(p.number::text, ',' order by p.number) from opinion_map.participant p where p.conversation_id = c.id and p.barred_at is not null), '') || ';' ||
  coalesce((select string_agg(s.number || case when s.state = 'shown' then 'meta' else '' end, ',' order by s.number)
    from opinion_map.statement s where s.conversation_id = c.id and s.shown_at is not null and (s.meta or s.state <> 'shown')), '')`);

/** Of a conversation `c`: its statements with their marks, `1,2meta,3hidden`. */
export const marksText = sql<string>`
  coalesce((select string_agg(s.number || case when s.state = 'shown' then '' else 'hidden' end || case when s.meta then 'meta' else '' end, ',' order by s.number)
    from opinion_map.statement s where s.conversation_id = c.id and s.shown_at is not null), '')`;

export const marksDigest = digest(marksText);

/** What `marksText` says, with the same digest. */
export function marksOf(words: string): Pick<Marked, 'marks' | 'marksDigest'> {
  const marks = words === '' ? [] : words.split(',').map((word) => ({ number: Number.parseInt(word, 10), meta: word.endsWith('meta'), shown: !word.includes('hidden') }));
  return { marks, marksDigest: createHash('sha256').update(words).digest('hex') };
}

/** Everybody who takes part, whether their votes count or not. */
export async function countPeople(db: Database, conversationId: number): Promise<number> {
  const { rows } = await sql<{ people: number }>`${prepared} select count(*)::integer as people from opinion_map.participant where conversation_id = ${conversationId}`.execute(db);
  return rows[0]!.people;
}

/**
 * Reads all votes that count, of people in the order of their numbers. Memory: five bytes a vote, and one page.
 * `everything`: whatever is there, not only what stands before a horizon; nothing can follow such a reading.
 */
export function readBallots(db: Database, conversationId: number, { everything = false } = {}): Promise<BallotsRead> {
  return inTransaction(
    db,
    async (tx) => {
      const place = everything ? await endOf(tx) : await horizonOf(tx, conversationId);
      const marked = await findMarked(tx, conversationId);
      const ballots = await readPages(tx, conversationId, { horizon: place.horizon, barred: marked.barred, statements: Int32Array.from(marked.marks, ({ number }) => number) });
      return { ballots, ...marked, ...place };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

async function findMarked(tx: Database, conversationId: number): Promise<Marked> {
  const { rows } = await sql<Pick<Marked, 'moderated' | 'barred'> & { words: string }>`${prepared}
    select ${moderationDigest} as moderated, ${marksText} as words,
      array(select p.number from opinion_map.participant p where p.conversation_id = c.id and p.barred_at is not null order by p.number) as barred
    from opinion_map.conversation c where c.id = ${conversationId}`.execute(tx);
  const { words, ...decided } = rows[0]!;
  return { ...marksOf(words), ...decided };
}

/** The newest horizon. A vote may have the older transaction of two on the same statement: then both stay behind it. */
async function horizonOf(tx: Database, conversationId: number): Promise<{ horizon: string; home: string }> {
  const { rows } = await sql<{ horizon: string; home: string }>`${prepared} select ${openFrom} as horizon, ${home} as home`.execute(tx);
  let { horizon } = rows[0]!;
  for (;;) {
    const { rows: crossed } = await sql<{ least: string | null }>`${prepared} select ${leastCrossed(conversationId, horizon)} as least`.execute(tx);
    const { least } = crossed[0]!;
    if (least === null) return { horizon, home: rows[0]!.home };
    horizon = least;
  }
}

/** Null where both votes of no pair are on two sides of the horizon in the wrong order. */
function leastCrossed(conversationId: number, horizon: string): RawBuilder<string | null> {
  return sql`(select min(known.transaction::text::numeric)::text from opinion_map.vote late
    join opinion_map.vote known using (conversation_id, participant, statement)
    where late.conversation_id = ${conversationId} and late.transaction >= ${horizon}::xid8 and known.transaction < ${horizon}::xid8 and known.id > late.id)`;
}

/** Where no vote is that the snapshot shows. */
async function endOf(tx: Database): Promise<{ horizon: string; home: string }> {
  const { rows } = await sql<{ horizon: string; home: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as horizon, ${home} as home`.execute(tx);
  return rows[0]!;
}

export interface Moves {
  /** Up to where they go: `to`, or before it where two votes are to stay together. */
  horizon: string;
  /** Every pair of person and statement with a vote since, in no order; `before` and `value` are the same where it came back. */
  moves: VoteMove[];
  /** How many more people have a vote at the later horizon than at the earlier, `barred` ones aside. */
  newcomers: number;
}

/** Votes from one horizon to a later one, in one statement: while people vote it is asked every other second. */
export async function listMoves(tx: Database, conversationId: number, { from, to, barred }: { from: string; to: string; barred: readonly number[] }): Promise<Moves> {
  for (let until = later(from, to); ; ) {
    const { rows } = await sql<{ least: string | null; moves: Buffer | null; newcomers: number }>`${prepared} with
      moved as (
        select participant, statement, (array_agg(before order by id))[1] as before, (array_agg(value order by id desc))[1] as value
        from opinion_map.vote where conversation_id = ${conversationId} and transaction >= ${from}::xid8 and transaction < ${until}::xid8
        group by participant, statement),
      grown as (
        select participant, sum(num_nonnulls(value) - num_nonnulls(before)) as more from moved
        where participant <> all(${barred}::integer[]) group by participant having sum(num_nonnulls(value) - num_nonnulls(before)) <> 0),
      counted as (
        select more, (select count(*) from opinion_map.ballot b where b.conversation_id = ${conversationId} and b.participant = grown.participant)
          - (select coalesce(sum(num_nonnulls(v.value) - num_nonnulls(v.before)), 0) from opinion_map.vote v
             where v.conversation_id = ${conversationId} and v.transaction >= ${until}::xid8 and v.participant = grown.participant) as votes
        from grown)
      select ${leastCrossed(conversationId, until)} as least,
        (select string_agg(int4send(participant) || int4send(statement * 16 + coalesce(before + 1, 3) * 4 + coalesce(value + 1, 3)), ''::bytea) from moved) as moves,
        (select coalesce(sum((votes > 0)::integer - (votes - more > 0)::integer), 0)::integer from counted) as newcomers`.execute(tx);
    const { least, moves, newcomers } = rows[0]!;
    const next = least === null ? until : later(from, least);
    if (next === until) return { horizon: until, moves: movesOf(moves ?? Buffer.alloc(0)), newcomers };
    until = next;
  }
}

function later(one: string, other: string): string {
  return BigInt(other) > BigInt(one) ? other : one;
}

function movesOf(bytes: Buffer): VoteMove[] {
  const valueOf = (bits: number): number | null => (bits === 3 ? null : bits - 1);
  return Array.from({ length: bytes.length / 8 }, (_, at) => {
    const packed = bytes.readInt32BE(8 * at + 4);
    return { participant: bytes.readInt32BE(8 * at), statement: packed >> 4, before: valueOf((packed >> 2) & 3), value: valueOf(packed & 3) };
  });
}

const peopleAPage = 2_000;

async function readPages(tx: Database, conversationId: number, { horizon, barred, statements }: { horizon: string; barred: number[]; statements: Int32Array }): Promise<Ballots> {
  const { rows: ends } = await sql<{ number: number }>`
    select number from (select number, row_number() over (order by number) as place from opinion_map.participant where conversation_id = ${conversationId}) numbered
    where place % ${peopleAPage}::integer = 0 order by number`.execute(tx);
  const matrix = growingMatrix(statements);
  let after = 0;
  for (const until of [...ends.map(({ number }) => number), 2_147_483_647]) {
    // Four bytes a vote instead of a row: two million take seconds and little memory. Votes behind the horizon are turned back.
    const { rows } = await sql<{ participant: number; votes: Buffer }>`
      with late as (
        select distinct on (participant, statement) participant, statement, before from opinion_map.vote
        where conversation_id = ${conversationId} and transaction >= ${horizon}::xid8 order by participant, statement, id),
      known as (
        select participant, statement, value from opinion_map.ballot b
        where conversation_id = ${conversationId} and participant > ${after} and participant <= ${until}
          and not exists (select from late where late.participant = b.participant and late.statement = b.statement)
        union all
        select participant, statement, before from late where before is not null and participant > ${after} and participant <= ${until})
      select participant, string_agg(int4send(statement * 4 + value + 1), ''::bytea order by statement) as votes
      from known where participant <> all(${barred}::integer[]) group by participant order by participant`.execute(tx);
    for (const { participant, votes } of rows) matrix.add(participant, votes);
    after = until;
  }
  return matrix.ballots();
}

function growingMatrix(statements: Int32Array): { add(participant: number, votes: Buffer): void; ballots(): Ballots } {
  const columnOf = new Map(Array.from(statements, (number, index) => [number, index]));
  const [people, rowStart] = [[] as number[], [0]];
  let [column, value] = [new Int32Array(1 << 12), new Int8Array(1 << 12)];
  let size = 0;
  const reserve = (more: number): void => {
    if (size + more <= value.length) return;
    const length = Math.max(size + more, 2 * value.length);
    const [columns, values] = [new Int32Array(length), new Int8Array(length)];
    columns.set(column);
    values.set(value);
    [column, value] = [columns, values];
  };
  return {
    add(participant, votes) {
      const before = size;
      reserve(votes.length / 4);
      for (let at = 0; at < votes.length; at += 4) {
        const packed = votes.readInt32BE(at);
        // A vote on a statement that waits for a moderator counts once it is shown.
        const index = columnOf.get(packed >> 2);
        if (index === undefined) continue;
        column[size] = index;
        value[size] = (packed & 3) - 1;
        size += 1;
      }
      if (size === before) return;
      people.push(participant);
      rowStart.push(size);
    },
    ballots: () => ({ people: Int32Array.from(people), statements, rowStart: Int32Array.from(rowStart), column: column.slice(0, size), value: value.slice(0, size) }),
  };
}
