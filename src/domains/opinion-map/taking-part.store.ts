/** One vote with what follows it, for pages, for the page's script and for other sites. */
import { type AnyAsk, Refusal } from '#platform/http';
import type { Conversation } from './conversation.ts';
import { heedVersion } from './known-conversation.store.ts';
import { countNetwork } from './network-hour.store.ts';
import { lotOfCode, nextOf, type Shelf } from './next-statement.ts';
import { findShelf, readShelfVersion } from './next-statement.store.ts';
import { findParticipant, type Participant } from './participant.store.ts';
import type { Hindrance, Position, Voted } from './position.ts';
import type { Asking } from './self.ts';
import { sentence } from './text.ts';
import { castVote } from './vote.store.ts';
import type { VoteValue } from './vote.ts';

/** Casts or takes back a vote and draws what is next, which after a vote taken back is the same statement. */
export async function vote(ask: AnyAsk, conversation: Conversation, { self, lack }: Asking, number: number, value: VoteValue | null): Promise<Voted | { hindrance: Hindrance }> {
  const at = ask.clock.now();
  const cast = await castVote(ask.db, { conversationId: conversation.id, access: conversation.access, self, statement: number, value, at, today: ask.clock.today() });
  heedVersion(ask.site, conversation.slug, cast.conversationVersion);
  if (!cast.open) return { hindrance: 'not-open' };
  if (cast.barred) return { hindrance: 'barred' };
  if (!cast.shown) return { hindrance: 'gone' };
  if (cast.participant === null && lack !== null) return { hindrance: 'invitation' };
  // The code is another conversation's: nothing was written, and nobody is to believe that it was.
  if (cast.participant === null && value !== null) throw new Refusal(422, 'key-unreadable', sentence((words) => words.part.refusal.key));
  const shelf = await findShelf(ask.db, ask.site, conversation.id, cast.version);
  const voted = new Set(cast.voted);
  const lot = cast.participant ?? lotOfCode(self.codeSha256);
  const drawn = nextOf(shelf, conversation.seed, { lot, voted }, value === null ? number : null);
  if (cast.changed) await countNetwork(ask, conversation.id, { votes: 1, participants: cast.joined ? 1 : 0 });
  return { hindrance: null, cast, next: drawn.statement, left: drawn.left, number, on: shelf.byNumber.get(number) ?? null, value, votes: shelf.statements.length - drawn.left };
}

export interface Presence extends Position {
  participant: Participant | null;
  shelf: Shelf;
}

/** Where somebody is: who they are, what is next for them. `wanted`: shown first where it can be. */
export async function findPresence(ask: Pick<AnyAsk, 'db' | 'site'>, conversation: Pick<Conversation, 'id' | 'seed'>, { self }: Asking, wanted: number | null = null): Promise<Presence> {
  const version = await readShelfVersion(ask.db);
  const [participant, shelf] = [await findParticipant(ask.db, conversation.id, self), await findShelf(ask.db, ask.site, conversation.id, version)];
  const voted = new Set(participant?.votes.keys());
  const drawn = nextOf(shelf, conversation.seed, { lot: participant?.number ?? lotOfCode(self.codeSha256), voted }, wanted);
  return { ...drawn, participant, shelf, votes: shelf.statements.length - drawn.left };
}
