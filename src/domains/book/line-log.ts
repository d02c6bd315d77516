/** What became of each line of a source. A line that nobody claims is reported, so that none is lost in silence. */
import type { LineUse } from './book.ts';
import type { SourceLine } from './source-line.ts';

export interface LineLog {
  /** The last word on a line holds. */
  mark(use: LineUse['use'], ...lines: SourceLine[]): void;
  uses(): LineUse[];
}

export function lineLog(lines: SourceLine[]): LineLog {
  const uses = new Map<SourceLine, LineUse['use']>();
  return {
    mark(use, ...marked) {
      for (const line of marked) uses.set(line, use);
    },
    uses: () =>
      lines.map((line) => ({
        line: line.line,
        ...(line.page === undefined ? {} : { page: line.page }),
        ...(line.sheet === undefined ? {} : { sheet: line.sheet }),
        use: uses.get(line) ?? 'reported',
      })),
  };
}

/** NUL, other control characters and U+FFFD: the line was damaged on its way, and a database cannot hold it. */
export function hasBadCharacter(line: SourceLine): boolean {
  // eslint-disable-next-line no-control-regex
  return line.cells.some((cell) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/.test(cell) || !cell.isWellFormed());
}
