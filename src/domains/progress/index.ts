/** The door of progress: what other domains may ask of it. */
export { formatPeriod, formatPeriodShort, type Half, latestEnded, parsePeriod, type Period, periodKey } from './period.ts';
export { listPublished, type Publication } from './publication.store.ts';
export { type State, states } from './report.ts';
export { type Shares, sharesOf, type Weighed } from './share.ts';
