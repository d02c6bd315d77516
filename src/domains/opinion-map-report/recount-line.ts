/** The figures of a recount as a command prints them: the same that the report shows. */
import { type Figures, foundLines, linesOf, type Statement } from '#domains/opinion-map';
import type { PublishedData, PublishedStatement } from './published-data.ts';

export function recountLines({ conversation, statements }: Pick<PublishedData, 'conversation' | 'statements'>, figures: Figures): string[] {
  return [`${conversation.slug}  ${conversation.question}`, ...foundLines(figures, linesOf(statements.filter(({ shown }) => shown).map(statementOf), figures))];
}

function statementOf({ number, text, lang, translation, origin, meta, merged_into: mergedInto }: PublishedStatement): Statement {
  return { number, text: text ?? '(taken out)', lang, translation, origin, state: 'shown', meta, mergedInto };
}
