import type { VNode } from 'preact';
import type { Principal } from '#platform/access';
import type { Lang, Sentence, View } from '#platform/http';
import { Button, ButtonLink, Buttons, Card, CardList, DefinitionList, ErrorSummary, Form, formatInstant, Lead, Notice, Page, Section, Select, TextField } from '#ui';
import { text } from './text.ts';

/** A page with work for somebody. */
export interface Place {
  path: string;
  label: Sentence;
}

interface MeProps {
  view: View;
  principal: Principal;
  places: Place[];
  createdAt: Date;
  /** As stored, or as typed where it could not be taken. */
  typed: { name: string; lang: string };
  errors: { field: string; message: string }[];
  saved: boolean;
}

export function MeView(props: MeProps): VNode {
  const { view, principal, places, errors, saved } = props;
  const words = text(view.lang).me;
  return (
    <Page view={view} title={words.title}>
      <ErrorSummary view={view} errors={errors} />
      {saved ? <Notice tone="success" title={words.saved} /> : null}
      <Lead>{words.lead}</Lead>
      <Posts view={view} principal={principal} places={places} />
      <Profile {...props} />
      <Section id="more" title={words.more}>
        <Links view={view} />
      </Section>
    </Page>
  );
}

function Posts({ view, principal, places }: Pick<MeProps, 'view' | 'principal' | 'places'>): VNode | null {
  const words = text(view.lang).me;
  if (principal.postsWithheld) {
    return (
      <Notice tone="warning" title={words.withheld}>
        <p>{words.withheldBody}</p>
        <ButtonLink href={view.href('/me/passkeys')}>{words.addPasskey}</ButtonLink>
      </Notice>
    );
  }
  if (principal.posts.length === 0) return null;
  return (
    <Section id="posts" title={words.posts} aside={<a href={view.href('/staff')}>{words.staff}</a>}>
      <ul>
        {principal.posts.map((post) => (
          <li key={`${post.role} ${post.department?.id} ${post.delegated}`}>
            {post.department ? <span lang="ja">{post.department.name} </span> : null}
            {words.role[post.role]}
            {post.delegated ? words.delegated : null}
          </li>
        ))}
      </ul>
      {places.length === 0 ? null : (
        <Buttons>
          {places.map(({ path, label }) => (
            <ButtonLink key={path} href={view.href(path)} tone="secondary">
              {label[view.lang]}
            </ButtonLink>
          ))}
        </Buttons>
      )}
    </Section>
  );
}

function Profile({ view, principal, createdAt, typed, errors }: MeProps): VNode {
  const words = text(view.lang).me;
  const messageOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  const langs: Lang[] = ['ja', 'en'];
  return (
    <Section id="profile" title={words.profile}>
      <DefinitionList
        items={[
          {
            term: words.email,
            description: (
              <>
                {principal.email} <a href={view.href('/me/email')}>{words.changeEmail}</a>
              </>
            ),
          },
          { term: words.since, description: formatInstant(view.lang, createdAt) },
        ]}
      />
      <Form view={view} method="post" action={view.href('/me')} label={words.profile}>
        <TextField name="name" label={words.name} hint={words.nameHint} value={typed.name} error={messageOf('name')} autocomplete="name" lang={view.lang} />
        <Select name="lang" label={words.language} value={typed.lang} error={messageOf('lang')} options={langs.map((lang) => ({ value: lang, label: words.languages[lang], lang }))} lang={view.lang} />
        <Buttons>
          <Button>{words.save}</Button>
        </Buttons>
      </Form>
    </Section>
  );
}

function Links({ view }: { view: View }): VNode {
  const words = text(view.lang).me;
  const { ways } = view.site;
  const links = [
    { path: '/me/passkeys', title: words.passkeys, about: words.passkeysAbout },
    { path: '/me/sessions', title: words.sessions, about: words.sessionsAbout },
    ...(ways?.providers.length ? [{ path: '/me/identities', title: words.identities, about: words.identitiesAbout }] : []),
    ...(ways?.passwords ? [{ path: '/me/password', title: words.password, about: words.passwordAbout }] : []),
    { path: '/follow/mine', title: words.follow, about: words.followAbout },
    { path: '/consultations/mine', title: words.opinions, about: words.opinionsAbout },
    { path: '/me/data', title: words.data, about: words.dataAbout },
    { path: '/me/erasure', title: words.erasure, about: words.erasureAbout },
  ];
  return (
    <CardList>
      {links.map(({ path, title, about }) => (
        <Card key={path} href={view.href(path)} title={title}>
          {about}
        </Card>
      ))}
    </CardList>
  );
}
