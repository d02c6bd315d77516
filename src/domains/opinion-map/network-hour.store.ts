/**
 * How much comes from one network in an hour, for alarms about floods: never to whom. People behind one address (a school, an office) vote
 * at the same moments, and each count of theirs is one row: new participants and statements are few and written at once; votes are counted in
 * the program and written by every sixteenth, so that those who vote do not wait for each other's commit. What was not written yet is forgotten
 * with the process: an alarm does not hang on sixteen votes.
 */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { AnyAsk } from '#platform/http';
import { withCommit } from '#platform/round-trip';
import { hourOf } from './conversation.ts';

export interface Counted {
  participants?: number;
  votes?: number;
  statements?: number;
}

const votesEach = 16;
const networksMax = 20_000;
/** Votes not written yet, by conversation, hour and network. */
const pending = new Map<string, number>();

/** Counts; the last that a transaction does. Does nothing where the network is not known (in-process). `conversation`: its id. */
export async function countNetwork(ask: Pick<AnyAsk, 'db' | 'safe' | 'clock' | 'peerKey'>, conversation: number, { participants = 0, votes = 0, statements = 0 }: Counted): Promise<void> {
  const peer = await knownPeer(ask);
  if (peer === null) return;
  const hour = hourOf(ask.clock.now());
  const key = `${conversation} ${hour.getTime()} ${peer}`;
  const waiting = (pending.get(key) ?? 0) + votes;
  if (participants + statements === 0 && waiting < votesEach) {
    if (!pending.has(key) && pending.size >= networksMax) pending.delete(pending.keys().next().value!);
    pending.set(key, waiting);
    return;
  }
  pending.delete(key);
  await sql`${withCommit}
    insert into opinion_map.network_hour (conversation_id, network, hour, participants, votes, statements)
    values (${conversation}, ${networkMark(ask, conversation, peer)}, ${hour}, ${participants}, ${waiting}, ${statements})
    on conflict (conversation_id, hour, network) do update set participants = network_hour.participants + excluded.participants,
      votes = network_hour.votes + excluded.votes, statements = network_hour.statements + excluded.statements`.execute(ask.db);
}

/** Statements that came from a network in this hour. */
export async function countStatements(ask: Pick<AnyAsk, 'db' | 'safe' | 'clock' | 'peerKey'>, conversation: number): Promise<number> {
  const peer = await knownPeer(ask);
  if (peer === null) return 0;
  const { rows } = await sql<{ statements: number }>`
    select statements from opinion_map.network_hour
    where conversation_id = ${conversation} and hour = ${hourOf(ask.clock.now())} and network = ${networkMark(ask, conversation, peer)}`.execute(ask.db);
  return rows[0]?.statements ?? 0;
}

const keptMs = 31 * 86_400_000;

/** Hours older than a month go: alarms are about now, and of nobody's network more is kept than they need. */
export async function forgetNetworks(db: Database, at: Date): Promise<void> {
  await sql`delete from opinion_map.network_hour where hour < ${new Date(at.getTime() - keptMs)}`.execute(db);
}

/**
 * The network, where the key under which networks are known was read already; null else. The first reading needs a connection of its own:
 * were it waited for within transactions, as many as there are connections would wait for each other.
 */
async function knownPeer({ peerKey }: Pick<AnyAsk, 'peerKey'>): Promise<string | null> {
  const none = new Promise<null>((done) => setImmediate(() => done(null)));
  return Promise.race([peerKey().catch(() => null), none]);
}

/** Another one in each conversation. All addresses could be tried under a key of the database; the safe's is not in it. */
function networkMark({ safe }: Pick<AnyAsk, 'safe'>, conversation: number, peer: string): Buffer {
  return safe.fingerprint(`opinion-map network ${conversation} ${peer}`);
}
