/** What people and programs are told of a statement that they sent. */
import { countGraphemes } from '#domains/civic';
import { json, type Lang, Refusal, type Reply } from '#platform/http';
import type { Conversation } from './conversation.ts';
import { hindered } from './hindrance.ts';
import { anywayOf, statementsMax, type Taken } from './own-statement.ts';
import { statementText } from './statement.ts';
import { text } from './text.ts';
import { statementJson } from './vote-json.ts';

/** What a person is told of a statement that was not taken; null where nothing is wrong with it. */
export function faultText(lang: Lang, typed: string, { lengthMax }: Pick<Conversation, 'lengthMax'>, { state }: Taken): string | null {
  const words = text(lang).part.ownStatement;
  if (state === 'missing') return words.missing;
  if (state === 'too-short') return words.tooShort;
  if (state === 'too-long') return words.tooLong(countGraphemes(statementText(typed)), lengthMax);
  if (state === 'too-many') return words.tooMany(statementsMax.hour);
  if (state === 'too-many-in-all') return words.tooManyInAll(statementsMax.all);
  return state === 'network-busy' ? words.networkBusy : null;
}

/** For programs: what became of it; 422 with the field where it cannot be taken. */
export function takenReply(lang: Lang, typed: string, conversation: Pick<Conversation, 'lengthMax'>, taken: Taken): Reply {
  if (taken.state === 'shown' || taken.state === 'waiting') return json({ state: taken.state, number: taken.number });
  if (taken.state === 'similar' || taken.state === 'personal') {
    const { state, likes, traces } = taken;
    return json({ state, same: likes.same, similar: likes.statements.map((statement) => statementJson(statement, lang)), personal: traces, anyway: anywayOf(taken) });
  }
  if (taken.state === 'barred' || taken.state === 'invitation') throw hindered(taken.state);
  const told = { ja: faultText('ja', typed, conversation, taken)!, en: faultText('en', typed, conversation, taken)! };
  throw new Refusal(422, 'statement-not-taken', told, [{ name: 'text', sentence: told }]);
}
