/** The door of progress: what other domains may ask of it. */
export {};
