/** What a reader who adds up the tables is told of votes that are in none of them. */
import { formatCount } from '#platform/count';
import type { Lang } from '#platform/http';
import type { Figures } from './maths/reckoning.ts';
import { type StatementLine, talliedOf } from './statement-line.ts';
import { text } from './text.ts';

/** Null where every vote is in the tables. `lines`: every statement that is shown. */
export function untoldText(lines: readonly StatementLine[], figures: Pick<Figures, 'statements'>, lang: Lang): string | null {
  const { statements, votes } = talliedOf(lines, figures).untold;
  return votes === 0 ? null : text(lang).result.untold(formatCount(statements), formatCount(votes));
}
