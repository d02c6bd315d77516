/** The door of result: what other domains may ask of it. */
export { resultPath, resultReplyPath } from './address.ts';
export { findReleased } from './release.store.ts';
export type { Released } from './result.ts';
