/** The door of reply: what other domains may ask of it. */
export { departmentsOfReply } from './assigned.store.ts';
export type { Passage } from './reply.ts';
export type { ForRelease, ReleaseReply, ReleaseUnit } from './release.ts';
export { listForRelease } from './release.store.ts';
export type { Standing } from './standing.ts';
export { standingOf } from './standing.store.ts';
