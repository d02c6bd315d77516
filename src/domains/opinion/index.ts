/** The door of opinion: what other domains may ask of it. */
export type { OpinionText, Submission, SubmissionChanged } from './submission.ts';
export { findSubmission, listOpinions, listSubmissions } from './submission.store.ts';
