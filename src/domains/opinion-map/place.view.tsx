/** Where somebody stands: in words first, then beside the groups. Seen by them alone. */
import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { ButtonLink, Buttons, type Column, DataTable, EmptyState, Notice, Page, Section } from '#ui';
import { listPath, mapPath, moderationPath, ownVotesPath, partPath, resultPath } from './address.ts';
import type { Arrival } from './arrival.ts';
import { FoldedCautionView } from './caution.view.tsx';
import { type Conversation, questionIn, type Stage } from './conversation.ts';
import type { Answered } from './finding.ts';
import type { Figures, Places } from './maths/reckoning.ts';
import type { OwnPlace } from './place.ts';
import { GroupLegend, PeoplePicture } from './picture.view.tsx';
import { groupLetter, type StatementLine } from './statement-line.ts';
import { shareText, votesForShare } from './tally.ts';
import { text } from './text.ts';
import { choiceOf, type VoteValue } from './vote.ts';
import { quoted, StatementText, VoteShares } from './vote-shares.view.tsx';

interface Props {
  view: View;
  conversation: Conversation;
}

export interface PlaceProps extends Props {
  figures: Figures;
  own: OwnPlace;
  votes: ReadonlyMap<number, VoteValue>;
  /** Everybody's, for the picture; null without groups. */
  places: Places | null;
  arrivals: readonly Arrival[];
  isOpen: boolean;
}

export function PlaceView({ view, conversation, figures, own, votes, places, arrivals, isOpen }: PlaceProps): VNode {
  const words = text(view.lang).result.own;
  const grouped = figures.groups.length > 0;
  return (
    <Frame view={view} conversation={conversation}>
      <p class="hk-lead" id="own-words">
        {own.group === null ? `${words.votes(formatCount(own.votes))}` : words.nearest(text(view.lang).result.group(groupLetter(own.group)))}
        {own.group !== null && own.typical.of > 0 ? ` ${words.agreesWith(formatCount(own.typical.same), formatCount(own.typical.of))}` : ''}
      </p>
      <WhyNoPlace view={view} own={own} grouped={grouped} />
      <p>{words.note}</p>
      <Ways view={view} conversation={conversation} isOpen={isOpen} />
      <FoldedCautionView view={view} sample={figures.sample} arrivals={arrivals} />
      {grouped ? (
        <>
          <SharedView view={view} id="shared" title={words.sharedTitle} lead={words.shared} none={words.sharedNone} answered={own.shared} votes={votes} />
          <SharedView view={view} id="differing" title={words.differsTitle} lead={words.differs} none={words.differsNone} answered={own.differing} votes={votes} />
          <DividedView view={view} own={own} votes={votes} />
        </>
      ) : null}
      {places !== null && own.point !== null && own.group !== null ? (
        <Section id="picture" title={text(view.lang).result.picture.title}>
          <p>{text(view.lang).result.picture.axes}</p>
          <figure class="hk-map">
            <figcaption>{words.pictureName(text(view.lang).result.group(groupLetter(own.group)))}</figcaption>
            <GroupLegend view={view} groups={figures.groups} />
            <PeoplePicture view={view} groups={figures.groups} places={places} described="own-words" own={own.point} page={view.href(resultPath(conversation.slug))} />
          </figure>
        </Section>
      ) : null}
    </Frame>
  );
}

function Frame({ view, conversation, children }: Props & { children: VNode | (VNode | null)[] }): VNode {
  const words = text(view.lang);
  const { text: question, lang } = questionIn(conversation, view.lang);
  const { slug } = conversation;
  return (
    <Page
      view={view}
      title={words.result.own.title(question)}
      shoulder={words.name}
      crumbs={[{ href: view.href(listPath), label: words.name }, { href: view.href(mapPath(slug)), label: <span lang={lang}>{question}</span> }, { href: view.href(resultPath(slug)), label: words.result.title }]}
    >
      {children}
    </Page>
  );
}

