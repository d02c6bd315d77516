/** The door of opinion-map-report: what other domains may ask of it. */
export { findReport, listReported } from './report.store.ts';
export type { Report, ReportDocument } from './report.ts';
