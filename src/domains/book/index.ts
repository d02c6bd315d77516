/** The door of the book: reading what a city published, checking it, comparing it, writing it again as a table. */
export type { Activity, Book, Department, Figure, Finding, Heading, LineUse, Listing, Measure, Place, Policy, ProgrammeLink, Provenance, Reading } from './book.ts';
export { fiscalYears } from './book.ts';
export { checkBook } from './check.ts';
export { yenMax } from './cost-text.ts';
export { finding } from './finding.ts';
export { layouts, type Layout } from './layout.ts';
export { keyNamed, plainColumns, plainColumnUses, yearColumnName, yearColumnNamed, yearColumns, type PlainColumn, type YearColumn } from './plain-columns.ts';
export { readDepartments } from './plain-row.ts';
export { readPdfPages } from './pdf-text.ts';
export { writePlainRows } from './plain-rows.ts';
export { compareBooks, type Change } from './preview.ts';
export { programmeKey } from './programme-key.ts';
export { layoutFor, readBook } from './reading.ts';
export { decodeText } from './source-encoding.ts';
export { sourceFaults } from './source-error.ts';
export { readSource, sourceBytesMax, SourceError } from './source.ts';
