import { describe, expect, it } from 'vitest';
import { mayWrite, type Standing, steps, stepsOpen, submissionStates } from './draft-submission.ts';

const nobody: Standing = { member: false, head: false, planning: false, alone: false };
const people: Record<string, Standing> = {
  'a stranger': nobody,
  'a member': { ...nobody, member: true },
  'the head': { ...nobody, head: true },
  planning: { ...nobody, planning: true },
  'planning for a department that nobody answers for': { ...nobody, planning: true, alone: true },
};

describe('a department’s part of a draft', () => {
  it('may be moved by these people in these states, and in no other way', () => {
    const table = Object.entries(people).flatMap(([who, standing]) => submissionStates.map((state) => `${who} | ${state} | ${stepsOpen(state, standing).join(', ')} | ${mayWrite(state, standing) ? 'writes' : ''}`));
    expect(table).toEqual([
      'a stranger | writing |  | ',
      'a stranger | submitted |  | ',
      'a stranger | approved |  | ',
      'a stranger | accepted |  | ',
      'a member | writing | submit | writes',
      'a member | submitted | withdraw | ',
      'a member | approved |  | ',
      'a member | accepted |  | ',
      'the head | writing | submit | writes',
      'the head | submitted | withdraw, approve, send-back | writes',
      'the head | approved |  | ',
      'the head | accepted |  | ',
      'planning | writing | hand-in | writes',
      'planning | submitted | hand-in, send-back | writes',
      'planning | approved | accept, send-back | writes',
      'planning | accepted | send-back | writes',
      'planning for a department that nobody answers for | writing | submit | writes',
      'planning for a department that nobody answers for | submitted | withdraw, approve, send-back | writes',
      'planning for a department that nobody answers for | approved | accept, send-back | writes',
      'planning for a department that nobody answers for | accepted | send-back | writes',
    ]);
    expect(steps).toHaveLength(6);
  });
});
