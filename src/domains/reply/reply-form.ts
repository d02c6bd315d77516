/** A reply as its form brings it back: what is wrong with it, and what it says. Pure. */
import type { Outcome } from '#domains/consultation';
import type { Fault } from '#platform/http';
import { plainText } from '#platform/typed-text';
import { headingMax, type Passage, replyTextMax, type Reply, type ReplyText } from './reply.ts';
import { sentence } from './text.ts';
import { placeKey, placeOf } from './unit.ts';

export interface TypedReply {
  heading: string;
  place: string;
  outcome: string;
  text: string;
  /** Keys of places. */
  passages: string[];
  /** Numbers as typed, apart by commas or spaces. */
  programmes: string;
}

export interface ReplyChoices {
  outcomes: readonly Outcome[];
  /** Sections that changed. */
  passages: readonly Passage[];
  /** Keys of parts of the draft. */
  places: readonly string[];
  /** Numbers of programmes in force. */
  programmes: readonly string[];
}

export function typedOfReply(reply: ReplyText): TypedReply {
  return { heading: reply.heading, place: placeKey(reply), outcome: reply.outcome ?? '', text: reply.text, passages: reply.passages.map(placeKey), programmes: reply.programmes.join('、') };
}

/** What was chosen before stays allowed, though the plan or the draft has moved on. */
export function readReply(typed: TypedReply, kept: Pick<Reply, 'passages' | 'programmes' | 'outcome' | 'documentKey' | 'anchor'>, choices: ReplyChoices): { reply: ReplyText; faults: Fault[] } {
  const faults: Fault[] = [];
  const [heading, text] = [plainText(typed.heading), plainText(typed.text)];
  if (heading === '') faults.push({ field: 'heading', sentence: sentence((words) => words.reply.lacks.heading) });
  if (heading.length > headingMax) faults.push({ field: 'heading', sentence: sentence((words) => words.reply.tooLong(words.reply.heading, headingMax)) });
  if (text.length > replyTextMax) faults.push({ field: 'text', sentence: sentence((words) => words.reply.tooLong(words.reply.text, replyTextMax)) });
  const outcome = typed.outcome === '' ? null : typed.outcome;
  if (outcome !== null && outcome !== kept.outcome && !choices.outcomes.some(({ key }) => key === outcome)) faults.push({ field: 'outcome', sentence: sentence((words) => words.reply.lacks.outcome) });
  const passages = [...new Set(typed.passages)].flatMap((key) => {
    const found = choices.passages.find((passage) => placeKey(passage) === key) ?? kept.passages.find((passage) => placeKey(passage) === key);
    if (found === undefined) faults.push({ field: 'passage[]', sentence: sentence((words) => words.reply.passageUnchanged(key)) });
    return found ?? [];
  });
  const programmes = [...new Set(typed.programmes.normalize('NFKC').toUpperCase().split(/[\s,、，;]+/u).filter((number) => number !== ''))].slice(0, 50);
  for (const number of programmes) if (!choices.programmes.includes(number) && !kept.programmes.includes(number)) faults.push({ field: 'programmes', sentence: sentence((words) => words.reply.programmeUnknown(number.slice(0, 40))) });
  return { reply: { heading, ...placeOf(choices.places.includes(typed.place) || typed.place === placeKey(kept) ? typed.place : 'whole'), outcome, text, passages, programmes }, faults };
}

/** The text with a wording after it, as a paragraph of its own. */
export function withWording(text: string, wording: string): string {
  return text.trim() === '' ? wording : `${text.trimEnd()}\n\n${wording}`;
}
