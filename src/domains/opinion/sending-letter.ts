/** The letters of those who send opinions. */
import { formatDate } from '#domains/civic';
import { hrefIn } from '#platform/address';
import type { PlainDate } from '#platform/clock';
import type { Lang, Site } from '#platform/http';
import type { Mail } from '#platform/mail';
import { draftPath, receiptPath } from './address.ts';
import { formatReceiptCode } from './receipt-code.ts';
import { text } from './text.ts';

type Home = Pick<Site, 'name' | 'origin'>;

interface To {
  email: string;
  lang: Lang;
  subject: string;
}

/** `at`: as people read it. */
export function receiptLetter(site: Home, { email, lang, subject }: To, { number, at, code }: { number: number; at: string; code: string }): Mail {
  const words = text(lang).sending.letter;
  const name = site.name[lang];
  const url = site.origin + hrefIn(lang)(receiptPath(code));
  return { key: `opinion.receipt:${number}`, to: email, subject: words.receiptSubject(name), text: words.receipt(name, subject, number, at, formatReceiptCode(code), url) };
}

/** `key`: unique for the saving. */
export function draftLetter(site: Home, { email, lang, subject }: To, { slug, token, endsOn, key }: { slug: string; token: string; endsOn: PlainDate; key: string }): Mail {
  const words = text(lang).sending.letter;
  const name = site.name[lang];
  const url = site.origin + hrefIn(lang)(draftPath(slug, token));
  return { key: `opinion.draft:${key}`, to: email, subject: words.draftSubject(name), text: words.draft(name, subject, url, formatDate(endsOn, lang)) };
}
