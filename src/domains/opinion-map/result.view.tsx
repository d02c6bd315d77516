/** The result of an opinion map: in words first, then in tables, last as a picture. */
import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import type { View } from '#platform/http';
import { ButtonLink, Buttons, DefinitionList, EmptyState, Figures as LargeFigures, formatInstant, Notice, Page, Section } from '#ui';
import { listPath, mapPath, methodPath, moderationPath, partPath, placePath, reportPath, resultPath, statementsPath } from './address.ts';
import type { Arrival } from './arrival.ts';
import { CautionView } from './caution.view.tsx';
import { CommonView, MajorityView } from './agreement.view.tsx';
import { type Conversation, questionIn, type Stage } from './conversation.ts';
import { DividingView } from './dividing.view.tsx';
import { formatCount, formatPercent } from './figure.ts';
import { findingsOf, firstParts, type Part, picturedNumbers } from './finding.ts';
import { GroupsView } from './group.view.tsx';
import type { Figures, Places } from './maths/reckoning.ts';
import { PictureView } from './picture.view.tsx';
import { StatementFiguresView, type StatementFiguresProps } from './statement-figures.view.tsx';
import type { StatementLine } from './statement-line.ts';
import { text } from './text.ts';
import { UnsureView } from './unsure.view.tsx';

interface Props {
  view: View;
  conversation: Conversation;
  stage: Stage;
}

export interface ResultProps extends Props {
  figures: Figures;
  computedAt: Date;
  /** Null where there is no picture. */
  places: Places | null;
  lines: readonly StatementLine[];
  arrivals: readonly Arrival[];
  table: Omit<StatementFiguresProps, 'view' | 'groups' | 'action'>;
}

export function ResultView(props: ResultProps): VNode {
  const { view, conversation, stage, figures, computedAt, places, lines, arrivals, table } = props;
  const words = text(view.lang).result;
  const { sample } = figures;
  const findings = findingsOf(figures, lines);
  const grouped = figures.state === 'grouped' && findings.groups.length > 0;
  const first = firstParts(findings, grouped);
  const anchor = (part: Part) => (number: number) => (first.get(number) === part ? anchorOf(number) : undefined);
  return (
    <Frame view={view} conversation={conversation}>
      <p class="hk-lead">
        {words.says(formatCount(sample.people), formatCount(sample.votes), formatCount(lines.length))} {words.asOf(formatInstant(view.lang, computedAt))} {stage === 'open' ? words.live : words.closed}
      </p>
      <CautionView view={view} sample={sample} arrivals={arrivals} />
      <Ways view={view} conversation={conversation} stage={stage} />
      <Section id="numbers" title={words.numbersTitle}>
        <Numbers view={view} figures={figures} statements={lines.length} grouped={grouped} />
        <p>
          {words.legend} {words.bars}
        </p>
        {grouped ? null : <WhyNoGroups view={view} figures={figures} />}
      </Section>
      {grouped ? <CommonView view={view} findings={findings} anchor={anchor('common')} /> : <MajorityView view={view} findings={findings} anchor={anchor('majority')} />}
      {grouped ? <DividingView view={view} dividing={findings.dividing} anchor={anchor('dividing')} /> : null}
      {grouped ? <GroupsView view={view} groups={findings.groups} anchor={(index) => anchor(`group-${index}`)} /> : null}
      <UnsureView view={view} unsure={findings.unsure} anchor={anchor('unsure')} />
      <StatementFiguresView {...table} view={view} groups={grouped ? figures.groups.length : 0} action={view.href(resultPath(conversation.slug))} />
      {grouped && places !== null ? <PictureView view={view} figures={figures} places={places} lines={lines} marked={new Map(picturedNumbers(findings).map((number) => [number, anchorOf(number)]))} /> : null}
      <Computed view={view} figures={figures} />
    </Frame>
  );
}

function anchorOf(number: number): string {
  return `statement-${number}`;
}

