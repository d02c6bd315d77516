/** Everything that was found, in words and tables and last as a picture: the middle of the result's page and of the report. */
import type { VNode } from 'preact';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { Figures as LargeFigures, Notice, Section } from '#ui';
import { CommonView, MajorityView } from './agreement.view.tsx';
import { DividingView } from './dividing.view.tsx';
import { findingsOf, firstParts, type Part, picturedNumbers } from './finding.ts';
import { GroupsView } from './group.view.tsx';
import type { Figures, Places } from './maths/reckoning.ts';
import { PictureView } from './picture.view.tsx';
import { StatementFiguresView, type StatementFiguresProps } from './statement-figures.view.tsx';
import { type StatementLine, talliedOf } from './statement-line.ts';
import { untoldText } from './untold.ts';
import { votesForShare } from './tally.ts';
import { text } from './text.ts';
import { whyUngrouped } from './ungrouped.ts';
import { UnsureView } from './unsure.view.tsx';

export interface FoundProps {
  view: View;
  figures: Figures;
  /** Null where there is no picture. */
  places: Places | null;
  lines: readonly StatementLine[];
  table: Omit<StatementFiguresProps, 'view' | 'groups' | 'action'>;
  /** The page's own address, for the form of the table. */
  action: string;
  /** While people vote; then of some statements only how many answered is told. */
  isOpen?: boolean;
}

export function FoundView({ view, figures, places, lines, table, action, isOpen = false }: FoundProps): VNode {
  const words = text(view.lang).result;
  const findings = findingsOf(figures, lines);
  const grouped = figures.state === 'grouped' && findings.groups.length > 0;
  const untold = untoldText(lines, figures, view.lang);
  const first = firstParts(findings, grouped);
  const anchor = (part: Part) => (number: number) => (first.get(number) === part ? anchorOf(number) : undefined);
  return (
    <>
      <Contents label={words.contents} parts={partsOf(view, grouped, places !== null)} />
      <Section id="numbers" title={words.numbersTitle}>
        <Numbers view={view} figures={figures} lines={lines} grouped={grouped} />
        {untold === null ? null : <p>{untold}</p>}
        <p>
          {words.legend(votesForShare)} {words.bars}
        </p>
        {isOpen ? <p>{words.veil(votesForShare)}</p> : null}
        {grouped ? null : <WhyNoGroups view={view} figures={figures} />}
      </Section>
      {grouped ? <CommonView view={view} findings={findings} anchor={anchor('common')} /> : <MajorityView view={view} findings={findings} anchor={anchor('majority')} leaningAnchor={anchor('leaning')} />}
      {grouped ? <DividingView view={view} dividing={findings.dividing} anchor={anchor('dividing')} /> : null}
      {grouped ? <GroupsView view={view} groups={findings.groups} resamplings={figures.parameters.resamplings} anchor={(index) => anchor(`group-${index}`)} /> : null}
      <UnsureView view={view} unsure={findings.unsure} anchor={anchor('unsure')} />
      <StatementFiguresView {...table} view={view} groups={grouped ? figures.groups.length : 0} action={action} />
      {grouped && places !== null ? <PictureView view={view} figures={figures} places={places} lines={lines} marked={new Map(picturedNumbers(findings).map((number) => [number, anchorOf(number)]))} /> : null}
    </>
  );
}

/** The parts that follow, with their ids, in their order. */
function partsOf({ lang }: View, grouped: boolean, hasPicture: boolean): [id: string, title: string][] {
  const words = text(lang).result;
  const found: [string, string][] = grouped ? [['common', words.commonTitle], ['dividing', words.dividingTitle], ['groups', words.groupsTitle]] : [['majority', words.majorityTitle]];
  return [...found, ['unsure', words.unsureTitle], ['statements', words.statementsTitle], ...(grouped && hasPicture ? ([['picture', words.picture.title]] satisfies [string, string][]) : [])];
}

/** The page is long on a phone: ways into it. */
function Contents({ label, parts }: { label: string; parts: [id: string, title: string][] }): VNode {
  return (
    <nav class="hk-prose" aria-label={label}>
      <ul>
        {parts.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function anchorOf(number: number): string {
  return `statement-${number}`;
}

function Numbers({ view, figures, lines, grouped }: { view: View; figures: Figures; lines: readonly StatementLine[]; grouped: boolean }): VNode {
  const words = text(view.lang).result.figures;
  const { sample, groups } = figures;
  return (
    <LargeFigures
      items={[
        { label: words.people, value: formatCount(sample.people), unit: words.person },
        { label: words.votes, value: formatCount(talliedOf(lines, figures).votes), unit: words.vote },
        { label: words.statements, value: formatCount(lines.length), unit: words.statement },
        ...(grouped ? [{ label: words.groups, value: formatCount(groups.length), unit: words.group }] : []),
      ]}
    />
  );
}

function WhyNoGroups({ view, figures }: { view: View; figures: Figures }): VNode {
  const [title, why, instead] = whyUngrouped(figures, view.lang);
  return (
    <Notice tone="warning" title={title}>
      <p>{why}</p>
      <p>{instead}</p>
    </Notice>
  );
}
