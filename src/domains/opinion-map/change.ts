/** What may still be changed once an opinion map is public: always with a reason, never to anybody's loss of days. */
import { isLongerThan, readDay } from '#domains/civic';
import { departmentText, type NamedDepartment } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import { type Fault, type Lang } from '#platform/http';
import { plainText } from '#platform/typed-text';
import { channelsMax, channelsText, knownChannels, listedChannels, readChannels, writtenChannels } from './channel.ts';
import { type Channel, type Conversation, stageOn } from './conversation.ts';
import { lengths, moderations, showings } from './draft.ts';
import { en } from './text.en.ts';
import { ja } from './text.ja.ts';
import { sentence, text } from './text.ts';

export interface ChangeForm {
  closes_on: string;
  /** Empty where whoever sends it may not change it. */
  department: string;
  contact: string;
  moderation: string;
  shows: string;
  'channels[]': string[];
  channels_other: string;
  reason: string;
}

/** `seeds`: how many statements the city wrote, when it adds some. */
export type ChangeField = 'closes_on' | 'department' | 'contact' | 'moderation' | 'shows' | 'channels' | 'seeds';

/** Fields with their values before and after. */
export type ChangedFields = Partial<Record<ChangeField, { before: string; after: string }>>;

export interface Change {
  fields: ChangedFields;
  reason: string;
  actingAs: string;
  at: Date;
}

export type Changed = Pick<Conversation, 'closesOn' | 'department' | 'contact' | 'moderation' | 'shows' | 'channels'>;

export function changeFormOf(conversation: Changed): ChangeForm {
  const { channels: _, ...values } = valuesOf(conversation);
  return { ...values, 'channels[]': conversation.channels.map(({ key }) => key), channels_other: writtenChannels(conversation.channels), reason: '' };
}

export function valuesOf({ closesOn, department, contact, moderation, shows, channels }: Changed): Record<Exclude<ChangeField, 'seeds'>, string> {
  return { closes_on: closesOn ?? '', department: departmentText(department), contact, moderation, shows, channels: listedChannels(channels) };
}

/** What a change is read against. */
export interface ChangeChoices {
  today: PlainDate;
  /** Keys of the ways by which somebody came. */
  cameBy: ReadonlySet<string>;
  /** Those that may take it over; none for who may not give it away. */
  departments: readonly NamedDepartment[];
}

/** The new values with what differs, or null with what is to be mended. */
export function readChange(form: ChangeForm, conversation: Conversation, { today, cameBy, departments }: ChangeChoices): { changed: Changed | null; fields: ChangedFields; faults: Fault[] } {
  const faults: Fault[] = [];
  const say = (field: string, said: Fault['sentence']) => void faults.push({ field, sentence: said });
  const long = (field: 'contact' | 'reason', most: number): string => {
    const said = plainText(form[field]);
    if (said === '') say(field, sentence((words) => words.work.change.fault[field]));
    if (isLongerThan(said, most)) say(field, sentence((words) => words.work.draft.fault.tooLong(most)));
    return said;
  };
  const oneOf = <Value extends string>(field: 'moderation' | 'shows', values: readonly Value[]): Value => {
    const found = values.find((value) => value === form[field]);
    if (found === undefined) say(field, sentence((words) => words.work.draft.fault.choice));
    return found ?? values[0]!;
  };
  const closesOn = readClose(form, conversation, today, say);
  const department = [conversation.department, ...departments].find((one) => form.department === '' || departmentText(one) === form.department);
  if (department === undefined) say('department', sentence((words) => words.work.draft.fault.department));
  const changed: Changed = { closesOn, department: department ?? conversation.department, contact: long('contact', lengths.contact), moderation: oneOf('moderation', moderations), shows: oneOf('shows', showings), channels: readWays(form, conversation, cameBy, say) };
  long('reason', lengths.reason);
  const fields = differences(conversation, changed);
  if (faults.length === 0 && Object.keys(fields).length === 0) say('contact', sentence((words) => words.work.change.fault.nothing));
  return { changed: faults.length > 0 ? null : changed, fields, faults };
}

function readClose(form: ChangeForm, conversation: Conversation, today: PlainDate, say: (field: string, said: Fault['sentence']) => void): PlainDate | null {
  const before = conversation.closesOn;
  if (form.closes_on.trim() === '') {
    say('closes_on', sentence((words) => words.work.change.fault.closesOn));
    return before;
  }
  const closesOn = readDay('closes_on', form.closes_on, say) ?? before;
  if (closesOn === before || closesOn === null || before === null) return closesOn;
  if (closesOn < before) say('closes_on', sentence((words) => words.work.change.fault.shorter(before)));
  else if (!mayExtend(conversation, today)) say('closes_on', sentence((words) => words.work.change.fault.over));
  return closesOn;
}

/** Ways may come and go while nobody came by them; then their people could not be named in the result any more. */
function readWays(form: ChangeForm, { channels: before, revision }: Conversation, cameBy: ReadonlySet<string>, say: (field: string, said: Fault['sentence']) => void): Channel[] {
  const { channels, faults } = readChannels(form['channels[]'], form.channels_other, before, revision * channelsMax);
  for (const fault of faults) say(fault === 'channels' ? 'channels[]' : 'channels_other', sentence((words) => words.work.draft.fault[fault]));
  const lost = before.filter(({ key }) => cameBy.has(key) && !channels.some((kept) => kept.key === key));
  for (const { key, label } of lost) say(knownChannels.some((known) => known.key === key) ? 'channels[]' : 'channels_other', { ja: ja.work.change.fault.channelUsed(label.ja), en: en.work.change.fault.channelUsed(label.en) });
  return channels;
}

export function mayExtend(conversation: Conversation, today: PlainDate): boolean {
  return ['upcoming', 'open'].includes(stageOn(conversation, today));
}

function differences(before: Changed, after: Changed): ChangedFields {
  const [one, other] = [valuesOf(before), valuesOf(after)];
  return Object.fromEntries((Object.keys(one) as (keyof typeof one)[]).filter((field) => one[field] !== other[field]).map((field) => [field, { before: one[field], after: other[field] }]));
}

/** A value of a change as people read it, but for days. */
export function changedText(field: ChangeField, value: string, lang: Lang): string {
  const { draft, change } = text(lang).work;
  if (value === '') return change.empty;
  if (field === 'moderation') return draft.moderationChoice[value as (typeof moderations)[number]] ?? value;
  if (field === 'channels') return channelsText(value, lang);
  if (field === 'shows') return draft.showsChoice[value as (typeof showings)[number]] ?? value;
  return value;
}
