/** The form in which somebody says what they think: what is typed, and what of it cannot be taken. */
import { z } from 'zod';
import { countGraphemes, isLongerThan } from '#domains/civic';
import type { Consultation, Section } from '#domains/consultation';
import type { Lang } from '#platform/http';
import { isMailAddress } from '#platform/mail-address';
import type { Audience } from './address.ts';
import { visibleText } from './attachment-text.ts';
import { text } from './text.ts';

export const opinionsMax = 20;
/** Characters as people count them. */
export const textMax = 4_000;
export const nameMax = 100;
export const addressMax = 300;

/** Letters that a sender can have: about the receipt at once, about the result when it is out. */
export const letterKinds = ['receipt', 'result'] as const;
export type LetterKind = (typeof letterKinds)[number];

export interface OpinionTyped {
  /** `d1#s2`: document and section; empty for the whole. */
  about: string;
  text: string;
}

export interface SubmissionTyped {
  opinions: OpinionTyped[];
  who: string;
  name: string;
  address: string;
  email: string;
  letters: LetterKind[];
  audience: Audience;
  /** Token of the draft that it comes from; empty for none. */
  draft: string;
}

export interface Fault {
  field: string;
  message: string;
}

// Twenty letters of one sort are few and 4,000 characters can be many units: the handler counts, this only keeps absurd sizes out.
const typedText = z.string().max(80_000).default('');
const short = z.string().max(2_000).default('');
const numbered = Object.fromEntries(Array.from({ length: opinionsMax }, (_, index) => [[`about-${index + 1}`, short], [`text-${index + 1}`, typedText]] as const).flat()) as Record<string, typeof short>;

export const submissionForm = z.object({
  ...numbered,
  shown: z.string().max(3).default('1'),
  who: short,
  name: short,
  address: short,
  email: short,
  letters: z.array(z.string().max(20)).max(5).default([]),
  audience: z.string().max(20).default(''),
  draft: short,
  form: z.string().max(1_000).default(''),
  nonce: z.string().max(20).default(''),
  step: z.string().max(20).default(''),
});
export type SubmissionFields = z.output<typeof submissionForm>;

/** Line ends as they are kept, nothing at the ends, and nothing that turns the direction of what stands around it. */
const tidy = (typed: string): string => visibleText(typed).trim();

export function typedOf(form: SubmissionFields): SubmissionTyped {
  const fields = form as unknown as Record<string, string>;
  const shown = Math.min(opinionsMax, Math.max(1, Math.floor(Number(form.shown)) || 1));
  return {
    opinions: Array.from({ length: shown }, (_, index) => ({ about: fields[`about-${index + 1}`] ?? '', text: tidy(fields[`text-${index + 1}`] ?? '') })),
    who: form.who,
    name: tidy(form.name),
    address: tidy(form.address),
    email: form.email.trim(),
    letters: letterKinds.filter((kind) => form.letters.includes(kind)),
    audience: form.audience === 'children' ? 'children' : 'standard',
    draft: form.draft,
  };
}

export function emptyTyped(audience: Audience, about = ''): SubmissionTyped {
  return { opinions: [{ about, text: '' }], who: '', name: '', address: '', email: '', letters: [...letterKinds], audience, draft: '' };
}

/** Without the opinions that nothing was written in. */
export function withoutBlanks(typed: SubmissionTyped): SubmissionTyped {
  const written = typed.opinions.filter((opinion) => opinion.text !== '');
  return { ...typed, opinions: written.length > 0 ? written : typed.opinions.slice(0, 1) };
}

/** One opinion more, as long as there is room. */
export function withOneMore(typed: SubmissionTyped): SubmissionTyped {
  return typed.opinions.length < opinionsMax ? { ...typed, opinions: [...typed.opinions, { about: '', text: '' }] } : typed;
}

/** Without the opinion of that number (from 1); the last one left is emptied. */
export function withoutOne(typed: SubmissionTyped, number: number): SubmissionTyped {
  const left = typed.opinions.filter((_, index) => index !== number - 1);
  return { ...typed, opinions: left.length > 0 ? left : [{ about: '', text: '' }] };
}

