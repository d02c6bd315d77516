/** A department's part of a draft on its way: written, submitted by the department, approved by its head, accepted by planning. */

import type { Department } from '#domains/book';

export const submissionStates = ['writing', 'submitted', 'approved', 'accepted'] as const;
export type SubmissionState = (typeof submissionStates)[number];

export const steps = ['submit', 'withdraw', 'approve', 'accept', 'hand-in', 'send-back'] as const;
export type Step = (typeof steps)[number];

/** What somebody is to the part. `alone`: nobody in the city's tree answers for the department, so planning does all of it. */
export interface Standing {
  member: boolean;
  head: boolean;
  planning: boolean;
  alone: boolean;
}

type PartAct = 'submitted' | 'withdrawn' | 'approved' | 'accepted' | 'sent-back';

interface Way {
  from: SubmissionState[];
  to: SubmissionState;
  /** Words of what was done; a reason belongs to the first. */
  acts: (from: SubmissionState) => PartAct[];
  needsReason: boolean;
  /** True where the part goes on, so that every row of it has to be in order. */
  onward: boolean;
  may: (who: Standing, from: SubmissionState) => boolean;
}

export const ways: Record<Step, Way> = {
  submit: { from: ['writing'], to: 'submitted', acts: () => ['submitted'], needsReason: false, onward: true, may: (who) => who.member || who.head || (who.planning && who.alone) },
  withdraw: { from: ['submitted'], to: 'writing', acts: () => ['withdrawn'], needsReason: false, onward: false, may: (who) => who.member || who.head || (who.planning && who.alone) },
  approve: { from: ['submitted'], to: 'approved', acts: () => ['approved'], needsReason: false, onward: true, may: (who) => who.head || (who.planning && who.alone) },
  accept: { from: ['approved'], to: 'accepted', acts: () => ['accepted'], needsReason: false, onward: true, may: (who) => who.planning },
  // Planning cannot wait for ever for a department that does not come to it: it does what is still to be done there, and says why.
  'hand-in': {
    from: ['writing', 'submitted'],
    to: 'accepted',
    acts: (from) => [from === 'writing' ? 'submitted' : 'approved', 'accepted'],
    needsReason: true,
    onward: true,
    may: (who) => who.planning && !who.alone,
  },
  'send-back': {
    from: ['submitted', 'approved', 'accepted'],
    to: 'writing',
    acts: () => ['sent-back'],
    needsReason: true,
    onward: false,
    // What the head has approved is planning's to send back.
    may: (who, from) => (from === 'submitted' ? who.head || who.planning : who.planning),
  },
};

/** What this person may do with the part now. */
export function stepsOpen(state: SubmissionState, who: Standing): Step[] {
  return steps.filter((step) => ways[step].from.includes(state) && ways[step].may(who, state));
}

/** While a part is being written its members write; what is submitted only its head does; planning until it is published. */
export function mayWrite(state: SubmissionState, who: Standing): boolean {
  if (who.planning) return true;
  if (state === 'writing') return who.member || who.head;
  return state === 'submitted' && who.head;
}

/** A department's part of a draft. */
export interface DraftPart {
  department: Department | null;
  state: SubmissionState;
  rows: number;
}
