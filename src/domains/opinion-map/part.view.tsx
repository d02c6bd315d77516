/** Taking part: one statement at a time, three buttons, what was said last. */
import type { ComponentChildren, VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, Form, Notice, Page, Section, Unseen } from '#ui';
import { listPath, mapPath, ownStatementPath, ownVotesPath, resultPath, votesPath } from './address.ts';
import { PublishedVotesView } from './caution.view.tsx';
import { type Conversation, questionIn } from './conversation.ts';
import { type Asked, askedAs, type Statement, statementIn } from './statement.ts';
import { text } from './text.ts';
import { type Choice, choices } from './vote.ts';
import { mayWrite } from './vote-json.ts';

export interface LastVote {
  statement: Statement;
  /** `none`: their answer was taken back. */
  choice: Choice | 'none';
}

export interface PartProps {
  view: View;
  conversation: Conversation;
  /** What they are shown; null where all were voted on. */
  statement: Statement | null;
  left: number;
  votes: number;
  last: LastVote | null;
  /** Something that happened before: the statement they voted on is gone, or their own was taken. */
  told: 'gone' | 'shown' | 'waiting' | null;
  resultShown: boolean;
  /** True where a code lets them come back. */
  byCode: boolean;
}

/** The frame of all pages of taking part. */
export function PartPage({ view, conversation, title, scripts, children }: { view: View; conversation: Conversation; title?: string; scripts?: string[]; children: ComponentChildren }): VNode {
  const words = text(view.lang);
  const question = questionIn(conversation, view.lang);
  const crumbs = [
    { href: view.href(listPath), label: words.name },
    // Where the question is the title, it stands there already.
    ...(title === undefined ? [] : [{ href: view.href(mapPath(conversation.slug)), label: <span lang={question.lang}>{question.text}</span> }]),
  ];
  return (
    <Page view={view} title={title ?? question.text} titleLang={title === undefined ? question.lang : undefined} shoulder={title === undefined ? words.part.shoulder : <span lang={question.lang}>{question.text}</span>} description={words.part.description} crumbs={crumbs} scripts={scripts}>
      {children}
    </Page>
  );
}

export function PartView(props: PartProps): VNode {
  const { view, conversation, statement, told } = props;
  const words = text(view.lang).part;
  return (
    <PartPage view={view} conversation={conversation} scripts={['opinion-map-part']}>
      {told === null ? null : <Notice tone={told === 'gone' ? 'warning' : 'success'} title={told === 'gone' ? words.gone : words.sent[told]} />}
      {statement === null ? null : (
        <p class="hk-vote-published">
          {words.published} <a href="#published">{words.publishedLink}</a>
        </p>
      )}
      {statement === null ? <End {...props} /> : <Question {...props} statement={statement} />}
      <Write {...props} />
      <ul class="hk-vote-ways">
        <li>
          <a href={view.href(ownVotesPath(conversation.slug))}>{words.mine}</a>
        </li>
        <li>
          <a href={view.href(mapPath(conversation.slug))}>{words.aboutLink}</a>
        </li>
      </ul>
      {statement === null ? null : (
        <div id="published">
          <PublishedVotesView view={view} conversation={conversation} />
        </div>
      )}
    </PartPage>
  );
}

/** The part of the page that the script changes; without it every answer is a page of its own. */
function Question({ view, conversation, statement, left, votes, last, byCode }: PartProps & { statement: Statement }): VNode {
  const words = text(view.lang).part;
  const shown = statementIn(statement, view.lang);
  const asked = askedAs(statement);
  const said = words.asks[asked];
  return (
    <section class="hk-vote" aria-labelledby="vote-title" data-opinion-map-part data-left={words.left(0)} data-failed={words.failed} data-asks={JSON.stringify(words.asks)} data-taken-back={words.takenBack} data-announce={words.announce('{done}', '{left}')} data-translated={words.translated}>
      <div class="hk-vote__head">
        <h2 id="vote-title" class="hk-vote__title">
          {said.title}
        </h2>
        <p class="hk-vote__count">
          <span data-vote-left>{words.left(left)}</span>
          <progress class="hk-vote__progress" aria-label={words.progress} max={left + votes} value={votes} />
        </p>
      </div>
      <div class="hk-vote__keys" data-vote-keys hidden>
        <p>{words.keys}</p>
        <button type="button" class="hk-vote__switch" data-off={words.keysOff} data-on={words.keysOn}>
          {words.keysOff}
        </button>
      </div>
      <Form view={view} method="post" action={view.href(votesPath(conversation.slug))} label={words.buttons}>
        <input type="hidden" name="statement" value={String(statement.number)} />
        <div class="hk-vote__statement" id="statement" tabindex={-1}>
          <blockquote lang={shown.lang} data-vote-text>
            {shown.text}
          </blockquote>
          <p class="hk-vote__origin" data-vote-origin>
            {said.from[statement.origin]}
            {shown.translated ? words.translated : ''}
          </p>
        </div>
        <VoteButtons view={view} asked={asked} />
        <p class="hk-vote__hint" data-vote-hint>
          {said.hint}
        </p>
      </Form>
      <div class="hk-vote__last" data-vote-last hidden={last === null}>
        <Last view={view} slug={conversation.slug} last={last} />
      </div>
      {byCode ? (
        <p class="hk-vote__code" data-vote-code hidden={votes === 0}>
          <a href={`${view.href(ownVotesPath(conversation.slug))}?code=shown#code`}>{words.code}</a>
        </p>
      ) : null}
      <p class="hk-unseen" role="status" data-vote-status />
    </section>
  );
}

