/** The door of opinion-map-report. No other domain asks anything of it: what they must know of a report it tells (see the README). */
export type { Report } from './report.ts';
