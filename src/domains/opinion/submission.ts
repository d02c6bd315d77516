/** What somebody sent in (応募): one opinion or several, in one of five ways. */
import type { Way } from '#domains/consultation';

export interface Submission {
  /** The number of its receipt (受付番号). */
  id: number;
  consultationId: number;
  way: Way;
  receivedAt: Date;
  /** Day in Tokyo. */
  receivedOn: string;
  late: boolean;
  /** Raised by each addition and withdrawal. */
  revision: number;
  /** `kept` counts and gets a reply; the text of what was withdrawn is gone; what was set aside is counted apart, with its reason. */
  state: 'kept' | 'withdrawn' | 'aside';
  enteredAs: string | null;
}

/** One that is kept, as lists of thousands show it. */
export interface KeptInShort extends Pick<Submission, 'id' | 'way' | 'receivedOn' | 'revision'> {
  /** How many opinions with letters it holds. */
  opinions: number;
}

export interface OpinionText {
  id: number;
  submissionId: number;
  position: number;
  documentKey: string | null;
  anchor: string | null;
  text: string;
}

/** Told through the outbox (topic `opinion.submission-changed`) whenever something of a submission changed after it was sent. */
export interface SubmissionChanged {
  consultationId: number;
  submissionId: number;
}
