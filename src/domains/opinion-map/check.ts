/** Whether a draft may be announced: each requirement with a sentence that says what is missing, where it is mended and how. */
import { departmentText } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { Sentence } from '#platform/http';
import type { Conversation } from './conversation.ts';
import { sentence } from './text.ts';

export const checkKeys = ['background', 'answered', 'moderated', 'contact', 'period', 'access', 'rules', 'seeds'] as const;
export type CheckKey = (typeof checkKeys)[number];

/** Fewer give nobody a choice. */
export const seedsLeast = 3;

export interface Check {
  key: CheckKey;
  ok: boolean;
  sentence: Sentence;
}

export interface Checked {
  draft: Pick<Conversation, 'background' | 'department' | 'contact' | 'rules' | 'opensOn' | 'closesOn' | 'access'>;
  today: PlainDate;
  seeds: number;
  /** Invitations that nobody has used. */
  invitations: number;
  /** Whether a department of the city answers for the name. */
  answered: boolean;
  /** Whether somebody of it may look at statements. */
  moderated: boolean;
  /** Whether a provider of identities for residents is there. */
  verifies: boolean;
}

/** In the order of the form. */
export function checksOf(checked: Checked): Check[] {
  const { draft, answered, moderated, seeds } = checked;
  const written = (key: 'background' | 'contact' | 'rules'): Check => ({ key, ok: draft[key] !== '', sentence: sentence((words) => words.work.check[key][draft[key] === '' ? 'wrong' : 'right']) });
  return [
    written('background'),
    { key: 'answered', ok: answered, sentence: sentence((words) => words.work.check.answered[answered ? 'right' : 'wrong']) },
    { key: 'moderated', ok: moderated, sentence: sentence((words) => words.work.check.moderated[moderated ? 'right' : 'wrong'](departmentText(draft.department))) },
    written('contact'),
    periodCheck(checked),
    accessCheck(checked),
    written('rules'),
    { key: 'seeds', ok: seeds >= seedsLeast, sentence: sentence((words) => (seeds >= seedsLeast ? words.work.check.seeds.right(seeds) : words.work.check.seeds.wrong(seeds, seedsLeast))) },
  ];
}

function periodCheck({ draft: { opensOn, closesOn }, today }: Checked): Check {
  if (opensOn === null || closesOn === null) return { key: 'period', ok: false, sentence: sentence((words) => words.work.check.period.wrong) };
  if (opensOn < today) return { key: 'period', ok: false, sentence: sentence((words) => words.work.check.period.late(opensOn, today)) };
  return { key: 'period', ok: true, sentence: sentence((words) => words.work.check.period.right(opensOn, closesOn)) };
}

function accessCheck({ draft: { access }, invitations, verifies }: Checked): Check {
  if (access === 'verified' && !verifies) return { key: 'access', ok: false, sentence: sentence((words) => words.work.check.access.verified) };
  if (access === 'code') return { key: 'access', ok: invitations > 0, sentence: sentence((words) => (invitations > 0 ? words.work.check.access.invited(invitations) : words.work.check.access.code)) };
  return { key: 'access', ok: true, sentence: sentence((words) => words.work.check.access.right) };
}

export function mayAnnounce(checks: readonly Check[]): boolean {
  return checks.every(({ ok }) => ok);
}
