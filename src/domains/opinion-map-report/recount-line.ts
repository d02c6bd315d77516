/** The figures of a recount as a command prints them: the same that the report shows. */
import { effectiveSize, type Figures, foundLines, linesOf, type Statement } from '#domains/opinion-map';
import type { PublishedData, PublishedStatement } from './published-data.ts';
import type { WeightOf } from './recount.ts';

export function recountLines({ conversation, statements }: Pick<PublishedData, 'conversation' | 'statements'>, figures: Figures): string[] {
  return [`${conversation.slug}  ${conversation.question}`, ...foundLines(figures, linesOf(statements.filter(({ shown }) => shown).map(statementOf), figures))];
}

/** Weights in a few numbers: Σw as given, how many people, and how many of one weight would be as sure (Kish 1965). */
export function weightFacts(weights: WeightOf): { people: number; sum: number; effective: number } {
  const each = Float64Array.from(weights.values());
  return { people: each.length, sum: each.reduce((sum, weight) => sum + weight, 0), effective: effectiveSize(each) };
}

/** Weighted figures, with a line before them that nobody can take them for the city's after. */
export function weightedLines(data: Pick<PublishedData, 'conversation' | 'statements'>, figures: Figures, weights: WeightOf): string[] {
  const { people, sum, effective } = weightFacts(weights);
  return [
    'WEIGHTED: these are not the figures of the city. It counts everybody once.',
    `weights of ${people} people, sum ${tidy(sum)}, effective number of people ${tidy(effective)}`,
    ...recountLines(data, figures),
    'WEIGHTED',
  ];
}

function tidy(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function statementOf({ number, text, lang, translation, origin, meta, merged_into: mergedInto }: PublishedStatement): Statement {
  return { number, text: text ?? '(taken out)', lang, translation, origin, state: 'shown', meta, mergedInto };
}
