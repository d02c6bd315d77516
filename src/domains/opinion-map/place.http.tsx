/** Somebody's own place, computed anew each time from their own votes. Nothing of it is kept, and nobody else is shown it. */
import { page, type Ask, type Reply } from '#platform/http';
import { listArrivals } from './arrival.store.ts';
import { isOpenAt, stageOn } from './conversation.ts';
import { getConversation } from './conversation.store.ts';
import { findingsOf } from './finding.ts';
import { newKey } from './participant.ts';
import { findParticipant } from './participant.store.ts';
import { ownPlace } from './place.ts';
import { NoPlaceView, PlaceView } from './place.view.tsx';
import { askingOf, keyOf } from './self.ts';
import { readResult } from './shown-result.store.ts';
import { findPlaces } from './standing.store.ts';

export async function showPlace(ask: Ask): Promise<Reply> {
  const conversation = await getConversation(ask.db, ask.params.slug!);
  const stage = stageOn(conversation, ask.clock.today());
  const { standing, lines } = await readResult(ask.db, conversation, ask.clock.now());
  if (standing === null) return page(<NoPlaceView view={ask} conversation={conversation} stage={stage} why="no-result" />);
  const { self } = askingOf(ask, conversation, keyOf(ask, conversation) ?? newKey('page'));
  const participant = await findParticipant(ask.db, conversation.id, self);
  if (participant === null || participant.barred) return page(<NoPlaceView view={ask} conversation={conversation} stage={stage} why={participant === null ? 'unknown' : 'barred'} />);
  const { figures } = standing;
  const own = ownPlace(figures, findingsOf(figures, lines), lines, participant.votes);
  const places = own.group === null ? null : await findPlaces(ask.db, conversation.id);
  const arrivals = await listArrivals(ask.db, conversation);
  return page(<PlaceView view={ask} conversation={conversation} figures={figures} own={own} votes={participant.votes} places={places} arrivals={arrivals} isOpen={isOpenAt(conversation, ask.clock.now())} />);
}
