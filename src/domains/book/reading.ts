/** Reads a source as a book: the layout finds itself where none is named. */
import type { Reading } from './book.ts';
import { finding } from './finding.ts';
import { layouts, type Layout } from './layout.ts';
import { hasPlainHead, readPlainTable } from './reading-plain.ts';
import { countTwoLineTables, readTwoLineBook } from './reading-two-line.ts';
import type { Source } from './source.ts';
import { SourceError, sourceFaults } from './source-error.ts';

/** The layout whose marks the source shows; null where none fits. */
function layoutOf(source: Source): Layout | null {
  const fits = (layout: Layout): boolean => (layout.kind === 'plain' ? hasPlainHead(source.lines) : countTwoLineTables(source.lines, layout) > 0);
  // A plain table is known by its whole head row, so it is asked first.
  return layouts.toSorted((a, b) => Number(b.kind === 'plain') - Number(a.kind === 'plain')).find(fits) ?? null;
}

/** The layout of that name, or the one that the source shows where none is named; null where none fits. */
export function layoutFor(source: Source, layoutName?: string): Layout | null {
  if (layoutName === undefined) return layoutOf(source);
  const named = layouts.find(({ name }) => name === layoutName);
  if (named !== undefined) return named;
  throw new SourceError('layout-unknown', sourceFaults.layoutUnknown(layoutName, layouts.map(({ name }) => name)));
}

/**
 * What the source says and what became of each of its lines. Rows with an error are not in the book, everything else is.
 * Throws SourceError `layout-unknown` for a name that is none, `too-slow` beyond 5 s per 1,000 lines.
 */
export function readBook(source: Source, layoutName?: string): Reading {
  const layout = layoutFor(source, layoutName);
  const reading = layout === null ? nothing(source) : layout.kind === 'plain' ? readPlainTable(source.lines) : readTwoLineBook(source.lines, layout);
  const empty = reading.book.listings.length === 0 && reading.findings.every(({ severity }) => severity !== 'error');
  return empty ? { ...reading, findings: [finding('error', 'no-table', null, null), ...reading.findings] } : reading;
}

function nothing(source: Source): Reading {
  return {
    book: { firstYear: 0, lastYear: -1, unitYen: 1, directions: [], policies: [], measures: [], listings: [] },
    findings: [],
    lines: source.lines.map(({ line, page, sheet }) => ({ line, ...(page === undefined ? {} : { page }), ...(sheet === undefined ? {} : { sheet }), use: 'reported' })),
  };
}
