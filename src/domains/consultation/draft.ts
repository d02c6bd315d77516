/** What staff write of a call before it is announced: what a form may save, and how two texts of it differ. */
import { isLongerThan, readDay } from '#domains/civic';
import { departmentText, type NamedDepartment } from '#domains/staff';
import type { Fault, Sentence } from '#platform/http';
import { plainText } from '#platform/typed-text';
import type { Consultation } from './consultation.ts';
import { addressedWays, identities, type Rule, ways } from './rule.ts';
import type { Telling } from './telling.ts';
import { sentence } from './text.ts';

export type Draft = Pick<Consultation, 'subject' | 'purpose' | 'department' | 'contact' | 'opensOn' | 'closesOn' | 'whoMay' | 'ways' | 'addresses' | 'identity' | 'exception' | 'programmes'> & {
  exceptionReason: string | null;
  tellings: Telling[];
};

/** As a form sends it. */
export interface DraftForm {
  subject: string;
  purpose: string;
  department: string;
  contact: string;
  opens_on: string;
  closes_on: string;
  'who_may[]': string[];
  'ways[]': string[];
  address_post: string;
  address_fax: string;
  address_mail: string;
  address_counter: string;
  identity: string;
  'programmes[]': string[];
  'told_body[]': string[];
  'told_on[]': string[];
  exception: string;
  exception_reason: string;
}

/** What may be chosen. */
export interface DraftChoices {
  departments: readonly NamedDepartment[];
  /** Numbers of programmes. */
  programmes: ReadonlySet<string>;
  rule: Rule;
}

export const lengths = { subject: 200, purpose: 4_000, contact: 500, address: 300, reason: 1_000 } as const;

/** What was typed, tidied, and what is wrong with it: a draft may lack anything but subject and department, and holds nothing unusable. */
export function readDraft(form: DraftForm, choices: DraftChoices): { draft: Draft | null; faults: Fault[] } {
  const faults: Fault[] = [];
  const say = (field: string, said: Sentence) => void faults.push({ field, sentence: said });
  const long = (field: string, typed: string, most: number): string => {
    const said = plainText(typed);
    if (isLongerThan(said, most)) say(field, sentence((words) => words.draft.fault.tooLong(most)));
    return said;
  };
  const subject = long('subject', form.subject, lengths.subject).replace(/\s+/g, ' ');
  if (subject === '') say('subject', sentence((words) => words.draft.fault.subject));
  const department = choices.departments.find((one) => departmentText(one) === form.department);
  if (department === undefined) say('department', sentence((words) => words.draft.fault.department));
  const [opensOn, closesOn] = [readDay('opens_on', form.opens_on, say), readDay('closes_on', form.closes_on, say)];
  if (opensOn !== null && closesOn !== null && closesOn < opensOn) say('closes_on', sentence((words) => words.draft.fault.order));
  const whoMay = chosen(form['who_may[]'], choices.rule.whoMay.map(({ key }) => key), 'who_may[]', say);
  const chosenWays = chosen(form['ways[]'], ways, 'ways[]', say);
  const programmes = chosen(form['programmes[]'], [...choices.programmes], 'programmes[]', say).toSorted();
  const identity = identities.find((one) => one === form.identity);
  if (identity === undefined) say('identity', sentence((words) => words.draft.fault.identity));
  const exception = form.exception === '' ? null : form.exception;
  if (exception !== null && !choices.rule.exceptions.some(({ key }) => key === exception)) say('exception', sentence((words) => words.draft.fault.choice));
  const draft = {
    subject, purpose: long('purpose', form.purpose, lengths.purpose), contact: long('contact', form.contact, lengths.contact), opensOn, closesOn, whoMay, ways: chosenWays,
    addresses: readAddresses(form, long), programmes, tellings: readTellings(form, choices.rule, say), exception,
    exceptionReason: long('exception_reason', form.exception_reason, lengths.reason) || null,
  };
  return { draft: faults.length > 0 || !department || !identity ? null : { ...draft, department, identity }, faults };
}

function readAddresses(form: DraftForm, long: (field: string, typed: string, most: number) => string): Draft['addresses'] {
  const read = addressedWays.map((way) => [way, long(`address_${way}`, form[`address_${way}`], lengths.address)] as const);
  return Object.fromEntries(read.filter(([, said]) => said !== ''));
}

