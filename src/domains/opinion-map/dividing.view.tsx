/** What divides the groups. */
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { DataTable, Section } from '#ui';
import { differenceText } from './statement-figures.view.tsx';
import { groupLetter, type StatementLine } from './statement-line.ts';
import { shareText } from './tally.ts';
import { text } from './text.ts';
import { quoted, StatementText, VoteShares } from './vote-shares.view.tsx';

export function DividingView({ view, dividing, anchor }: { view: View; dividing: readonly StatementLine[]; anchor: (number: number) => string | undefined }): VNode {
  const words = text(view.lang).result;
  const first = dividing[0];
  if (first === undefined) {
    return (
      <Section id="dividing" title={words.dividingTitle}>
        <p>{words.dividingNone}</p>
      </Section>
    );
  }
  return (
    <Section id="dividing" title={words.dividingTitle}>
      <p>{words.dividingFirst(quoted(first.statement, view.lang), first.groups.map((count, index) => `${words.group(groupLetter(index))} ${shareText(count, 'agree', view.lang)}`))}</p>
      <p>{words.dividingNote}</p>
      <DataTable
        view={view}
        caption={words.dividingCaption}
        columns={[
          { key: 'statement', label: words.statement, rowHeader: true, cell: ({ statement }) => <span id={anchor(statement.number)}><StatementText view={view} statement={statement} /></span> },
          { key: 'difference', label: words.difference, align: 'end', cell: (line) => differenceText(line, view) },
          ...first.groups.map((_, index) => ({ key: `group${index}`, label: words.group(groupLetter(index)), cell: (line: StatementLine) => <VoteShares view={view} count={line.groups[index]!} choice="agree" /> })),
        ]}
        rows={[...dividing]}
        empty={words.dividingNone}
        stacked
      />
    </Section>
  );
}
