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
  /** Whether its texts have the words that were sought. */
  matches: boolean | null;
}

export function chosen<Row extends Listed>(rows: readonly Row[], { way, state, late, copies, text, sort, order }: IntakeChoice): Row[] {
  const value: Record<IntakeSort, (row: Row) => number> = { number: ({ id }) => id, received: ({ receivedAt }) => receivedAt.getTime(), opinions: (row) => row.opinions, copies: (row) => row.copies };
  const turn = order === 'asc' ? 1 : -1;
  return rows
    .filter((row) => (way === undefined || row.way === way) && (state === undefined || row.state === state) && (late === undefined || row.late) && (copies === undefined || row.copies > 0))
    .filter((row) => text === undefined || String(row.id) === text.trim() || row.matches === true)
    .toSorted((one, other) => turn * (value[sort](one) - value[sort](other) || one.id - other.id));
}
