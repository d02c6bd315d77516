/** One's own votes: the list with its changes, statements of one's own, the code to come back with. */
import type { VNode } from 'preact';
import { formatPersonCode } from '#domains/civic';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, DataTable, EmptyState, ErrorSummary, Filters, Form, Lead, Notice, Pagination, Section, Select, Tag, TextField } from '#ui';
import { departurePath, moderationPath, ownVotesPath, partPath, placePath, resultPath, returnPath, votesPath } from './address.ts';
import type { Conversation } from './conversation.ts';
import type { OwnStatement } from './own-statement.ts';
import { type OwnVote, type OwnVotesChoice, ownVotesHref, type ownVoteSorts } from './own-votes.ts';
import { PartPage } from './part.view.tsx';
import { askedAs, type Statement, statementIn } from './statement.ts';
import { text } from './text.ts';
import { type Choice, choices } from './vote.ts';

export interface OwnVotesProps {
  view: View;
  conversation: Conversation;
  /** True while votes may be changed. */
  open: boolean;
  /** True where moderators left this person out. */
  barred: boolean;
  /** Null where nobody took part in this browser. */
  own: {
    shown: OwnVote[];
    found: number;
    hidden: number;
    pages: number;
    choice: OwnVotesChoice & { page: number };
    statements: OwnStatement[];
  } | null;
  /** `account`: signing in leads back, no code is needed; `later`: not before the first vote. */
  code: { kind: 'hidden' | 'account' | 'later' } | { kind: 'shown'; code: string };
  done: 'changed' | 'taken-back' | 'left' | undefined;
  resultShown: boolean;
}

export function OwnVotesView(props: OwnVotesProps): VNode {
  const { view, conversation, own, open, barred, done, resultShown, code } = props;
  const words = text(view.lang).part.own;
  const told = done === undefined ? null : { changed: words.changed, 'taken-back': words.takenBack, left: words.left }[done];
  return (
    <PartPage view={view} conversation={conversation} title={words.title}>
      {told === null ? null : <Notice tone="success" title={told} />}
      {own === null ? (
        <EmptyState title={words.none}>
          <p>{words.noneBody}</p>
          <p>
            <a href={view.href(returnPath(conversation.slug))}>{text(view.lang).part.comeBack.title}</a>
          </p>
        </EmptyState>
      ) : (
        <Lead>{open ? words.lead : barred ? words.barred : words.closed}</Lead>
      )}
      {barred ? (
        <p>
          <a href={view.href(moderationPath(conversation.slug))}>{words.barredLink}</a>
        </p>
      ) : null}
      <Buttons>
        {open ? <ButtonLink href={view.href(partPath(conversation.slug))}>{own === null ? words.start : words.goOn}</ButtonLink> : null}
        {own !== null && resultShown ? (
          <ButtonLink tone="secondary" href={view.href(placePath(conversation.slug))}>
            {words.placeLink}
          </ButtonLink>
        ) : null}
        {resultShown ? (
          <ButtonLink tone="secondary" href={view.href(resultPath(conversation.slug))}>
            {words.resultLink}
          </ButtonLink>
        ) : null}
      </Buttons>
      {own === null ? null : <Votes {...props} own={own} />}
      {own === null ? null : <OwnStatements view={view} slug={conversation.slug} statements={own.statements} />}
      {own === null ? null : <Code view={view} slug={conversation.slug} code={code} />}
    </PartPage>
  );
}

function Votes({ view, conversation, open, own }: OwnVotesProps & { own: NonNullable<OwnVotesProps['own']> }): VNode {
  const words = text(view.lang).part;
  const path = ownVotesPath(conversation.slug);
  const asksPerson = own.shown.some(({ statement }) => statement.meta);
  const nameOf = (choice: Choice): string => (asksPerson ? words.own.either(words.asks.opinion.choice[choice], words.asks.person.choice[choice]) : words.asks.opinion.choice[choice]);
  const href = (change: OwnVotesChoice, format?: string): string => view.href(ownVotesHref(path, { ...own.choice, ...change }, format));
  return (
    <Section id="votes" title={words.own.choice}>
      <Filters view={view} action={view.href(path)} label={words.own.filters} reset={view.href(path)}>
        <Select name="choice" label={words.own.choice} value={own.choice.choice ?? ''} options={[{ value: '', label: words.own.all }, ...choices.map((choice) => ({ value: choice, label: nameOf(choice) }))]} />
        <TextField name="text" label={words.own.words} type="search" value={own.choice.text} />
      </Filters>
      <DataTable
        view={view}
        caption={words.own.caption(own.found)}
        columns={[
          { key: 'number', label: words.own.number, align: 'end' as const, sortable: true, cell: ({ statement }) => statement.number },
          { key: 'statement', label: words.own.statement, rowHeader: true, cell: ({ statement }) => <StatementText view={view} statement={statement} /> },
          { key: 'choice', label: words.own.choice, sortable: true, cell: ({ statement, choice }) => words.asks[askedAs(statement)].choice[choice] },
          ...(open ? [{ key: 'change', label: words.own.change, cell: (one: OwnVote) => <Change view={view} slug={conversation.slug} vote={one} /> }] : []),
        ]}
        rows={own.shown}
        sort={{ by: own.choice.sort ?? '', direction: own.choice.order ?? 'asc', href: (by, order) => href({ sort: by as (typeof ownVoteSorts)[number], order, page: 1 }) }}
        downloads={[
          { label: words.own.csv, href: href({ page: 1 }, 'csv') },
          { label: words.own.json, href: href({ page: 1 }, 'json') },
        ]}
        empty={words.own.empty}
        stacked
      />
      <Pagination view={view} page={own.choice.page} pages={own.pages} href={(page) => href({ page })} />
      {own.hidden === 0 ? null : <p>{words.own.hidden(own.hidden)}</p>}
    </Section>
  );
}

