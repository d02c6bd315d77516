/** The door of money: what other domains may ask of it. */
export {};
