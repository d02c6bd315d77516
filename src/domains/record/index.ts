/** The door of the record: what other domains may ask of it. */
export { recordAct } from './act.store.ts';
export type { KeptAct, PublicAct } from './public-act.ts';
export { publicActPath } from './public-act.ts';
export { publicActsOf, recordPublicAct } from './public-act.store.ts';
export { ProofList } from './proof-list.view.tsx';
