/** What may still be changed once a call is public: always with a reason, never to anybody's loss. */
import { isLongerThan, readDay } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { Fault } from '#platform/http';
import { plainText } from '#platform/typed-text';
import { type Consultation, stageOn } from './consultation.ts';
import { lengths } from './draft.ts';
import { addressedWays, type Way } from './rule.ts';
import { sentence } from './text.ts';

export interface ChangeForm {
  subject: string;
  purpose: string;
  contact: string;
  closes_on: string;
  address_post: string;
  address_fax: string;
  address_mail: string;
  address_counter: string;
  'programmes[]': string[];
  reason: string;
}

export type ChangeField = 'subject' | 'purpose' | 'contact' | 'closes_on' | 'programmes' | `address_${(typeof addressedWays)[number]}`;

/** Fields with their values before and after; lists are joined by 、. */
export type ChangedFields = Partial<Record<ChangeField, { before: string; after: string }>>;

export interface Change {
  fields: ChangedFields;
  reason: string;
  actingAs: string;
  at: Date;
}

export type Changed = Pick<Consultation, 'subject' | 'purpose' | 'contact' | 'closesOn' | 'addresses' | 'programmes'>;

export interface ChangeAsked {
  consultation: Consultation;
  today: PlainDate;
  /** Numbers of programmes that may be chosen. */
  programmes: ReadonlySet<string>;
}

export function changeFormOf(consultation: Consultation): ChangeForm {
  return { ...changeFields(consultation), 'programmes[]': consultation.programmes, reason: '' };
}

function changeFields({ subject, purpose, contact, closesOn, addresses }: Changed): Omit<ChangeForm, 'programmes[]' | 'reason'> {
  return { subject, purpose, contact, closes_on: closesOn ?? '', address_post: addresses.post ?? '', address_fax: addresses.fax ?? '', address_mail: addresses.mail ?? '', address_counter: addresses.counter ?? '' };
}

/** The new values with what differs, or null with what is to be mended. */
export function readChange(form: ChangeForm, { consultation, today, programmes }: ChangeAsked): { changed: Changed | null; fields: ChangedFields; faults: Fault[] } {
  const faults: Fault[] = [];
  const say = (field: string, said: Fault['sentence']) => void faults.push({ field, sentence: said });
  const long = (field: 'subject' | 'purpose' | 'contact' | 'reason', most: number): string => {
    const said = plainText(form[field]);
    if (said === '') say(field, sentence((words) => words.change.fault.needed(words.change.field[field])));
    if (isLongerThan(said, most)) say(field, sentence((words) => words.draft.fault.tooLong(most)));
    return said;
  };
  const closesOn = readDay('closes_on', form.closes_on, say) ?? consultation.closesOn;
  if (closesOn !== consultation.closesOn) {
    if (consultation.closesOn !== null && closesOn !== null && closesOn < consultation.closesOn) say('closes_on', sentence((words) => words.change.fault.shorter(consultation.closesOn!)));
    else if (!['upcoming', 'open'].includes(stageOn(consultation, today))) say('closes_on', sentence((words) => words.change.fault.over));
  }
  const addresses = readAddresses(form, consultation, say);
  const numbers = [...new Set(form['programmes[]'])].toSorted();
  if (numbers.some((number) => !programmes.has(number))) say('programmes[]', sentence((words) => words.draft.fault.choice));
  const changed: Changed = { subject: long('subject', lengths.subject).replace(/\s+/g, ' '), purpose: long('purpose', lengths.purpose), contact: long('contact', lengths.contact), closesOn, addresses, programmes: numbers };
  long('reason', lengths.reason);
  const fields = differences(consultation, changed);
  if (faults.length === 0 && Object.keys(fields).length === 0) say('subject', sentence((words) => words.change.fault.nothing));
  return { changed: faults.length > 0 ? null : changed, fields, faults };
}

function readAddresses(form: ChangeForm, { ways }: Consultation, say: (field: string, said: Fault['sentence']) => void): Consultation['addresses'] {
  const read = addressedWays.map((way) => [way, plainText(form[`address_${way}`])] as const);
  for (const [way, said] of read) {
    if (isLongerThan(said, lengths.address)) say(`address_${way}`, sentence((words) => words.draft.fault.tooLong(lengths.address)));
    if (said === '' && ways.includes(way as Way)) say(`address_${way}`, sentence((words) => words.check.ways.noAddress(words.call.way[way])));
  }
  return Object.fromEntries(read.filter(([, said]) => said !== ''));
}

function differences(before: Changed, after: Changed): ChangedFields {
  const [one, other] = [values(before), values(after)];
  return Object.fromEntries((Object.keys(one) as ChangeField[]).filter((field) => one[field] !== other[field]).map((field) => [field, { before: one[field], after: other[field] }]));
}

function values(changed: Changed): Record<ChangeField, string> {
  return { ...changeFields(changed), programmes: changed.programmes.toSorted().join('、') };
}
