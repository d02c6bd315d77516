/** Where many passed. */
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { DataTable, Section } from '#ui';
import type { StatementLine } from './statement-line.ts';
import { shareText } from './tally.ts';
import { text } from './text.ts';
import { PassShare, quoted, StatementText, VoteShares } from './vote-shares.view.tsx';

export function UnsureView({ view, unsure, anchor }: { view: View; unsure: readonly StatementLine[]; anchor: (number: number) => string | undefined }): VNode {
  const words = text(view.lang).result;
  const first = unsure[0];
  return (
    <Section id="unsure" title={words.unsureTitle}>
      {first === undefined ? (
        <p>{words.unsureNone}</p>
      ) : (
        <>
          <p>{words.unsureFirst(quoted(first.statement, view.lang), shareText(first.all, 'pass', view.lang))}</p>
          <p>{words.unsureNote}</p>
          <DataTable
            view={view}
            caption={words.unsureCaption}
            columns={[
              { key: 'statement', label: words.statement, rowHeader: true, cell: ({ statement }) => <span id={anchor(statement.number)}><StatementText view={view} statement={statement} /></span> },
              { key: 'pass', label: words.choices.pass, cell: ({ all }) => <PassShare view={view} count={all} /> },
              { key: 'all', label: words.agreeAndDisagree, cell: ({ all }) => <VoteShares view={view} count={all} /> },
            ]}
            rows={[...unsure]}
            empty={words.unsureNone}
            stacked
          />
        </>
      )}
    </Section>
  );
}
