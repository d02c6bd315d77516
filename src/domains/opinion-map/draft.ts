/** What staff write of an opinion map before it is announced: what a form may save, and how two texts of it differ. */
import { isLongerThan, readDay } from '#domains/civic';
import { departmentText, type NamedDepartment } from '#domains/staff';
import { type Fault, type Sentence } from '#platform/http';
import { plainText } from '#platform/typed-text';
import { channelsMax, readChannels, writtenChannels } from './channel.ts';
import { type Access, accesses, type Channel, type Conversation } from './conversation.ts';
import { ja } from './text.ja.ts';
import { en } from './text.en.ts';
import { sentence } from './text.ts';

export type Draft = Pick<
  Conversation,
  'question' | 'questionEn' | 'background' | 'backgroundEn' | 'rules' | 'rulesEn' | 'department' | 'contact' | 'opensOn' | 'closesOn' | 'access' | 'moderation' | 'lengthMax' | 'writeAfter' | 'shows' | 'channels' | 'programmes'
>;

/** As a form sends it. */
export interface DraftForm {
  question: string;
  question_en: string;
  background: string;
  background_en: string;
  rules: string;
  rules_en: string;
  department: string;
  contact: string;
  opens_on: string;
  closes_on: string;
  access: string;
  moderation: string;
  length_max: string;
  write_after: string;
  shows: string;
  'channels[]': string[];
  channels_other: string;
  'programmes[]': string[];
}

/** What may be chosen. */
export interface DraftChoices {
  departments: readonly NamedDepartment[];
  /** Numbers of programmes. */
  programmes: ReadonlySet<string>;
  /** Whether a provider of identities for residents is there. */
  verifies: boolean;
  /** Those that the draft had. */
  channels: readonly Channel[];
}

export const lengths = { question: 200, background: 4_000, rules: 4_000, contact: 500, reason: 1_000 } as const;
export const bounds = { lengthMax: [20, 400], writeAfter: [0, 50] } as const;
export const moderations = ['before', 'after'] as const;
export const showings = ['live', 'end'] as const;

/** The accesses that may be chosen here, in the form's order. */
export function accessesWith(verifies: boolean): Access[] {
  return accesses.filter((access) => verifies || access !== 'verified');
}

/** What was typed, tidied, and what is wrong with it: a draft may lack anything but question and department, and holds nothing unusable. */
export function readDraft(form: DraftForm, choices: DraftChoices): { draft: Draft | null; faults: Fault[] } {
  const faults: Fault[] = [];
  const say = (field: string, said: Sentence) => void faults.push({ field, sentence: said });
  const long = (field: keyof DraftForm, most: number): string => {
    const said = plainText(form[field] as string);
    if (isLongerThan(said, most)) say(field, sentence((words) => words.work.draft.fault.tooLong(most)));
    return said;
  };
  const oneOf = <Value extends string>(field: 'access' | 'moderation' | 'shows', values: readonly Value[]): Value => {
    const found = values.find((value) => value === form[field]);
    if (found === undefined) say(field, sentence((words) => (field === 'access' && form.access === 'verified' ? words.work.draft.noVerified : words.work.draft.fault.choice)));
    return found ?? values[0]!;
  };
  const question = long('question', lengths.question).replace(/\s+/g, ' ');
  if (question === '') say('question', sentence((words) => words.work.draft.fault.question));
  const department = choices.departments.find((one) => departmentText(one) === form.department);
  if (department === undefined) say('department', sentence((words) => words.work.draft.fault.department));
  const [opensOn, closesOn] = [readDay('opens_on', form.opens_on, say), readDay('closes_on', form.closes_on, say)];
  if (opensOn !== null && closesOn !== null && closesOn < opensOn) say('closes_on', sentence((words) => words.work.draft.fault.order));
  const programmes = [...new Set(form['programmes[]'])].toSorted();
  if (programmes.some((number) => !choices.programmes.has(number))) say('programmes[]', sentence((words) => words.work.draft.fault.choice));
  const { channels, faults: channelFaults } = readChannels(form['channels[]'], form.channels_other, choices.channels);
  for (const fault of channelFaults) say(fault === 'channels' ? 'channels[]' : 'channels_other', sentence((words) => words.work.draft.fault[fault]));
  const draft = {
    question, questionEn: long('question_en', lengths.question).replace(/\s+/g, ' ') || null, background: long('background', lengths.background), backgroundEn: long('background_en', lengths.background) || null,
    rules: long('rules', lengths.rules), rulesEn: long('rules_en', lengths.rules) || null, contact: long('contact', lengths.contact), opensOn, closesOn,
    access: oneOf('access', accessesWith(choices.verifies)), moderation: oneOf('moderation', moderations), shows: oneOf('shows', showings),
    lengthMax: readNumber('length_max', form.length_max, bounds.lengthMax, say), writeAfter: readNumber('write_after', form.write_after, bounds.writeAfter, say), channels: channels.slice(0, channelsMax), programmes,
  };
  return { draft: faults.length > 0 || !department ? null : { ...draft, department }, faults };
}

function readNumber(field: string, typed: string, [least, most]: readonly [number, number], say: (field: string, said: Sentence) => void): number {
  const plain = typed.normalize('NFKC').trim();
  const number = /^\d{1,4}$/.test(plain) ? Number(plain) : Number.NaN;
  if (number >= least && number <= most) return number;
  say(field, sentence((words) => words.work.draft.fault.number(least, most)));
  return least;
}

/** The form's fields as the draft fills them. */
export function formOf(draft: Draft): DraftForm {
  return {
    question: draft.question, question_en: draft.questionEn ?? '', background: draft.background, background_en: draft.backgroundEn ?? '', rules: draft.rules, rules_en: draft.rulesEn ?? '', department: departmentText(draft.department),
    contact: draft.contact, opens_on: draft.opensOn ?? '', closes_on: draft.closesOn ?? '', access: draft.access, moderation: draft.moderation, length_max: String(draft.lengthMax), write_after: String(draft.writeAfter), shows: draft.shows,
    'channels[]': draft.channels.map(({ key }) => key), channels_other: writtenChannels(draft.channels), 'programmes[]': draft.programmes,
  };
}

/** What a new one begins with: open to anyone, with rules that a city can keep as they are. */
export function emptyForm(department: NamedDepartment | undefined): DraftForm {
  const nothing = { question: '', question_en: '', background: '', background_en: '', contact: '', opens_on: '', closes_on: '' };
  return {
    ...nothing, rules: ja.work.draft.rulesDefault, rules_en: en.work.draft.rulesDefaultEn, department: department ? departmentText(department) : '', access: 'anyone', moderation: 'before', length_max: '140', write_after: '5', shows: 'live',
    'channels[]': [], channels_other: '', 'programmes[]': [],
  };
}

export const draftFields = [
  'question', 'questionEn', 'background', 'backgroundEn', 'rules', 'rulesEn', 'department', 'contact', 'opensOn', 'closesOn', 'access', 'moderation', 'lengthMax', 'writeAfter', 'shows', 'channels', 'programmes',
] as const satisfies (keyof Draft)[];
export type DraftField = (typeof draftFields)[number];

/** The fields in which two texts of one opinion map differ. */
export function differingFields(one: Draft, other: Draft): DraftField[] {
  return draftFields.filter((field) => written(one, field) !== written(other, field));
}

function written(draft: Draft, field: DraftField): string {
  if (field === 'department') return departmentText(draft.department);
  // The database gives the parts of a channel in an order of its own.
  if (field === 'channels') return JSON.stringify(draft.channels.map(({ key, label }) => [key, label.ja, label.en]));
  return JSON.stringify(draft[field]);
}
