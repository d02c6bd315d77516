/** The letters that followers get. */
import { formatDate } from '#domains/civic';
import { hrefIn } from '#platform/address';
import { dayInTokyo } from '#platform/clock';
import type { Site } from '#platform/http';
import type { Mail } from '#platform/mail';
import type { Announcement } from './announcement.ts';
import { confirmPath, managePath, stopPath, type Follower } from './follower.ts';
import type { Subject } from './subject.ts';
import { text } from './text.ts';

type Home = Pick<Site, 'name' | 'origin'>;

const addressOf = ({ origin }: Home, lang: Follower['lang'], path: string): string => origin + hrefIn(lang)(path);

/** Asks an address to say yes. `key`: unique for the asking. */
export function confirmLetter(site: Home, { email, lang }: Pick<Follower, 'email' | 'lang'>, subject: Subject, token: string): Mail {
  const words = text(lang);
  const name = site.name[lang];
  return {
    key: `follow.confirm:${token.slice(0, 12)}`,
    to: email,
    subject: words.letter.confirmSubject(name),
    text: words.letter.confirm(name, words.kind[subject.kind], subject.name, addressOf(site, lang, confirmPath(token))),
  };
}

/** Tells an address that was asked for again that it follows already, and nobody else. */
export function followedLetter(site: Home, follower: Follower, subject: Subject, at: Date): Mail {
  const words = text(follower.lang);
  const name = site.name[follower.lang];
  return {
    key: `follow.followed:${follower.id}:${at.getTime()}`,
    to: follower.email,
    subject: words.letter.followedSubject(name),
    text: words.letter.followed(name, words.kind[subject.kind], subject.name, addressOf(site, follower.lang, managePath(follower.token))),
  };
}

/** Everything new in one letter, with a way to stop that needs one click and no browser (RFC 8058). */
export function digestLetter(site: Home, follower: Follower, announcements: Announcement[], day: string): Mail {
  const { lang, token } = follower;
  const words = text(lang).letter;
  const name = site.name[lang];
  const items = announcements.map(({ title, at, path }) => `・${title[lang]}\n　${formatDate(dayInTokyo(at), lang)}\n　${addressOf(site, lang, path)}`);
  const ways = `${words.manage}\n${addressOf(site, lang, managePath(token))}\n${words.stop}\n${addressOf(site, lang, stopPath(token))}`;
  return {
    key: `follow.digest:${day}:${follower.id}`,
    to: follower.email,
    subject: words.digestSubject(name, announcements.length),
    text: `${words.digestLead(name)}\n\n${items.join('\n\n')}\n\n--\n${ways}\n`,
    headers: { 'List-Unsubscribe': `<${addressOf(site, lang, stopPath(token))}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}
