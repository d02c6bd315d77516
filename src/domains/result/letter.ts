/** Tells whoever wanted it that the result is out. */
import type { Consultation } from '#domains/consultation';
import type { WishedLetter } from '#domains/opinion';
import { hrefIn } from '#platform/address';
import type { Site } from '#platform/http';
import type { Mail } from '#platform/mail';
import { resultPath } from './address.ts';
import { text } from './text.ts';

/** One letter a submission, however often the release is tried. */
export function resultLetter(site: Pick<Site, 'name' | 'origin'>, { slug, subject }: Pick<Consultation, 'slug' | 'subject'>, { submissionId, email, lang, receiptPath }: WishedLetter): Mail {
  const words = text(lang).release.letter;
  const address = (path: string): string => site.origin + hrefIn(lang)(path);
  return { key: `result.released:${slug}:${submissionId}`, to: email, subject: words.subject(subject), text: words.body(site.name[lang], subject, address(resultPath(slug)), receiptPath === null ? null : address(receiptPath)) };
}
