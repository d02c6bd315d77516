/** Links in letters, opened and used: to sign in, and to follow an invitation. */
import { page, seeOther, type Ask, type Reply } from '#platform/http';
import { browserOf } from './browser.ts';
import { linkOver, secretPage } from './link-refusal.view.tsx';
import { endLinksTo, openLink, takeLink } from './link.store.ts';
import { LinkLandingView } from './link.view.tsx';
import { arrival, onward } from './own-address.ts';
import { personOfEmail } from './person.store.ts';
import { signInHere } from './sign-in.store.ts';
import { text } from './text.ts';

const browserToken = (ask: Ask): string | null => browserOf(ask.site.origin, ask.header('cookie'));

export async function showSignInLink(ask: Ask): Promise<Reply> {
  const token = ask.params.token!;
  const opened = await openLink(ask.db, token, ['sign-in'], browserToken(ask), ask.clock.now());
  if (opened.state !== 'good') return linkOver(ask, opened, '/sign-in');
  const words = text(ask.lang).link;
  return secretPage(page(<LinkLandingView view={ask} title={words.title} lead={words.lead(opened.link.email)} button={words.button} note={words.own} action={ask.href(`/sign-in/link/${token}`)} />));
}

/** Signs in; whoever comes for the first time has an account from now on. */
export async function useSignInLink(ask: Ask): Promise<Reply> {
  const at = ask.clock.now();
  const opened = await takeLink(ask.db, ask.params.token!, ['sign-in'], browserToken(ask), at);
  ask.telling.subject = 'sign-in link';
  if (opened.state !== 'good') return linkOver(ask, opened, '/sign-in');
  const { email, lang, next } = opened.link;
  const person = await personOfEmail(ask.db, email, lang, at);
  await endLinksTo(ask.db, email, ['sign-in'], at);
  ask.telling.personId = person.id;
  return seeOther(onward(ask, next ?? arrival), {}, await signInHere(ask, person.id, 'link'));
}

export async function showInvitation(ask: Ask): Promise<Reply> {
  const token = ask.params.token!;
  const opened = await openLink(ask.db, token, ['invitation'], null, ask.clock.now());
  if (opened.state !== 'good') return linkOver(ask, opened, '/sign-in');
  const words = text(ask.lang).invitation;
  return secretPage(page(<LinkLandingView view={ask} title={words.title} lead={words.lead(opened.link.email)} button={words.button} note={words.next} action={ask.href(`/sign-in/invitation/${token}`)} />));
}

export async function useInvitation(ask: Ask): Promise<Reply> {
  const opened = await takeLink(ask.db, ask.params.token!, ['invitation'], null, ask.clock.now());
  ask.telling.subject = 'invitation';
  if (opened.state !== 'good') return linkOver(ask, opened, '/sign-in');
  const personId = opened.link.personId!;
  ask.telling.personId = personId;
  return seeOther(onward(ask, opened.link.next ?? arrival), {}, await signInHere(ask, personId, 'link'));
}
