/** A sheet's way: self-evaluation, the head's word, the external panel beside it, publication. The state is derived from what happened. */
import type { Answers } from './answer.ts';
import type { EvaluationForm, Subject } from './form.ts';

export type StepKind = 'drafted' | 'submitted' | 'confirmed' | 'sent-back' | 'assessed' | 'published';
export type SheetState = 'not-begun' | 'draft' | 'submitted' | 'confirmed' | 'sent-back' | 'published';
export const sheetStates: SheetState[] = ['not-begun', 'draft', 'submitted', 'sent-back', 'confirmed', 'published'];

export interface Step {
  id: bigint;
  kind: StepKind;
  answers: Answers | null;
  reason: string | null;
  actingAs: string;
  at: Date;
}

export interface SheetKey {
  subject: Subject;
  /** Number of a programme or code of a measure. */
  key: string;
  year: number;
}

export interface Sheet extends SheetKey {
  /** Null before the first save. */
  id: number | null;
  form: EvaluationForm;
  /** Oldest first. */
  steps: Step[];
}

const stateAfter: Partial<Record<StepKind, SheetState>> = { drafted: 'draft', submitted: 'submitted', confirmed: 'confirmed', 'sent-back': 'sent-back', published: 'published' };

/** The panel's word stands beside the sheet and moves nothing. A draft saved after it was sent back is still sent back. */
export function stateOf(kinds: readonly StepKind[]): SheetState {
  return kinds.reduce<SheetState>((state, kind) => (kind === 'drafted' && state === 'sent-back' ? state : (stateAfter[kind] ?? state)), 'not-begun');
}

export const sheetState = (sheet: Pick<Sheet, 'steps'>): SheetState => stateOf(sheet.steps.map(({ kind }) => kind));

/** What may happen to a sheet in a state, and who does it. */
const ways: Record<Exclude<StepKind, 'assessed'>, SheetState[]> = {
  drafted: ['not-begun', 'draft', 'sent-back'],
  submitted: ['draft', 'sent-back'],
  confirmed: ['submitted'],
  'sent-back': ['submitted', 'confirmed', 'published'],
  published: ['confirmed'],
};

export function allows(state: SheetState, kind: StepKind): boolean {
  return kind === 'assessed' ? state === 'confirmed' : ways[kind].includes(state);
}

/** The self-evaluation as last saved; empty before. */
export function selfEvaluation({ steps }: Pick<Sheet, 'steps'>): { answers: Answers; revision: string } {
  const last = steps.findLast(({ kind }) => kind === 'drafted');
  return { answers: last?.answers ?? {}, revision: String(last?.id ?? 0) };
}

export interface Assessment {
  grade: string;
  opinion: string;
}

/** The external panel's last word; null where it said nothing. */
export function assessmentOf({ steps }: Pick<Sheet, 'steps'>): { assessment: Assessment; revision: string } | null {
  const last = steps.findLast(({ kind }) => kind === 'assessed');
  return last ? { assessment: { grade: last.answers?.grade ?? '', opinion: last.answers?.opinion ?? '' }, revision: String(last.id) } : null;
}
