/** The door of opinion-map: what other domains may ask of it. */
export { mapPath } from './address.ts';
