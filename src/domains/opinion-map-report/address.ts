/** Addresses of what belongs to a report, without language prefix; the report's own and that of the city's word on it are known to the map's pages too. */
import { reportPath } from '#domains/opinion-map';

/** The report as PDF. */
export const reportPaperPath = (slug: string): string => `${reportPath(slug)}/paper`;
/** The published data: JSON with everything, CSV with the votes. */
export const reportDataPath = (slug: string): string => `${reportPath(slug)}/votes`;
