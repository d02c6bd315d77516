/** The door of opinion: what other domains may ask of it. */
export { type Ground, type ModerationEntry, moderationPath } from './moderation.ts';
export { listModeration } from './moderation.store.ts';
export { listLikeness } from './likeness.store.ts';
export type { LikenessGroup } from './likeness.ts';
export type { KeptInShort, OpinionText, Submission, SubmissionChanged } from './submission.ts';
export { findSubmission, listKeptInShort, listKeptRevisions, listOpinions, listSubmissions } from './submission.store.ts';
export type { OpinionCounts, WayCount } from './counts.ts';
export { countsOf } from './counts.store.ts';
export { endLate } from './submission-writing.store.ts';
export { listWishingLetters, type WishedLetter } from './wishing-letter.store.ts';
