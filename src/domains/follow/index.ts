/** The door of follow: what other domains may ask of it. */
export type { SubjectKey } from './subject.ts';