function Frame({ view, conversation, children }: { view: View; conversation: Conversation; children: VNode | (VNode | null)[] }): VNode {
  const words = text(view.lang);
  const { text: question, lang } = questionIn(conversation, view.lang);
  return (
    <Page
      view={view}
      title={words.result.pageTitle(question)}
      description={words.result.description}
      shoulder={words.name}
      crumbs={[{ href: view.href(listPath), label: words.name }, { href: view.href(mapPath(conversation.slug)), label: <span lang={lang}>{question}</span> }]}
    >
      {children}
    </Page>
  );
}

/** While it is not shown: why, and when it will be. */
export function NoResultView({ view, conversation, stage }: Props): VNode {
  const words = text(view.lang).result;
  const isHidden = stage === 'open' && conversation.shows === 'end';
  return (
    <Frame view={view} conversation={conversation}>
      {stage === 'cancelled' ? (
        <EmptyState title={words.cancelled} />
      ) : stage === 'upcoming' || stage === 'draft' ? (
        <EmptyState title={words.upcoming} />
      ) : isHidden ? (
        <Notice tone="info" title={words.hidden(formatDate(conversation.closesOn!, view.lang))}>
          <p>{words.hiddenBody}</p>
        </Notice>
      ) : (
        <EmptyState title={words.none}>
          <p>{words.noneBody}</p>
        </EmptyState>
      )}
      <Ways view={view} conversation={conversation} stage={stage} withoutPlace />
    </Frame>
  );
}

function Ways({ view, conversation: { slug }, stage, withoutPlace = false }: Props & { withoutPlace?: boolean }): VNode {
  const words = text(view.lang).result;
  return (
    <Buttons>
      {stage === 'open' ? <ButtonLink href={view.href(partPath(slug))}>{words.part}</ButtonLink> : null}
      {stage === 'closed' ? <ButtonLink href={view.href(reportPath(slug))}>{words.report}</ButtonLink> : null}
      {withoutPlace ? null : (
        <ButtonLink href={view.href(placePath(slug))} tone="secondary">
          {words.place}
        </ButtonLink>
      )}
      <ButtonLink href={view.href(statementsPath(slug))} tone="secondary">
        {words.statements}
      </ButtonLink>
      <ButtonLink href={view.href(moderationPath(slug))} tone="secondary">
        {words.moderation}
      </ButtonLink>
    </Buttons>
  );
}

function Numbers({ view, figures: { sample, groups }, statements, grouped }: { view: View; figures: Figures; statements: number; grouped: boolean }): VNode {
  const words = text(view.lang).result.figures;
  return (
    <LargeFigures
      items={[
        { label: words.people, value: formatCount(sample.people), unit: words.person },
        { label: words.votes, value: formatCount(sample.votes), unit: words.vote },
        { label: words.statements, value: formatCount(statements), unit: words.statement },
        ...(grouped ? [{ label: words.groups, value: formatCount(groups.length), unit: words.group }] : []),
      ]}
    />
  );
}

export function WhyNoGroups({ view, figures: { state, sample, parameters, stability } }: { view: View; figures: Figures }): VNode {
  const words = text(view.lang).result;
  return state === 'unstable' ? (
    <Notice tone="warning" title={words.unstableTitle}>
      <p>{words.unstable(formatPercent(stability ?? 0), formatPercent(parameters.stabilityLeast))}</p>
      <p>{words.unstableBody}</p>
    </Notice>
  ) : (
    <Notice tone="warning" title={words.tooFewTitle}>
      <p>{words.tooFew(formatCount(sample.counted), formatCount(parameters.peopleLeast))}</p>
      <p>{words.tooFewBody}</p>
    </Notice>
  );
}

function Computed({ view, figures: { parameters } }: { view: View; figures: Figures }): VNode {
  const words = text(view.lang).result.computed;
  return (
    <Section id="computed" title={words.title}>
      <p>{words.body(String(parameters.votesLeast), String(parameters.groupsMax))}</p>
      <DefinitionList
        items={[
          { term: words.method, description: String(parameters.method) },
          { term: words.seed, description: String(parameters.seed) },
        ]}
      />
      <p>
        <a href={view.href(methodPath)}>{words.link}</a>
      </p>
    </Section>
  );
}
