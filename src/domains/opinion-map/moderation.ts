/** Looking at statements (意見の確認): what may be decided on one, why, and what of it is public. */
import { countGraphemes } from '#domains/civic';
import type { Fault, Sentence } from '#platform/http';
import { plainText } from '#platform/typed-text';
import type { Statement } from './statement.ts';
import { sentence } from './text.ts';

export const moderationActs = ['shown', 'refused', 'meta', 'not-meta', 'merged', 'unmerged', 'barred', 'unbarred'] as const;
export type ModerationAct = (typeof moderationActs)[number];
/** What is decided on a statement; the others are about a participant. */
export type StatementAct = Exclude<ModerationAct, 'barred' | 'unbarred'>;

/** Why a statement may be refused. What somebody thinks is never a ground. */
export const refusalGrounds = ['hurtful', 'personal', 'not-votable', 'several', 'off-question', 'advertising', 'flood'] as const;
export type RefusalGround = (typeof refusalGrounds)[number];
/** Why a participant's statements and votes may be left out. */
export const barringGrounds = ['hurtful', 'personal', 'advertising', 'flood'] as const;
export type BarringGround = (typeof barringGrounds)[number];
/** With those that follow from the act itself. */
export type Ground = RefusalGround | 'duplicate' | 'asks-person';

/** Grounds under which the text itself would do the harm once more, or bring its writer what they were after. */
const hiding: ReadonlySet<string> = new Set(['hurtful', 'personal', 'advertising']);

/** Characters (graphemes) of a reason, a question or advice. */
export const reasonMax = 500;

export interface ModerationEntry {
  id: number;
  act: ModerationAct;
  statement: number | null;
  participant: number | null;
  ground: Ground | null;
  reason: string;
  mergedInto: number | null;
  votes: number | null;
  secondOpinion: boolean;
  actingAs: string;
  at: Date;
}

/**
 * Whether the public log may say what a statement says: as it stands now, whatever the entry. `ground`: of its last refusal.
 * What waits, even again, is no more public than before.
 */
export function isTextPublic({ state, ground }: { state: Statement['state']; ground: string | null }): boolean {
  if (state === 'refused') return ground !== null && !hiding.has(ground);
  return state !== 'waiting';
}

/** What can be decided, in the order in which it is offered. `lookedAt`: somebody decided on it before. */
export function actsFor({ state, meta }: Pick<Statement, 'state' | 'meta'>, lookedAt: boolean): StatementAct[] {
  if (state === 'refused') return ['shown'];
  if (state === 'merged') return ['unmerged', 'refused'];
  const look: StatementAct[] = state === 'waiting' || !lookedAt ? ['shown'] : [];
  return [...look, meta && state === 'shown' ? 'not-meta' : 'meta', 'refused', 'merged'];
}

/** A decision that stands in nobody's way needs no reason; what takes something out, or takes that back, does. */
export function needsReason(act: ModerationAct, state: Statement['state'] | null): boolean {
  return act === 'refused' || act === 'unmerged' || act === 'barred' || act === 'unbarred' || (act === 'shown' && state === 'refused');
}

export interface Decision {
  act: StatementAct;
  ground: Ground | null;
  reason: string;
  /** Of 'merged'. */
  into: number | null;
}

export interface DecisionTyped {
  act: string;
  ground: string;
  reason: string;
  into: string;
}

export const emptyDecision: DecisionTyped = { act: '', ground: '', reason: '', into: '' };

/** What was typed, and what is missing for a decision. Whether `into` can be merged into the store finds out. */
export function readDecision(typed: DecisionTyped, statement: Pick<Statement, 'number' | 'state' | 'meta'>, lookedAt: boolean): { decision: Decision | null; faults: Fault[] } {
  const faults: Fault[] = [];
  const act = actsFor(statement, lookedAt).find((one) => one === typed.act);
  if (act === undefined) return { decision: null, faults: [{ field: 'act', sentence: sentence((words) => words.moderation.fault.act) }] };
  const ground = act === 'refused' ? (refusalGrounds.find((one) => one === typed.ground) ?? null) : act === 'merged' ? 'duplicate' : act === 'meta' ? 'asks-person' : null;
  if (act === 'refused' && ground === null) faults.push({ field: 'ground', sentence: sentence((words) => words.moderation.fault.ground) });
  const into = act === 'merged' ? readNumber(typed.into) : null;
  if (act === 'merged' && (into === null || into === statement.number)) faults.push({ field: 'into', sentence: sentence((words) => words.moderation.fault.into) });
  const reason = plainText(typed.reason);
  faults.push(...reasonFaults('reason', reason, needsReason(act, statement.state)));
  return { decision: faults.length === 0 ? { act, ground, reason, into } : null, faults };
}

export function reasonFaults(field: string, reason: string, needed: boolean): Fault[] {
  if (needed && reason === '') return [{ field, sentence: sentence((words) => words.moderation.fault.reason) }];
  const count = countGraphemes(reason);
  return count > reasonMax ? [{ field, sentence: sentence((words) => words.moderation.fault.long(count, reasonMax)) }] : [];
}

/** The number of a statement as people write it: 12, １２, 第12号. Null for none. */
function readNumber(typed: string): number | null {
  const [digits] = /\d{1,9}/.exec(typed.normalize('NFKC')) ?? [];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}

/**
 * Acts that the signed record keeps and followers are told of: those that take a voice out, and those that put it back. That something is
 * shown, or forms no groups, is in the public log alone: there are hundreds of these, and they take nothing from anybody.
 */
export function isPublicAct(act: ModerationAct, before: Statement['state'] | null): boolean {
  return act === 'shown' ? before === 'refused' : act !== 'meta' && act !== 'not-meta';
}

/** What followers are told, of everything that was done at once. */
export function moderationTitle(question: string, entries: readonly Pick<ModerationEntry, 'act'>[]): Sentence {
  const counts = moderationActs.flatMap((act) => {
    const count = entries.filter((entry) => entry.act === act).length;
    return count === 0 ? [] : [{ act, count }];
  });
  return sentence((words) => words.moderation.title(question, counts));
}
