import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, type Crumb, ErrorSummary, Form, Lead, Page, Prose, Radios, Section, TextField } from '#ui';
import { rhythms } from './follower.ts';
import { feedPath, newFollowPath, type Subject, type SubjectKey, subjectText } from './subject.ts';
import { Naming } from './subject.view.tsx';
import { text } from './text.ts';

interface Fault {
  field: string;
  message: string;
}

export interface NewFollowingProps {
  view: View;
  subject: Subject;
  values: { email: string; rhythm: string };
  /** The address that the person is signed in with; null for everybody else. */
  ownEmail: string | null;
  errors: Fault[];
}

/** The form in which somebody asks to be told. */
export function NewFollowingView({ view, subject, values, ownEmail, errors }: NewFollowingProps): VNode {
  const words = text(view.lang);
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return (
    <Page view={view} title={words.ask.title} crumbs={crumbsOf(view, subject)}>
      <ErrorSummary view={view} errors={errors} />
      <Lead>
        <Naming name={subject.name}>{words.ask.lead(words.kind[subject.kind], subject.name)}</Naming>
      </Lead>
      <Form view={view} method="post" action={view.href('/follow/requests')}>
        <input type="hidden" name="about" value={subjectText(subject)} />
        <TextField name="email" label={words.ask.email} hint={ownEmail === null ? words.ask.emailHint : words.ask.ownHint} type="email" autocomplete="email" value={values.email} error={errorOf('email')} required lang={view.lang} />
        <Radios name="rhythm" legend={words.ask.rhythm} hint={words.ask.rhythmHint} options={rhythms.map((value) => ({ value, label: words.rhythm[value] }))} value={values.rhythm} error={errorOf('rhythm')} required lang={view.lang} />
        <p>{words.ask.privacy}</p>
        <Buttons>
          <Button>{words.ask.button}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}

function crumbsOf(view: View, { path, name }: Subject): Crumb[] {
  return path === null ? [{ href: view.href('/follow'), label: text(view.lang).about.title }] : [{ href: view.href(path), label: <span lang="ja">{name}</span> }];
}

/** The same page whether the address follows already or not. */
export function AskedView({ view }: { view: View }): VNode {
  const { about, sent } = text(view.lang);
  return (
    <Page view={view} title={sent.title} crumbs={[{ href: view.href('/follow'), label: about.title }]}>
      <Lead>{sent.body}</Lead>
      <p>{sent.none}</p>
    </Page>
  );
}

/** What a letter's link leads to: looking at it does nothing, so that a scanner of mail cannot say yes. */
export function ConfirmView({ view, subject, action }: { view: View; subject: Subject; action: string }): VNode {
  const words = text(view.lang);
  return (
    <Page view={view} title={words.confirm.title} crumbs={[{ href: view.href('/follow'), label: words.about.title }]}>
      <Lead>
        <Naming name={subject.name}>{words.confirm.lead(words.kind[subject.kind], subject.name)}</Naming>
      </Lead>
      <Form view={view} method="post" action={action}>
        <Buttons>
          <Button>{words.confirm.button}</Button>
        </Buttons>
      </Form>
      <p>{words.confirm.ignore}</p>
    </Page>
  );
}

/** A link that can do nothing any more, and what to do instead. */
export function LinkOverView({ view, title, body }: { view: View; title: string; body: string }): VNode {
  const words = text(view.lang);
  return (
    <Page view={view} title={title} crumbs={[{ href: view.href('/follow'), label: words.about.title }]}>
      <Lead>{body}</Lead>
      <Buttons>
        <ButtonLink href={view.href('/plan')}>{words.about.plan}</ButtonLink>
      </Buttons>
    </Page>
  );
}

/** How following works, the feed of everything, and how many follow. */
export function AboutFollowingView({ view, followers, signedIn }: { view: View; followers: number; signedIn: boolean }): VNode {
  const words = text(view.lang).about;
  return (
    <Page view={view} title={words.title} description={words.lead} alternates={[{ type: 'application/atom+xml', href: view.href(feedPath(null)), title: words.feedAll }]}>
      <Lead>{words.lead}</Lead>
      <Section id="how" title={words.how}>
        <Prose>
          <ol>
            {words.howSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Prose>
        <Buttons>
          <ButtonLink href={view.href('/plan')}>{words.plan}</ButtonLink>
          {signedIn ? (
            <ButtonLink href={view.href('/follow/mine')} tone="secondary">
              {words.mine}
            </ButtonLink>
          ) : null}
        </Buttons>
      </Section>
      <Section id="feeds" title={words.feeds}>
        <p>
          <a href={view.href(feedPath(null))}>{words.feedAll}</a>
        </p>
        <p>{words.feedNote}</p>
      </Section>
      <Section id="followers" title={words.followers}>
        <p>{words.people(followers.toLocaleString('en'))}</p>
      </Section>
    </Page>
  );
}

/** On the page of what can be followed: links alone, because that page is kept and the same for everyone. */
export function FollowBlock({ view, subject }: { view: View; subject: SubjectKey }): VNode {
  const words = text(view.lang).block;
  return (
    <Section id="follow" title={words.title}>
      <p>{words[subject.kind]}</p>
      <Buttons>
        <ButtonLink href={view.href(newFollowPath(subject))} tone="secondary">
          {words.email}
        </ButtonLink>
      </Buttons>
      <p>
        <a href={view.href(feedPath(subject))} rel="alternate" type="application/atom+xml">
          {words.feed}
        </a>
      </p>
    </Section>
  );
}
