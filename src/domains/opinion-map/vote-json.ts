/** What a program is told after a vote: what stood, what is next, how many are left. */
import { z } from 'zod';
import type { Lang } from '#platform/http';
import type { Conversation } from './conversation.ts';
import { type Statement, statementIn } from './statement.ts';
import type { Position, Voted } from './position.ts';
import { choiceOf, choices } from './vote.ts';

const meta = z.boolean().describe('Whether it asks about the person: then agree, disagree and pass stand for yes, no and no answer.');
export const statementShape = z.object({ number: z.int(), text: z.string(), lang: z.enum(['ja', 'en']), translated: z.boolean(), origin: z.enum(['seed', 'participant']), meta });
export const positionShape = z.object({
  next: statementShape.nullable().describe('The statement to show; null where all were voted on.'),
  left: z.int().describe('Statements without a vote of this participant.'),
  votes: z.int(),
  mayWrite: z.boolean().describe('Whether a statement of one’s own may be sent.'),
});
export const votedShape = positionShape.extend({
  voted: z.object({ number: z.int(), text: z.string(), lang: z.enum(['ja', 'en']), choice: z.enum([...choices, 'none']), meta }),
});

export function statementJson(statement: Statement, lang: Lang): z.output<typeof statementShape> {
  return { number: statement.number, ...statementIn(statement, lang), origin: statement.origin, meta: statement.meta };
}

/** A statement of one's own may be written after so many votes, or where there is nothing left to vote on. */
export function mayWrite({ writeAfter }: Pick<Conversation, 'writeAfter'>, { votes, left }: Pick<Position, 'votes' | 'left'>): boolean {
  return votes >= writeAfter || left === 0;
}

export function positionJson(lang: Lang, conversation: Conversation, { next, left, votes }: Pick<Position, 'votes' | 'left'> & { next: Statement | null }): z.output<typeof positionShape> {
  return { next: next === null ? null : statementJson(next, lang), left, votes, mayWrite: mayWrite(conversation, { votes, left }) };
}

export function votedJson(lang: Lang, conversation: Conversation, voted: Voted): z.output<typeof votedShape> {
  const { text, lang: textLang } = voted.on === null ? { text: '', lang } : statementIn(voted.on, lang);
  return { ...positionJson(lang, conversation, voted), voted: { number: voted.number, text, lang: textLang, choice: voted.value === null ? 'none' : choiceOf(voted.value), meta: voted.on?.meta ?? false } };
}
