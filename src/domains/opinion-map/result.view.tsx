/** The result of an opinion map: in words first, then in tables, last as a picture. */
import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { ButtonLink, Buttons, DefinitionList, EmptyState, formatInstant, Notice, Page, Section } from '#ui';
import { methodPath, moderationPath, partPath, placePath, reportPath, resultPath, statementsPath } from './address.ts';
import type { Arrival } from './arrival.ts';
import { CautionView } from './caution.view.tsx';
import { type Conversation, questionIn, type Stage } from './conversation.ts';
import { FoundView, type FoundProps } from './found.view.tsx';
import type { Figures } from './maths/reckoning.ts';
import { publicCrumbs } from './public-crumb.view.tsx';
import { talliedOf } from './statement-line.ts';
import { text } from './text.ts';

interface Props {
  view: View;
  conversation: Conversation;
  stage: Stage;
  /** Whether its report is out. */
  hasReport: boolean;
}

export interface ResultProps extends Props, Omit<FoundProps, 'view' | 'action'> {
  computedAt: Date;
  arrivals: readonly Arrival[];
}

export function ResultView(props: ResultProps): VNode {
  const { view, conversation, stage, hasReport, figures, computedAt, places, lines, arrivals, table } = props;
  const words = text(view.lang).result;
  const { sample } = figures;
  return (
    <Frame view={view} conversation={conversation}>
      <p class="hk-lead">
        {words.says(formatCount(sample.people), formatCount(talliedOf(lines, figures).votes), formatCount(lines.length))} {words.asOf(formatInstant(view.lang, computedAt))} {stage === 'open' ? words.live : hasReport ? words.closed : words.closedBeforeReport}
      </p>
      <CautionView view={view} sample={sample} arrivals={arrivals} />
      <Ways view={view} conversation={conversation} stage={stage} hasReport={hasReport} />
      <FoundView view={view} figures={figures} places={places} lines={lines} table={table} action={view.href(resultPath(conversation.slug))} isOpen={stage === 'open'} />
      <Computed view={view} figures={figures} />
    </Frame>
  );
}

function Frame({ view, conversation, children }: { view: View; conversation: Conversation; children: VNode | (VNode | null)[] }): VNode {
  const words = text(view.lang);
  const { text: question } = questionIn(conversation, view.lang);
  return (
    <Page
      view={view}
      title={words.result.pageTitle(question)}
      description={words.result.description}
      shoulder={words.name}
      crumbs={publicCrumbs(view, conversation)}
    >
      {children}
    </Page>
  );
}

/** While it is not shown: why, and when it will be. */
export function NoResultView({ view, conversation, stage, hasReport }: Props): VNode {
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
      <Ways view={view} conversation={conversation} stage={stage} hasReport={hasReport} withoutPlace />
    </Frame>
  );
}

function Ways({ view, conversation: { slug }, stage, hasReport, withoutPlace = false }: Props & { withoutPlace?: boolean }): VNode {
  const words = text(view.lang).result;
  return (
    <Buttons>
      {stage === 'open' ? <ButtonLink href={view.href(partPath(slug))}>{words.part}</ButtonLink> : null}
      {hasReport ? <ButtonLink href={view.href(reportPath(slug))}>{words.report}</ButtonLink> : null}
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

function Computed({ view, figures: { parameters, statements } }: { view: View; figures: Figures }): VNode {
  const words = text(view.lang).result.computed;
  return (
    <Section id="computed" title={words.title}>
      <p>{words.body(String(Math.min(parameters.votesLeast, statements.length)), String(parameters.groupsMax))}</p>
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
