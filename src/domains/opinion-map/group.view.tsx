/** What is typical of each group, in sentences, then as a table. */
import type { VNode } from 'preact';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { type Column, DataTable, Fold, Section } from '#ui';
import { methodPath } from './address.ts';
import { formatPercent } from './figure.ts';
import type { Findings, TypicalAnswer } from './finding.ts';
import { groupLetter } from './statement-line.ts';
import { countOfOthers, shareText } from './tally.ts';
import { text } from './text.ts';
import { quoted, StatementText, VoteShares } from './vote-shares.view.tsx';

interface Props {
  view: View;
  groups: Findings['groups'];
  /** Times that the groups were made again for their stability. */
  resamplings: number;
  anchor: (index: number) => (number: number) => string | undefined;
}

export function GroupsView({ view, groups, resamplings, anchor }: Props): VNode {
  const words = text(view.lang).result;
  return (
    <Section id="groups" title={words.groupsTitle}>
      <p>{words.groupsLead(groups.length)}</p>
      <p>
        {words.sizeNote} {words.stabilityNote(formatCount(resamplings))} <a href={view.href(`${methodPath}#groups`)}>{words.stabilityLink}</a>
      </p>
      {groups.map((one) => (
        <GroupView key={one.group.index} view={view} one={one} anchor={anchor(one.group.index)} />
      ))}
    </Section>
  );
}

/** Where a group's description stands on the page. */
export function groupAnchor(index: number): string {
  return `group-${groupLetter(index).toLowerCase()}`;
}

function GroupView({ view, one: { group, typical }, anchor }: { view: View; one: Findings['groups'][number]; anchor: (number: number) => string | undefined }): VNode {
  const words = text(view.lang).result;
  const name = words.group(groupLetter(group.index));
  return (
    <section class="hk-group">
      <h3 id={groupAnchor(group.index)}>{name}</h3>
      <p>
        {words.groupSize(formatCount(group.people), formatCount(group.peopleLow), formatCount(group.peopleHigh))} {words.stability(formatPercent(group.stability))}
      </p>
      {typical.length === 0 ? (
        <p>{words.noStrongest}</p>
      ) : (
        <>
          <p>{words.strongest}</p>
          <ul>
            {typical.map(({ line, representative: { direction } }) => (
              <li key={line.statement.number} id={anchor(line.statement.number)}>
                {words.saysEach(quoted(line.statement, view.lang), words.directions[direction], shareText(line.groups[group.index]!, direction, view.lang), shareText(countOfOthers(line.groups, group.index), direction, view.lang))}
              </li>
            ))}
          </ul>
          <Fold summary={words.groupTable(name)}>
            <DataTable view={view} caption={words.groupCaption(name)} columns={columnsOf(view, group.index)} rows={typical} empty={words.noStrongest} stacked />
          </Fold>
        </>
      )}
    </section>
  );
}

function columnsOf(view: View, index: number): Column<TypicalAnswer>[] {
  const words = text(view.lang).result;
  return [
    { key: 'statement', label: words.statement, rowHeader: true, cell: ({ line: { statement } }) => <StatementText view={view} statement={statement} /> },
    { key: 'own', label: words.group(groupLetter(index)), cell: ({ line, representative: { direction } }) => <VoteShares view={view} count={line.groups[index]!} choice={direction} /> },
    { key: 'others', label: words.others, cell: ({ line, representative: { direction } }) => <VoteShares view={view} count={countOfOthers(line.groups, index)} choice={direction} /> },
  ];
}
