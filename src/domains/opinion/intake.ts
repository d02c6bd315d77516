/** The list of what came in on a consultation, for staff. */
import type { Way } from '#domains/consultation';
import type { Submission } from './submission.ts';

export const intakeSorts = ['number', 'received', 'opinions', 'copies'] as const;
export type IntakeSort = (typeof intakeSorts)[number];
export const states = ['kept', 'withdrawn', 'aside'] as const;

export interface IntakeChoice {
  way?: Way;
  state?: Submission['state'];
  late?: 'yes';
  copies?: 'yes';
  text?: string;
  sort: IntakeSort;
  order: 'asc' | 'desc';
  page: number;
}

export interface Listed extends Submission {
  opinions: number;
  copies: number;
  attachments: number;
  beginning: string | null;
}