function StatementText({ view, statement }: { view: View; statement: Statement }): VNode {
  const shown = statementIn(statement, view.lang);
  return <span lang={shown.lang}>{shown.text}</span>;
}

/** The answers that it is not, and taking back. */
function Change({ view, slug, vote }: { view: View; slug: string; vote: OwnVote }): VNode {
  const words = text(view.lang).part;
  const said = statementIn(vote.statement, view.lang).text;
  const names = words.asks[askedAs(vote.statement)].choice;
  const button = (value: Choice | 'none', label: string, name: string): VNode => (
    <button key={value} class="hk-vote-change" type="submit" name="choice" value={value} aria-label={name}>
      {label}
    </button>
  );
  return (
    <Form view={view} method="post" action={view.href(votesPath(slug))}>
      <input type="hidden" name="statement" value={String(vote.statement.number)} />
      <input type="hidden" name="back" value="mine" />
      <div class="hk-vote-changes">
        {choices.filter((choice) => choice !== vote.choice).map((choice) => button(choice, names[choice], words.own.changeTo(names[choice], said)))}
        {button('none', words.own.takeBack, words.own.takeBackOf(said))}
      </div>
    </Form>
  );
}

/** Who wrote one is told why it is not published, and under which number the public log says so. */
function OwnStatements({ view, slug, statements }: { view: View; slug: string; statements: OwnStatement[] }): VNode {
  const words = text(view.lang).part.own;
  const { ground } = text(view.lang).moderation;
  const tones = { waiting: 'orange', shown: 'green', refused: 'neutral', merged: 'blue' } as const;
  return (
    <Section id="statements" title={words.statementsTitle}>
      {statements.length === 0 ? <p>{words.statementsNone}</p> : null}
      <ul class="hk-vote-own">
        {statements.map((statement) => (
          <li key={statement.number}>
            {words.statementNumber(statement.number)} <Tag tone={tones[statement.state]}>{statement.mergedInto === null ? words.state[statement.state] : words.mergedInto(statement.mergedInto)}</Tag> <StatementText view={view} statement={statement} />
            {statement.refusal === null ? null : (
              <p>
                {words.refusedFor(ground[statement.refusal.ground])} <span lang="ja">{statement.refusal.reason}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
      {statements.some(({ state }) => state === 'refused') ? (
        <p>
          <a href={view.href(moderationPath(slug))}>{words.reasons}</a>
        </p>
      ) : null}
    </Section>
  );
}

function Code({ view, slug, code }: { view: View; slug: string; code: OwnVotesProps['code'] }): VNode {
  const words = text(view.lang).part.own;
  const mine = view.href(ownVotesPath(slug));
  if (code.kind === 'account' || code.kind === 'later')
    return (
      <Section id="code" title={words.codeTitle}>
        <p>{code.kind === 'account' ? words.account : words.codeLater}</p>
      </Section>
    );
  return (
    <>
      <Section id="code" title={words.codeTitle}>
        <p>{words.codeBody}</p>
        {code.kind === 'shown' ? (
          <p>
            <span class="hk-code">{formatPersonCode(code.code)}</span>
          </p>
        ) : null}
        <p>{words.codeLost}</p>
        <Buttons>
          <ButtonLink tone="secondary" href={code.kind === 'shown' ? `${mine}#code` : `${mine}?code=shown#code`}>
            {code.kind === 'shown' ? words.codeHide : words.codeShow}
          </ButtonLink>
        </Buttons>
      </Section>
      <Section id="leave" title={words.leaveTitle}>
        <p>{words.leaveBody}</p>
        <Form view={view} method="post" action={view.href(departurePath(slug))}>
          <Buttons>
            <Button tone="secondary">{words.leave}</Button>
          </Buttons>
        </Form>
      </Section>
    </>
  );
}

export interface ReturnProps {
  view: View;
  conversation: Conversation;
  typed: string;
  error: string | null;
  /** True where this browser holds another participation. */
  replaces: boolean;
  byAccount: boolean;
}

export function ReturnView({ view, conversation, typed, error, replaces, byAccount }: ReturnProps): VNode {
  const words = text(view.lang).part.comeBack;
  return (
    <PartPage view={view} conversation={conversation} title={words.title}>
      <ErrorSummary view={view} errors={error === null ? [] : [{ field: 'code', message: error }]} />
      <Lead>{byAccount ? words.byAccount : words.lead}</Lead>
      {replaces ? <Notice tone="warning" title={words.replaces} /> : null}
      {byAccount ? (
        <Buttons>
          <ButtonLink href={view.href(partPath(conversation.slug))}>{text(view.lang).part.own.goOn}</ButtonLink>
        </Buttons>
      ) : (
        <Form view={view} method="post" action={view.href(returnPath(conversation.slug))}>
          <TextField name="code" label={words.field} hint={words.hint} value={typed} error={error ?? undefined} required lang={view.lang} autocomplete="off" />
          <Buttons>
            <Button>{words.button}</Button>
          </Buttons>
        </Form>
      )}
    </PartPage>
  );
}