/** What is missing for a place or a group; nothing where nothing is. */
function WhyNoPlace({ view, own, grouped }: { view: View; own: OwnPlace; grouped: boolean }): VNode | null {
  const words = text(view.lang).result.own;
  if (own.point !== null) return grouped ? null : <Notice tone="info" title={words.noGroups} />;
  return <Notice tone="info" title={own.votes < own.votesLeast ? words.moreVotes(formatCount(own.votesLeast)) : words.passedOnly} />;
}

function Ways({ view, conversation: { slug }, isOpen }: Props & { isOpen: boolean }): VNode {
  const words = text(view.lang).result.own;
  return (
    <Buttons>
      {isOpen ? <ButtonLink href={view.href(partPath(slug))}>{words.more}</ButtonLink> : null}
      <ButtonLink href={view.href(resultPath(slug))} tone="secondary">
        {words.result}
      </ButtonLink>
      <ButtonLink href={view.href(ownVotesPath(slug))} tone="secondary">
        {words.mine}
      </ButtonLink>
    </Buttons>
  );
}

function SharedView({ view, id, title, lead, none, answered, votes }: { view: View; id: string; title: string; lead: string; none: string; answered: readonly Answered[]; votes: PlaceProps['votes'] }): VNode {
  const words = text(view.lang).result;
  return (
    <Section id={id} title={title}>
      {answered.length === 0 ? (
        <p>{none}</p>
      ) : (
        <>
          <p>{lead}</p>
          <ul>
            {answered.map(({ line, direction }) => (
              <li key={line.statement.number}>{words.own.line(quoted(line.statement, view.lang), words.choices[choiceOf(votes.get(line.statement.number)!)], words.directions[direction], shareText(line.all, direction, view.lang))}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function DividedView({ view, own, votes }: { view: View; own: OwnPlace; votes: PlaceProps['votes'] }): VNode {
  const words = text(view.lang).result;
  const columns: Column<StatementLine>[] = [
    { key: 'statement', label: words.statement, rowHeader: true, cell: ({ statement }) => <StatementText view={view} statement={statement} /> },
    { key: 'own', label: words.own.you, cell: ({ statement }) => <b>{words.choices[choiceOf(votes.get(statement.number)!)]}</b> },
    ...(own.divided[0]?.groups ?? []).map((_, index) => ({ key: `group${index}`, label: words.group(groupLetter(index)), cell: ({ groups }: StatementLine) => <VoteShares view={view} count={groups[index]!} /> })),
  ];
  return (
    <Section id="divided" title={words.own.dividedTitle}>
      {own.divided.length === 0 ? <p>{words.own.dividedNone}</p> : <p>{words.legend(votesForShare)} {words.bars}</p>}
      {own.divided.length === 0 ? null : <DataTable view={view} caption={words.own.caption} captionUnseen columns={columns} rows={own.divided} empty={words.own.dividedNone} stacked />}
    </Section>
  );
}

/** Nothing of one's own to show, and why. */
export function NoPlaceView({ view, conversation, stage, why }: Props & { stage: Stage; why: 'no-result' | 'unknown' | 'barred' }): VNode {
  const words = text(view.lang).result;
  const isHidden = why === 'no-result' && stage === 'open' && conversation.shows === 'end';
  return (
    <Frame view={view} conversation={conversation}>
      {why === 'barred' ? (
        <Notice tone="warning" title={words.own.barred}>
          <p>
            <a href={view.href(moderationPath(conversation.slug))}>{text(view.lang).part.own.barredLink}</a>
          </p>
        </Notice>
      ) : isHidden ? (
        <Notice tone="info" title={words.hidden(formatDate(conversation.closesOn!, view.lang))}>
          <p>{words.hiddenBody}</p>
        </Notice>
      ) : (
        <EmptyState title={why === 'unknown' ? words.own.noParticipant : stage === 'cancelled' ? words.cancelled : words.none}>
          {why === 'unknown' ? <p>{words.own.noParticipantBody}</p> : null}
        </EmptyState>
      )}
      <Buttons>
        {stage === 'open' && why !== 'barred' ? <ButtonLink href={view.href(partPath(conversation.slug))}>{words.part}</ButtonLink> : null}
        <ButtonLink href={view.href(resultPath(conversation.slug))} tone="secondary">
          {words.own.result}
        </ButtonLink>
      </Buttons>
    </Frame>
  );
}
