/** What is checked before a document is added or renamed. */
import { type Lang, Refusal } from '#platform/http';
import type { Consultation } from './consultation.ts';
import { audiences } from './document.ts';
import { sentence, text } from './text.ts';

export interface NamedFault {
  field: string;
  message: string;
}

export function nameFaults(lang: Lang, { title, audience }: { title: string; audience: string }): NamedFault[] {
  const words = text(lang).document.work;
  const letters = [...title.trim()].length;
  return [
    ...(letters === 0 ? [{ field: 'title', message: words.titleEmpty }] : letters > 200 ? [{ field: 'title', message: words.titleTooLong }] : []),
    ...(audiences.some((one) => one === audience) ? [] : [{ field: 'audience', message: words.audienceEmpty }]),
  ];
}

/** @throws Refusal 409 where nothing changes any more */
export function refuseOver({ state }: Pick<Consultation, 'state'>): void {
  if (state === 'cancelled') throw new Refusal(409, 'consultation-cancelled', sentence((words) => words.document.work.cancelled));
}
