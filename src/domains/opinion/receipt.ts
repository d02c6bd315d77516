/** What the code of a receipt opens. */
import type { Submission } from './submission.ts';

export interface Receipt extends Submission {
  withdrawnAt: Date | null;
  /** UUID; the account that it is listed under, null for none. */
  personId: string | null;
  hasSender: boolean;
  files: number;
}

export interface ReceiptOpinion {
  position: number;
  documentKey: string | null;
  anchor: string | null;
  text: string;
  addedAt: Date;
}

/** One line of a person's own list; `formKey` makes its code anew, null where it came in otherwise than by the web form. */
export interface OwnSubmission extends Submission {
  formKey: string | null;
  who: string | null;
  opinions: string[];
}
