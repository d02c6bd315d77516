/** The door of the record: what other domains may ask of it. */
export { recordAct } from './act.store.ts';
export type { PublicAct } from './public-act.ts';
export { recordPublicAct } from './public-act.store.ts';
