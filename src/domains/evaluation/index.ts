/** The door of evaluation: what other domains may ask of it. */
export type { SheetDocument } from './sheet-document.ts';
export { listPublished, type Published } from './publication.store.ts';
