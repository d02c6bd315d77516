/** The statements of an opinion map that are shown, each with those that were merged into it. */
import type { Lang } from '#platform/http';
import type { Column } from '#platform/table';
import { statementsPath } from './address.ts';
import { type Conversation, minuteOf } from './conversation.ts';
import { liveColumns, statementItem } from './result-document.ts';
import type { Standing } from './standing.ts';
import type { StatementLine } from './statement-line.ts';
import type { Statement } from './statement.ts';
import { text } from './text.ts';

/** Statements by the number of the one that they were merged into at last. A chain of merges ends at what is shown; a ring, which cannot be made, would end at itself. */
export function mergedInto(merged: readonly Statement[]): Map<number, Statement[]> {
  const next = new Map(merged.map(({ number, mergedInto: into }) => [number, into!]));
  const end = (number: number): number => {
    let at = number;
    for (let step = 0; step <= next.size && next.has(at); step += 1) at = next.get(at)!;
    return at;
  };
  return Map.groupBy(merged, ({ number }) => end(number));
}

export interface ListedStatements {
  conversation: Conversation;
  standing: Standing | null;
  isOpen: boolean;
  chosen: readonly StatementLine[];
  merged: ReadonlyMap<number, Statement[]>;
}

export function listDocument(origin: string, { conversation: { slug }, standing, chosen, merged }: ListedStatements): Record<string, unknown> {
  return {
    total: chosen.length,
    as_of: standing === null ? null : minuteOf(standing.computedAt).toISOString(),
    url: `${origin}${statementsPath(slug)}`,
    statements: chosen.map((line) => ({
      ...statementItem(line, standing !== null),
      merged: (merged.get(line.statement.number) ?? []).map(({ number, text: said, lang, translation }) => ({ number, text: said, lang, translation })),
    })),
  };
}

export function listColumns({ standing, merged }: ListedStatements, lang: Lang): Column<StatementLine>[] {
  const columns = liveColumns(standing?.figures ?? null, lang);
  return [...columns, { key: 'merged', label: text(lang).result.csvHead.merged, value: ({ statement }) => (merged.get(statement.number) ?? []).map(({ number }) => number).join(' ') }];
}
