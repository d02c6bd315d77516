/** Writing a statement of one's own; what others said already comes first. */
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Buttons, ErrorSummary, Form, Lead, Notice, Section, TextArea } from '#ui';
import { partPath, statementsPath, votesPath } from './address.ts';
import type { Conversation } from './conversation.ts';
import type { Likes } from './own-statement.ts';
import { PartPage, VoteButtons } from './part.view.tsx';
import { type Statement, statementIn } from './statement.ts';
import { text } from './text.ts';
import type { Choice } from './vote.ts';

export interface OwnStatementProps {
  view: View;
  conversation: Conversation;
  typed: string;
  error: string | null;
  /** What is like it, with what this person said to each; null before it was looked for. */
  likes: (Likes & { choices: Map<number, Choice> }) | null;
}

export function OwnStatementView(props: OwnStatementProps): VNode {
  const { view, conversation, error, likes } = props;
  const words = text(view.lang).part.ownStatement;
  return (
    <PartPage view={view} conversation={conversation} title={words.title}>
      <ErrorSummary view={view} errors={error === null ? [] : [{ field: 'text', message: error }]} />
      {likes === null ? <Lead>{words.lead}</Lead> : <LikesView {...props} likes={likes} />}
      {likes === null ? <p>{words.examples}</p> : null}
      <StatementForm {...props} />
      <p>
        <a href={view.href(partPath(conversation.slug))}>{words.back}</a>
      </p>
    </PartPage>
  );
}

function StatementForm({ view, conversation, typed, error, likes }: OwnStatementProps): VNode {
  const words = text(view.lang).part.ownStatement;
  return (
    <Form view={view} method="post" action={view.href(statementsPath(conversation.slug))} label={words.title}>
      <TextArea name="text" label={words.field} hint={words.hint(conversation.lengthMax)} value={typed} error={error ?? undefined} rows={3} required lang={view.lang} />
      <p>
        {conversation.moderation === 'before' ? words.waits : words.atOnce}
        {words.published}
      </p>
      <Buttons>
        {likes === null || likes.same ? null : (
          <Button name="anyway" value={likes.statements.map(({ number }) => number).join(' ')}>
            {words.goOn}
          </Button>
        )}
        <Button tone={likes === null ? 'primary' : 'secondary'}>{likes === null ? words.check : words.change}</Button>
      </Buttons>
    </Form>
  );
}

function LikesView({ view, conversation, likes }: OwnStatementProps & { likes: NonNullable<OwnStatementProps['likes']> }): VNode {
  const words = text(view.lang).part.ownStatement;
  return (
    <Section id="similar" title={likes.same ? words.same : words.similarTitle}>
      <Notice tone="info" title={words.similarBody} />
      {likes.statements.map((statement) => (
        <Like key={statement.number} view={view} slug={conversation.slug} statement={statement} chosen={likes.choices.get(statement.number)} />
      ))}
    </Section>
  );
}

function Like({ view, slug, statement, chosen }: { view: View; slug: string; statement: Statement; chosen: Choice | undefined }): VNode {
  const words = text(view.lang).part;
  const shown = statementIn(statement, view.lang);
  return (
    <div class="hk-vote hk-vote--small">
      <h3>{words.ownStatement.similarCaption(statement.number)}</h3>
      <blockquote lang={shown.lang}>{shown.text}</blockquote>
      {chosen === undefined ? (
        <Form view={view} method="post" action={view.href(votesPath(slug))} label={`${words.ownStatement.similarCaption(statement.number)}：${words.ownStatement.voteInstead}`}>
          <input type="hidden" name="statement" value={String(statement.number)} />
          <VoteButtons view={view} label={(choice) => `${choice}：${shown.text}`} />
        </Form>
      ) : (
        <p>{words.ownStatement.votedAlready(words.choice[chosen])}</p>
      )}
    </div>
  );
}
