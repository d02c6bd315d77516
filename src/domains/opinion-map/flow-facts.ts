/** All that the facilitator's page shows. */
import type { Arrival } from './arrival.ts';
import type { Conversation } from './conversation.ts';
import type { FloodAlarm, FlowStep, Quantiles, Routing, StepAmount } from './flow.ts';
import type { AlikeSet } from './maths/reckoning.ts';

export interface FlowFacts {
  conversation: Conversation;
  participants: number;
  /** As the page of staff and the result count them; steps count each vote that came, changes among them. */
  votes: number;
  /** All steps, oldest first. */
  steps: StepAmount[];
  arrivals: Arrival[];
  waiting: { statements: number; asked: number; since: Date | null };
  routing: Routing;
  perPerson: Quantiles | null;
  floods: FloodAlarm[];
  alike: AlikeSet[];
  /** False while there are too few statements for votes to be compared. */
  alikeSought: boolean;
  computed: { computedAt: Date; wholeAt: Date; tookMs: number } | null;
}

export interface FlowChoice {
  by: FlowStep;
  /** 1 for the newest steps. */
  page: number;
}
