/** What most agree on: across groups, or, where there are none, among everybody. */
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { type Column, DataTable, Section } from '#ui';
import type { Answered, Findings } from './finding.ts';
import { groupLetter } from './statement-line.ts';
import { shareText } from './tally.ts';
import { text } from './text.ts';
import { quoted, StatementText, VoteShares } from './vote-shares.view.tsx';

interface Props {
  view: View;
  findings: Findings;
  /** The id that a statement's row has in a part of the page, if that is where its mark leads to. */
  anchor: (number: number) => string | undefined;
}

export function CommonView({ view, findings: { common }, anchor }: Props): VNode {
  const words = text(view.lang).result;
  const first = common[0];
  return (
    <Section id="common" title={words.commonTitle}>
      {first === undefined ? (
        <p>{words.commonNone}</p>
      ) : (
        <>
          <p>{words.common(...countsOf(common))}</p>
          <p>{words.commonFirst(quoted(first.line.statement, view.lang), words.directions[first.direction], first.line.groups.map((count, index) => `${words.group(groupLetter(index))} ${shareText(count, first.direction, view.lang)}`))}</p>
          <DataTable view={view} caption={words.commonCaption} columns={[...statementColumns(view, anchor), ...first.line.groups.map((_, index) => groupColumn(view, index))]} rows={common} empty={words.commonNone} stacked />
        </>
      )}
    </Section>
  );
}

/** `leaning`: the anchor of those that chance may have made. */
export function MajorityView({ view, findings: { majority, leaning }, anchor, leaningAnchor }: Props & { leaningAnchor: Props['anchor'] }): VNode {
  const words = text(view.lang).result;
  return (
    <Section id="majority" title={words.majorityTitle}>
      {majority.length === 0 ? (
        <p>{words.majorityNone}</p>
      ) : (
        <>
          <p>{words.majority(...countsOf(majority))}</p>
          <ul>
            {majority.map(({ line, direction }) => (
              <li key={line.statement.number}>{words.majorityLine(quoted(line.statement, view.lang), words.directions[direction], shareText(line.all, direction, view.lang))}</li>
            ))}
          </ul>
          <DataTable view={view} caption={words.majorityCaption} columns={statementColumns(view, anchor)} rows={majority} empty={words.majorityNone} stacked />
        </>
      )}
      {leaning.length === 0 ? null : (
        <>
          <h3>{words.leaningTitle}</h3>
          <p>{words.leaning}</p>
          <DataTable view={view} caption={words.leaningCaption} columns={statementColumns(view, leaningAnchor)} rows={leaning} empty={words.majorityNone} stacked />
        </>
      )}
    </Section>
  );
}

function countsOf(answered: Answered[]): [agree: number, disagree: number] {
  const agree = answered.filter(({ direction }) => direction === 'agree').length;
  return [agree, answered.length - agree];
}

function statementColumns(view: View, anchor: Props['anchor']): Column<Answered>[] {
  const words = text(view.lang).result;
  return [
    { key: 'statement', label: words.statement, rowHeader: true, cell: ({ line: { statement } }) => <span id={anchor(statement.number)}><StatementText view={view} statement={statement} /></span> },
    { key: 'all', label: words.everybody, cell: ({ line, direction }) => <VoteShares view={view} count={line.all} choice={direction} /> },
  ];
}

function groupColumn(view: View, index: number): Column<Answered> {
  return { key: `group${index}`, label: text(view.lang).result.group(groupLetter(index)), cell: ({ line, direction }) => <VoteShares view={view} count={line.groups[index]!} choice={direction} /> };
}
