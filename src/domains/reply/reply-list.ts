/** The list of replies: what it can be narrowed to. */
import { stages, type Stage } from './unit.ts';

/** A stage, for replies that answer something; `empty`: answers no unit; `open`: not approved; `overdue`: open, and its day is over. */
export const replyStates = [...stages, 'empty', 'open', 'overdue'] as const;
export type ReplyState = Stage | 'empty' | 'open' | 'overdue';
export const replySorts = ['number', 'section', 'stage', 'department', 'due', 'units'] as const;
export type ReplySort = (typeof replySorts)[number];

export interface ReplyChoice {
  state?: ReplyState;
  /** `bureau` and `section`, as `departmentKey` writes them. */
  department?: string;
  outcome?: string;
  text?: string;
  sort?: ReplySort;
  order?: 'asc' | 'desc';
  page?: number;
}
