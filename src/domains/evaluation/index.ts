/** The door of evaluation: what other domains may ask of it. */
export {};
