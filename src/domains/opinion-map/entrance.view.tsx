/** Where somebody cannot answer now: why, and what they can do. */
import type { VNode } from 'preact';
import { formatDayShort } from '#domains/civic';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, EmptyState, ErrorSummary, Form, Lead, Notice, TextField } from '#ui';
import { entryPath, moderationPath, ownVotesPath, partPath, reportPath, resultPath, returnPath } from './address.ts';
import { KeptLink } from './caution.view.tsx';
import type { Conversation } from './conversation.ts';
import { PartPage } from './part.view.tsx';
import { text } from './text.ts';

export interface ClosedProps {
  view: View;
  conversation: Conversation;
}

/** Not in the period, or cancelled. */
export function ClosedView({ view, conversation, stage, hasReport }: ClosedProps & { stage: 'upcoming' | 'closed' | 'cancelled'; hasReport: boolean }): VNode {
  const words = text(view.lang).part;
  const { upcoming, upcomingBody, closed, closedBody, cancelled } = words.noEntrance;
  const title = { upcoming: upcoming(conversation.opensOn === null ? '' : formatDayShort(conversation.opensOn, view.lang)), closed, cancelled }[stage];
  return (
    <PartPage view={view} conversation={conversation}>
      <EmptyState title={title}>{stage === 'cancelled' ? null : <p>{stage === 'upcoming' ? upcomingBody : closedBody}</p>}</EmptyState>
      {stage === 'closed' ? (
        <Buttons>
          <ButtonLink href={view.href(resultPath(conversation.slug))}>{words.endResult}</ButtonLink>
          {hasReport ? (
            <ButtonLink tone="secondary" href={view.href(reportPath(conversation.slug))}>
              {text(view.lang).conversation.page.reportLink}
            </ButtonLink>
          ) : null}
          <ButtonLink tone="secondary" href={view.href(ownVotesPath(conversation.slug))}>
            {words.own.title}
          </ButtonLink>
        </Buttons>
      ) : null}
    </PartPage>
  );
}

/** `from`: a channel's key, or `page`. */
function afterSignIn(slug: string, from: string): string {
  return `${partPath(slug)}${from === 'page' ? '' : `?from=${encodeURIComponent(from)}`}`;
}

/** `from`: how they came, which must not be lost on the way over the sign-in. */
export function SignInView({ view, conversation, from }: ClosedProps & { from: string }): VNode {
  const words = text(view.lang).part.noEntrance;
  const next = afterSignIn(conversation.slug, from);
  return (
    <PartPage view={view} conversation={conversation}>
      <Notice tone="info" title={words.signIn}>
        <p>{words.signInBody}</p>
        <KeptOfYou view={view} conversation={conversation} />
      </Notice>
      <Buttons>
        <ButtonLink href={view.href(`/sign-in?next=${encodeURIComponent(next)}`)}>{words.signInLink}</ButtonLink>
      </Buttons>
    </PartPage>
  );
}

/** Where an account stands behind the votes: said before anybody signs in for it. */
function KeptOfYou({ view, conversation }: ClosedProps): VNode {
  return (
    <p>
      {text(view.lang).part.noEntrance.kept} <KeptLink view={view} slug={conversation.slug} />
    </p>
  );
}

export interface VerifyingWay {
  name: string;
  /** What the city calls it. */
  label: string;
}

/** `ways`: by which people prove who they are. Somebody signed in by another way has an account, which such a way may have to be joined to first. */
export function VerifiedView({ view, conversation, ways, from, signedIn }: ClosedProps & { ways: VerifyingWay[]; from: string; signedIn: boolean }): VNode {
  const words = text(view.lang).part.noEntrance;
  const next = new URLSearchParams({ next: view.href(afterSignIn(conversation.slug, from)) });
  return (
    <PartPage view={view} conversation={conversation}>
      <Notice tone="warning" title={words.verified}>
        <p>{ways.length === 0 ? words.verifiedNone : words.verifiedBody(ways.map(({ label }) => label).join(view.lang === 'ja' ? '、' : ', '))}</p>
        {signedIn && ways.length > 0 ? (
          <p>
            {words.verifiedOther} <a href={view.href('/me/identities')}>{words.verifiedConnect}</a>
          </p>
        ) : null}
        <KeptOfYou view={view} conversation={conversation} />
        <p lang="ja">{words.contact(conversation.contact)}</p>
      </Notice>
      <Buttons>
        {ways.map(({ name, label }) => (
          <ButtonLink key={name} href={view.href(`/sign-in/with/${name}?${next}`)}>
            {words.verifiedLink(label)}
          </ButtonLink>
        ))}
      </Buttons>
    </PartPage>
  );
}

export function BarredView({ view, conversation, number }: ClosedProps & { number: number }): VNode {
  const words = text(view.lang).part.noEntrance;
  return (
    <PartPage view={view} conversation={conversation}>
      <Notice tone="warning" title={words.barred}>
        <p>{words.barredBody}</p>
        <p>{words.barredNumber(number)}</p>
        <p>
          <a href={view.href(moderationPath(conversation.slug))}>{words.barredLog}</a>
        </p>
        <p lang="ja">{words.contact(conversation.contact)}</p>
      </Notice>
    </PartPage>
  );
}

export function InvitationView({ view, conversation, typed, error }: ClosedProps & { typed: string; error: string | null }): VNode {
  const words = text(view.lang).part.noEntrance;
  return (
    <PartPage view={view} conversation={conversation} title={words.invitation}>
      <ErrorSummary view={view} errors={error === null ? [] : [{ field: 'invitation', message: error }]} />
      <Lead>{words.invitationBody}</Lead>
      <Form view={view} method="post" action={view.href(entryPath(conversation.slug))}>
        <TextField name="invitation" label={words.invitationField} hint={words.invitationHint} value={typed} error={error ?? undefined} required lang={view.lang} autocomplete="off" />
        <Buttons>
          <Button>{words.invitationButton}</Button>
        </Buttons>
      </Form>
      <p>
        <a href={view.href(returnPath(conversation.slug))}>{words.returnLink}</a>
      </p>
    </PartPage>
  );
}
