import { join } from 'node:path';
import { projectRoot } from '#platform/config';

/** `book`: every sheet whole. `report-233`: the report on the results of the main measures (地方自治法233条5項). */
export const bookLayouts = ['book', 'report-233'] as const;
export type BookLayout = (typeof bookLayouts)[number];

/** The template of both. */
export const bookTemplate = join(projectRoot, 'src', 'domains', 'evaluation', 'book.typ');
