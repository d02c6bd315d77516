/** What the city's work hands over to be published. */
import type { NamedDepartment } from '#domains/staff';
import type { ReplyText } from './reply.ts';

export interface ReleaseReply extends Omit<ReplyText, 'outcome'> {
  number: number;
  /** Key of the city's list. */
  outcome: string;
  department: NamedDepartment;
}

export interface ReleaseUnit {
  id: number;
  replyNumber: number;
  submissionId: number;
  opinionId: number;
  documentKey: string | null;
  anchor: string | null;
  /** As it is published: with names and the like taken out. */
  text: string;
}

export interface ForRelease {
  replies: ReleaseReply[];
  units: ReleaseUnit[];
}
