/** Letters about an account. Addresses in them begin with the site's own origin, never with what a request says of its host. */
import { hrefIn } from '#platform/address';
import type { Lang, Site } from '#platform/http';
import type { Mail } from '#platform/mail';
import { text } from './text.ts';

/** What a letter says and to whom; its key is added where it is sent. */
export type Letter = Omit<Mail, 'key'>;

type From = Pick<Site, 'name' | 'origin'>;

export interface Addressee {
  to: string;
  lang: Lang;
}

function urlOf(site: From, lang: Lang, path: string): string {
  return site.origin + hrefIn(lang)(path);
}

export function signInLetter(site: From, { to, lang }: Addressee, token: string): Letter {
  const words = text(lang).letter.signIn;
  return { to, subject: words.subject(site.name[lang]), text: words.text(site.name[lang], urlOf(site, lang, `/sign-in/link/${token}`)) };
}

export const invitationPath = (lang: Lang, token: string): string => hrefIn(lang)(`/sign-in/invitation/${token}`);

export function invitationLetter(site: From, { to, lang }: Addressee, token: string, invitedBy: string): Letter {
  const words = text(lang).letter.invitation;
  return { to, subject: words.subject(site.name[lang]), text: words.text(site.name[lang], site.origin + invitationPath(lang, token), invitedBy) };
}

/** To the new address. */
export function newEmailLetter(site: From, { to, lang }: Addressee, token: string): Letter {
  const words = text(lang).letter.emailNew;
  return { to, subject: words.subject(site.name[lang]), text: words.text(site.name[lang], urlOf(site, lang, `/me/email/confirmation/${token}`)) };
}

/** To the present address, when the change is asked for. */
export function emailAskedLetter(site: From, { to, lang }: Addressee, email: string): Letter {
  const words = text(lang).letter.emailOld;
  return { to, subject: words.subject(site.name[lang]), text: words.text(site.name[lang], email, urlOf(site, lang, '/me/sessions')) };
}

/** To the old address, once it is no longer that of the account. */
export function emailChangedLetter(site: From, { to, lang }: Addressee, email: string, token: string): Letter {
  const words = text(lang).letter.emailChanged;
  return { to, subject: words.subject(site.name[lang]), text: words.text(site.name[lang], email, urlOf(site, lang, `/sign-in/email-undo/${token}`)) };
}

export function passkeyAddedLetter(site: From, { to, lang }: Addressee, name: string): Letter {
  const words = text(lang).letter.passkeyAdded;
  return { to, subject: words.subject(site.name[lang]), text: words.text(site.name[lang], name, urlOf(site, lang, '/me/passkeys')) };
}

export function erasedLetter(site: From, { to, lang }: Addressee): Letter {
  const words = text(lang).letter.erased;
  return { to, subject: words.subject(site.name[lang]), text: words.text(site.name[lang]) };
}
