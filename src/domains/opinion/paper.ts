/** What came on paper, by fax or over the counter, and letters by e-mail: a member of staff enters it. */
import { z } from 'zod';
import { formatDate, isLongerThan, parseDay } from '#domains/civic';
import { addressedWays, type Consultation, type Section } from '#domains/consultation';
import type { Lang, Sentence } from '#platform/http';
import { isMailAddress } from '#platform/mail-address';
import { visibleText } from './attachment-text.ts';
import { submissionsPath } from './moderation.ts';
import { aboutOf, addressMax, type Fault, nameMax, opinionsMax, textMax } from './submission-form.ts';
import { text } from './text.ts';

export type PaperWay = (typeof addressedWays)[number];

/** What the forms of staff need to know of the call. */
export interface PaperCalling {
  consultation: Consultation;
  sections: Section[];
  /** Who may take part, as the rule says it; in its order. */
  whoMay: { key: string; label: Sentence }[];
}

export interface PaperTyped {
  way: PaperWay | '';
  receivedOn: string;
  /** It arrived after the end and was sent within the period, by its postmark or the head of its fax. */
  inTime: boolean;
  opinions: { about: string; text: string }[];
  /** Key of the rule's list; empty where the paper does not say. */
  who: string;
  name: string;
  address: string;
  email: string;
  phone: string;
  /** Entered although the same text was entered today. */
  isOther: boolean;
}

const short = z.string().max(2_000).default('');
const numbered = Object.fromEntries(Array.from({ length: opinionsMax }, (_, index) => [[`about-${index + 1}`, short], [`text-${index + 1}`, z.string().max(80_000).default('')]] as const).flat()) as Record<string, typeof short>;

export const paperFields = {
  ...numbered,
  way: short,
  received_on: short,
  in_time: short,
  shown: z.string().max(3).default('1'),
  who: short,
  name: short,
  address: short,
  email: short,
  phone: short,
  is_other: short,
  form_key: z.uuid(),
};
export const paperForm = z.object({
  ...paperFields,
  scan: z.instanceof(File).optional(),
  /** Scans that were taken when the form was sent before: sealed, see attachment-keeping.ts. */
  kept: z.string().max(20_000).default(''),
  step: z.enum(['save', 'save-next', 'more']).catch('save'),
});

export function newPaperPath(slug: string): string {
  return `${submissionsPath(slug)}/new`;
}

export function typedPaper(form: object): PaperTyped {
  const fields = form as Record<string, string>;
  const said = (name: string): string => visibleText(fields[name] ?? '').trim();
  const day = parseDay(said('received_on'));
  const shown = Math.min(opinionsMax, Math.max(1, Math.floor(Number(fields['shown'])) || 1));
  return {
    way: addressedWays.find((way) => way === fields['way']) ?? '',
    receivedOn: day.ok ? day.value : said('received_on'),
    inTime: fields['in_time'] === 'yes',
    opinions: Array.from({ length: shown }, (_, index) => ({ about: said(`about-${index + 1}`), text: said(`text-${index + 1}`) })),
    who: said('who'),
    name: said('name'),
    address: said('address'),
    email: said('email'),
    phone: said('phone'),
    isOther: fields['is_other'] === 'yes',
  };
}

export function emptyPaper(way: PaperWay | '', receivedOn: string): PaperTyped {
  return { way, receivedOn, inTime: false, opinions: [{ about: '', text: '' }], who: '', name: '', address: '', email: '', phone: '', isOther: false };
}

type Asking = Pick<Consultation, 'opensOn' | 'closesOn' | 'whoMay'>;

export function isPaperLate({ closesOn }: Pick<Consultation, 'closesOn'>, receivedOn: string): boolean {
  return closesOn !== null && receivedOn > closesOn;
}

/** What cannot be taken, in the order of the page. A day after the end needs the word that it was sent in time (消印有効). */
export function paperFaults(typed: PaperTyped, asking: Asking, sections: readonly Pick<Section, 'documentKey' | 'anchor'>[], today: string, lang: Lang): Fault[] {
  const { fault } = text(lang).paper;
  const faults: Fault[] = [];
  if (typed.way === '') faults.push({ field: 'way', message: fault.way });
  if (!parseDay(typed.receivedOn).ok) faults.push({ field: 'received_on', message: fault.day });
  else if (typed.receivedOn > today) faults.push({ field: 'received_on', message: fault.future });
  else if (asking.opensOn !== null && typed.receivedOn < asking.opensOn) faults.push({ field: 'received_on', message: fault.early(formatDate(asking.opensOn, lang)) });
  else if (isPaperLate(asking, typed.receivedOn) && !typed.inTime) faults.push({ field: 'in_time', message: fault.late(formatDate(asking.closesOn!, lang)) });
  faults.push(...opinionFaults(typed, sections, lang));
  if (typed.who !== '' && !asking.whoMay.includes(typed.who)) faults.push({ field: 'who', message: fault.who });
  for (const [field, most] of [['name', nameMax], ['address', addressMax], ['phone', 40]] as const) if (isLongerThan(typed[field], most)) faults.push({ field, message: fault.long(most) });
  if (typed.email !== '' && !isMailAddress(typed.email)) faults.push({ field: 'email', message: fault.email });
  return faults;
}

export function opinionFaults({ opinions }: Pick<PaperTyped, 'opinions'>, sections: readonly Pick<Section, 'documentKey' | 'anchor'>[], lang: Lang): Fault[] {
  const { fault } = text(lang).paper;
  const faults = opinions.flatMap(({ about, text: said }, index): Fault[] => [
    ...(about !== '' && !sections.some((section) => aboutOf(section) === about) ? [{ field: `about-${index + 1}`, message: fault.about }] : []),
    ...(isLongerThan(said, textMax) ? [{ field: `text-${index + 1}`, message: fault.long(textMax) }] : []),
  ]);
  return opinions.every((opinion) => opinion.text === '') ? [{ field: 'text-1', message: fault.text }, ...faults] : faults;
}
