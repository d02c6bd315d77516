/** The facilitator's page. */
import { type AnyAsk, type Ask, json, page, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { type Column, csvReply } from '#platform/table';
import { z } from 'zod';
import { flowPath } from './address.ts';
import { gatherAlarms } from './alarm.store.ts';
import { firstOf } from './alike-set.ts';
import { listArrivals } from './arrival.store.ts';
import { getAnyConversation } from './conversation.store.ts';
import { type FlowStep, flowSteps, type StepAmount, stepsOf } from './flow.ts';
import type { FlowChoice, FlowFacts } from './flow-facts.ts';
import { listHours, votesPerPerson } from './flow.store.ts';
import { FlowView } from './flow.view.tsx';
import { waitingOf } from './queue.store.ts';
import { numbersOf } from './work.store.ts';

export const flowQuery = z.object({ by: z.enum(flowSteps).optional(), page: z.coerce.number().int().min(1).max(100_000).optional() });

export async function showFlow(ask: Ask<z.output<typeof flowQuery>>): Promise<Reply> {
  const choice: FlowChoice = { by: ask.query.by ?? 'day', page: ask.query.page ?? 1 };
  const facts = await gather(ask, choice.by);
  const { slug } = facts.conversation;
  if (ask.format === 'csv') return csvReply(`flow-${slug}.csv`, columns, facts.steps);
  if (ask.format === 'json') return json(documentOf(facts));
  return page(<FlowView view={ask} facts={facts} choice={choice} now={ask.clock.now()} href={({ format, ...change }) => ask.href(flowHref(slug, { ...choice, ...change }, format))} />);
}

function flowHref(slug: string, { by, page: number }: FlowChoice, format?: string): string {
  return withQuery(flowPath(slug), { by: by === 'day' ? undefined : by, page: number === 1 ? undefined : number, format });
}

async function gather(ask: AnyAsk, by: FlowStep): Promise<FlowFacts> {
  const conversation = await getAnyConversation(ask.db, ask.params.slug!);
  const { id, slug } = conversation;
  ask.telling.subject = `opinion-map ${slug}`;
  const hours = await listHours(ask.db, id);
  const { standing, ...alarms } = await gatherAlarms(ask.db, id);
  const { participants, votes } = await numbersOf(ask.db, id);
  return {
    conversation,
    participants,
    votes,
    steps: hours.length === 0 ? [] : stepsOf(hours, by, conversation, ask.clock.now()),
    arrivals: await listArrivals(ask.db, conversation),
    waiting: await waitingOf(ask.db, id),
    ...alarms,
    perPerson: await votesPerPerson(ask.db, id),
    computed: standing,
  };
}

const columns: Column<StepAmount>[] = [
  { key: 'step', label: 'step', value: ({ step }) => step },
  { key: 'participants', label: 'participants', value: ({ participants }) => participants },
  { key: 'votes', label: 'votes', value: ({ votes }) => votes },
  { key: 'statements', label: 'statements', value: ({ statements }) => statements },
];

function documentOf({ conversation, participants, votes, steps, arrivals, waiting, routing, perPerson, floods, alike, alikeSought, computed }: FlowFacts): object {
  return {
    opinion_map: conversation.slug,
    participants,
    votes,
    series: steps,
    arrivals: arrivals.map(({ key, people }) => ({ key, people })),
    waiting,
    routing: { statements: routing.statements, verdict: routing.verdict, priorities: routing.priorities, histogram: routing.histogram, fewer_than_5_votes: routing.below5, fewer_than_10_votes: routing.below10 },
    votes_per_person: perPerson,
    floods: floods.map(({ hour, networks, participantShare, voteShare, topParticipants, topVotes }) => ({ hour, networks, participants: topParticipants, participant_share: participantShare, votes: topVotes, vote_share: voteShare })),
    alike: alike.map((set) => ({ first: firstOf(set), people: set.people, share: set.share, statements: set.statements, same: set.same, numbers: set.numbers })),
    alike_sought: alikeSought,
    computed: computed && { computed_at: computed.computedAt, whole_at: computed.wholeAt, took_ms: computed.tookMs },
  };
}