function readTellings(form: DraftForm, rule: Rule, say: (field: string, said: Sentence) => void): Telling[] {
  return form['told_body[]'].flatMap((body, index) => {
    const typed = form['told_on[]'][index] ?? '';
    if (typed.trim() === '' || !rule.toldBefore.some(({ key }) => key === body)) return [];
    const toldOn = readDay(`told_on-${body}`, typed, say);
    return toldOn === null ? [] : [{ body, toldOn }];
  });
}

function chosen<Key extends string>(sent: readonly string[], known: readonly Key[], field: string, say: (field: string, said: Sentence) => void): Key[] {
  if (sent.some((key) => !known.includes(key as Key))) say(field, sentence((words) => words.draft.fault.choice));
  return known.filter((key) => sent.includes(key));
}

/** The form's fields as the draft fills them. */
export function formOf(draft: Draft, rule: Rule): DraftForm {
  return {
    subject: draft.subject, purpose: draft.purpose, department: departmentText(draft.department), contact: draft.contact, opens_on: draft.opensOn ?? '', closes_on: draft.closesOn ?? '',
    'who_may[]': draft.whoMay, 'ways[]': draft.ways, identity: draft.identity, 'programmes[]': draft.programmes, exception: draft.exception ?? '', exception_reason: draft.exceptionReason ?? '',
    address_post: draft.addresses.post ?? '', address_fax: draft.addresses.fax ?? '', address_mail: draft.addresses.mail ?? '', address_counter: draft.addresses.counter ?? '',
    'told_body[]': rule.toldBefore.map(({ key }) => key),
    'told_on[]': rule.toldBefore.map(({ key }) => draft.tellings.find(({ body }) => body === key)?.toldOn ?? ''),
  };
}

/** What a new call begins with: everybody whom the rule names, by every way, asked for their name as the rule says. */
export function emptyForm(rule: Rule, department: NamedDepartment | undefined): DraftForm {
  const nothing = { subject: '', purpose: '', contact: '', opens_on: '', closes_on: '', exception: '', exception_reason: '', address_post: '', address_fax: '', address_mail: '', address_counter: '' };
  const bodies = rule.toldBefore.map(({ key }) => key);
  return {
    ...nothing, department: department ? departmentText(department) : '', 'who_may[]': rule.whoMay.map(({ key }) => key), 'ways[]': [...ways], identity: rule.identity, 'programmes[]': [],
    'told_body[]': bodies, 'told_on[]': bodies.map(() => ''),
  };
}

/** Keys that the database keeps and the rule of today no longer has are offered still, so that a save loses nothing. */
export function ruleWithKept(rule: Rule, draft: Draft): Rule {
  const more = (known: Rule['whoMay'], keys: readonly string[]) => [...known, ...keys.filter((key) => !known.some((one) => one.key === key)).map((key) => ({ key, label: { ja: key, en: key } }))];
  return {
    ...rule,
    whoMay: more(rule.whoMay, draft.whoMay),
    toldBefore: more(rule.toldBefore, draft.tellings.map(({ body }) => body)),
    exceptions: more(rule.exceptions, draft.exception === null ? [] : [draft.exception]),
  };
}

export const draftFields = ['subject', 'purpose', 'department', 'contact', 'opensOn', 'closesOn', 'whoMay', 'ways', 'addresses', 'identity', 'programmes', 'tellings', 'exception', 'exceptionReason'] as const;
export type DraftField = (typeof draftFields)[number];

/** The fields in which two texts of one call differ. */
export function differingFields(one: Draft, other: Draft): DraftField[] {
  return draftFields.filter((field) => written(one, field) !== written(other, field));
}

/** The database gives the parts of a field in an order of its own. */
function written(draft: Draft, field: DraftField): string {
  if (field === 'addresses') return JSON.stringify(ways.map((way) => draft.addresses[way] ?? ''));
  if (field === 'department') return departmentText(draft.department);
  if (field === 'tellings') return JSON.stringify(draft.tellings.map(({ body, toldOn }) => `${body} ${toldOn}`).toSorted());
  const value = draft[field];
  return JSON.stringify(Array.isArray(value) ? value.toSorted() : value);
}

