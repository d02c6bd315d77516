/** The door of indicator: what other domains may ask of it. */
export {};