/** The three answers, of one size: none is nearer than another. */
export function VoteButtons({ view, asked, label }: { view: View; asked: Asked; label?: (choice: string) => string }): VNode {
  const words = text(view.lang).part.asks[asked];
  return (
    <div class="hk-vote__buttons">
      {choices.map((choice) => (
        <button key={choice} class={`hk-vote__button hk-vote__button--${choice}`} type="submit" name="choice" value={choice} aria-label={label?.(words.choice[choice])}>
          <span class="hk-vote__sign" aria-hidden="true">
            {signs[choice]}
          </span>
          <span data-vote-label>{words.choice[choice]}</span>
        </button>
      ))}
    </div>
  );
}

const signs: Record<Choice, string> = { agree: '○', disagree: '×', pass: '―' };

/** There even before the first vote, hidden, so that the script can fill it in. */
function Last({ view, slug, last }: { view: View; slug: string; last: LastVote | null }): VNode {
  const words = text(view.lang).part;
  const shown = last === null ? null : statementIn(last.statement, view.lang);
  return (
    <>
      <p>
        <span data-vote-chosen>{last === null ? '' : last.choice === 'none' ? words.takenBack : words.asks[askedAs(last.statement)].chosen[last.choice]}</span> <Unseen>: </Unseen>
        <q lang={shown?.lang} data-vote-quote>
          {shown?.text ?? ''}
        </q>
      </p>
      <div data-vote-undo hidden={last?.choice === 'none'}>
        <Form view={view} method="post" action={view.href(votesPath(slug))}>
          <input type="hidden" name="statement" value={String(last?.statement.number ?? '')} />
          <Button tone="secondary" name="choice" value="none">
            {words.undo}
          </Button>
        </Form>
      </div>
    </>
  );
}

/** Both are there, one of them hidden: the script shows the other when it is time. */
function Write({ view, conversation, left, votes }: PartProps): VNode {
  const words = text(view.lang).part;
  const may = mayWrite(conversation, { votes, left });
  return (
    <>
      <p class="hk-vote__later" data-vote-later={words.writeAfter(0)} data-after={conversation.writeAfter} hidden={may}>
        {words.writeAfter(Math.max(0, Math.min(conversation.writeAfter - votes, left)))}
      </p>
      <div data-vote-write hidden={!may}>
        <Section id="write" title={words.write}>
          <p>{words.writeBody}</p>
          <Buttons>
            <ButtonLink tone="secondary" href={view.href(ownStatementPath(conversation.slug))}>
              {words.write}
            </ButtonLink>
          </Buttons>
        </Section>
      </div>
    </>
  );
}

function End({ view, conversation, votes, last, resultShown, byCode }: PartProps): VNode {
  const words = text(view.lang).part;
  const mine = view.href(ownVotesPath(conversation.slug));
  return (
    <>
      <div id="statement" class="hk-vote__end" tabindex={-1} role="group" aria-labelledby="end-title">
        <Notice tone="success" title={<span id="end-title">{votes > 0 ? words.endTitle : words.endNone}</span>}>
          {votes > 0 ? <p>{words.endBody(votes)}</p> : null}
          {resultShown ? null : <p>{words.endResultLater}</p>}
        </Notice>
      </div>
      <Buttons>
        {resultShown ? <ButtonLink href={view.href(resultPath(conversation.slug))}>{words.endResult}</ButtonLink> : null}
        <ButtonLink tone="secondary" href={mine}>
          {words.endMine}
        </ButtonLink>
        {byCode && votes > 0 ? (
          <ButtonLink tone="secondary" href={`${mine}?code=shown#code`}>
            {words.endCode}
          </ButtonLink>
        ) : null}
      </Buttons>
      {last === null ? null : (
        <div class="hk-vote__last">
          <Last view={view} slug={conversation.slug} last={last} />
        </div>
      )}
    </>
  );
}
