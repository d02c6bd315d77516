/** Writing a statement of one's own; what others said already comes first, and what may lead to a person. */
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Buttons, ErrorSummary, Form, Lead, Notice, Section, TextArea } from '#ui';
import { partPath, statementsPath, votesPath } from './address.ts';
import type { Conversation } from './conversation.ts';
import { anywayOf, type Doubted } from './own-statement.ts';
import { PartPage, VoteButtons } from './part.view.tsx';
import type { PersonalTrace } from './personal-trace.ts';
import { askedAs, type Statement, statementIn } from './statement.ts';
import { text } from './text.ts';
import type { Choice } from './vote.ts';

export interface OwnStatementProps {
  view: View;
  conversation: Conversation;
  typed: string;
  error: string | null;
  /** What to look at before it is taken, with what this person said to what is like it; null before it was looked for. */
  doubt: (Doubted & { choices: Map<number, Choice> }) | null;
}

export function OwnStatementView(props: OwnStatementProps): VNode {
  const { view, conversation, error, doubt } = props;
  const words = text(view.lang).part.ownStatement;
  return (
    <PartPage view={view} conversation={conversation} title={words.title}>
      <ErrorSummary view={view} errors={error === null ? [] : [{ field: 'text', message: error }]} />
      {doubt === null ? (
        <>
          <Lead>{words.lead}</Lead>
          <p>{words.examples}</p>
        </>
      ) : (
        <>
          {doubt.traces.length > 0 ? <TracesView view={view} traces={doubt.traces} /> : null}
          {doubt.likes.statements.length > 0 ? <LikesView view={view} conversation={conversation} doubt={doubt} /> : null}
        </>
      )}
      <StatementForm {...props} />
      <p>
        <a href={view.href(partPath(conversation.slug))}>{words.back}</a>
      </p>
    </PartPage>
  );
}

/** Where something is like it, answering that is the first thing to do: neither of these buttons is the primary one. */
function StatementForm({ view, conversation, typed, error, doubt }: OwnStatementProps): VNode {
  const words = text(view.lang).part.ownStatement;
  return (
    <Form view={view} method="post" action={view.href(statementsPath(conversation.slug))} label={words.title}>
      <TextArea name="text" label={words.field} hint={words.hint(conversation.lengthMax)} value={typed} error={error ?? undefined} rows={3} required lang={view.lang} />
      <p>{words.published[conversation.moderation]}</p>
      <Buttons>
        <Button tone={doubt === null || doubt.state === 'personal' ? 'primary' : 'secondary'}>{doubt === null ? words.check : words.change}</Button>
        {doubt === null || doubt.likes.same ? null : (
          <Button tone="secondary" name="anyway" value={anywayOf(doubt)}>
            {doubt.state === 'similar' ? words.goOn : words.goOnAnyway}
          </Button>
        )}
      </Buttons>
    </Form>
  );
}

function TracesView({ view, traces }: { view: View; traces: PersonalTrace[] }): VNode {
  const words = text(view.lang).part.ownStatement;
  return (
    <Notice tone="warning" title={words.personal}>
      {traces.map((trace) => (
        <p key={trace}>{words.personalTrace[trace]}</p>
      ))}
      <p>{words.personalBody}</p>
    </Notice>
  );
}

function LikesView({ view, conversation, doubt: { likes, choices } }: Pick<OwnStatementProps, 'view' | 'conversation'> & { doubt: NonNullable<OwnStatementProps['doubt']> }): VNode {
  const words = text(view.lang).part.ownStatement;
  return (
    <Section id="similar" title={likes.same ? words.same : words.similarTitle}>
      <Notice tone="info" title={likes.same ? words.sameBody : words.similarBody} />
      {likes.statements.map((statement) => (
        <Like key={statement.number} view={view} slug={conversation.slug} statement={statement} chosen={choices.get(statement.number)} />
      ))}
    </Section>
  );
}

function Like({ view, slug, statement, chosen }: { view: View; slug: string; statement: Statement; chosen: Choice | undefined }): VNode {
  const { asks, ownStatement: words } = text(view.lang).part;
  const shown = statementIn(statement, view.lang);
  const asked = askedAs(statement);
  return (
    <div class="hk-vote hk-vote--small">
      <h3>{words.similarCaption(statement.number)}</h3>
      <blockquote lang={shown.lang}>{shown.text}</blockquote>
      {chosen === undefined ? (
        <Form view={view} method="post" action={view.href(votesPath(slug))} label={words.voteForm(statement.number)}>
          <input type="hidden" name="statement" value={String(statement.number)} />
          <VoteButtons view={view} asked={asked} label={(choice) => words.voteOn(shown.text, choice)} />
        </Form>
      ) : (
        <p>{words.votedAlready(asks[asked].choice[chosen])}</p>
      )}
    </div>
  );
}