export const aboutOf = ({ documentKey, anchor }: { documentKey: string | null; anchor: string | null }): string => (documentKey === null ? '' : `${documentKey}#${anchor ?? ''}`);

/** Document and section of a choice; null for the whole. */
export function readAbout(about: string): { documentKey: string; anchor: string } | null {
  const [documentKey = '', anchor = ''] = about.split('#');
  return documentKey === '' || anchor === '' ? null : { documentKey, anchor };
}

type Asking = Pick<Consultation, 'identity' | 'whoMay'>;

/** Name and address are asked for: children only where the rule leaves no choice. */
export function asksIdentity({ identity }: Pick<Consultation, 'identity'>, audience: Audience): boolean {
  return identity === 'required' || (identity === 'optional' && audience === 'standard');
}

/** What cannot be taken, in the order of the page. Of the sections only their keys matter. */
export function faultsOf(typed: SubmissionTyped, asking: Asking, sections: readonly Pick<Section, 'documentKey' | 'anchor'>[], lang: Lang): Fault[] {
  const words = text(lang).sending.form[typed.audience];
  const faults = typed.opinions.flatMap((opinion, index) => opinionFaults(opinion, index + 1, sections, words));
  if (typed.opinions.every((opinion) => opinion.text === '')) faults.push({ field: 'text-1', message: words.textMissing });
  if (typed.audience === 'standard' && !asking.whoMay.includes(typed.who)) faults.push({ field: 'who', message: words.whoMissing });
  if (asking.identity === 'required' && typed.name === '') faults.push({ field: 'name', message: words.nameMissing });
  if (asking.identity === 'required' && typed.address === '') faults.push({ field: 'address', message: words.addressMissing });
  if (isLongerThan(typed.name, nameMax)) faults.push({ field: 'name', message: words.tooLong(countGraphemes(typed.name), nameMax) });
  if (isLongerThan(typed.address, addressMax)) faults.push({ field: 'address', message: words.tooLong(countGraphemes(typed.address), addressMax) });
  if (typed.email !== '' && !isMailAddress(typed.email)) faults.push({ field: 'email', message: words.emailWrong });
  return faults;
}

function opinionFaults(opinion: OpinionTyped, number: number, sections: readonly Pick<Section, 'documentKey' | 'anchor'>[], words: { aboutWrong: string; tooLong(n: number, most: number): string }): Fault[] {
  const faults: Fault[] = [];
  if (opinion.about !== '' && !sections.some((section) => aboutOf(section) === opinion.about)) faults.push({ field: `about-${number}`, message: words.aboutWrong });
  if (isLongerThan(opinion.text, textMax)) faults.push({ field: `text-${number}`, message: words.tooLong(countGraphemes(opinion.text), textMax) });
  return faults;
}

/** When a form counts: `open` and `late` are taken, whatever it is afterwards. `begun`: opened within the period. */
export type Timing = 'open' | 'late' | 'over';

export function timingOf(isOpenNow: boolean, wasOpenWhenBegun: boolean, mayBeLate: boolean): Timing {
  if (isOpenNow) return 'open';
  return wasOpenWhenBegun && mayBeLate ? 'late' : 'over';
}

/** Files that come with one submission from the web. */
export const filesMax = 3;
const file = z.instanceof(File).optional();
export const sendingForm = submissionForm.extend({ 'file-1': file, 'file-2': file, 'file-3': file });
export type SendingFields = z.output<typeof sendingForm>;

/** Files that were chosen, with their fields: a browser sends an empty one where none was. */
export function filesOf(form: SendingFields): { field: string; file: File }[] {
  const fields = form as unknown as Record<string, File | undefined>;
  return Array.from({ length: filesMax }, (_, index) => `file-${index + 1}`).flatMap((field) => {
    const chosen = fields[field];
    return chosen !== undefined && (chosen.size > 0 || chosen.name !== '') ? [{ field, file: chosen }] : [];
  });
}
