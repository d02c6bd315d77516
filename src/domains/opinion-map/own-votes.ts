/** What somebody said to which statement, as they may look through it. Pure. */
import { foldForSearch } from '#domains/civic';
import type { Lang } from '#platform/http';
import { withQuery } from '#platform/query';
import type { Column } from '#platform/table';
import { z } from 'zod';
import { type Statement, statementIn } from './statement.ts';
import { type Choice, choiceOf, choices, type VoteValue } from './vote.ts';

export interface OwnVote {
  statement: Statement;
  choice: Choice;
}

export const ownVoteSorts = ['number', 'choice'] as const;
export const ownVotesQuery = z.object({
  choice: z.enum(choices).optional(),
  text: z.string().max(200).optional(),
  sort: z.enum(ownVoteSorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
  code: z.enum(['shown']).optional().catch(undefined),
  done: z.enum(['changed', 'taken-back', 'left']).optional().catch(undefined),
});
export type OwnVotesChoice = Pick<z.output<typeof ownVotesQuery>, 'choice' | 'text' | 'sort' | 'order' | 'page'>;

/** On statements that are shown, by number; how many others there are. */
export function ownVotesOf(votes: ReadonlyMap<number, VoteValue>, byNumber: ReadonlyMap<number, Statement>): { votes: OwnVote[]; hidden: number } {
  const shown = [...votes].flatMap(([number, value]) => {
    const statement = byNumber.get(number);
    return statement ? [{ statement, choice: choiceOf(value) }] : [];
  });
  return { votes: shown.toSorted((one, other) => one.statement.number - other.statement.number), hidden: votes.size - shown.length };
}

export function chosenVotes(votes: readonly OwnVote[], { choice, text, sort, order }: OwnVotesChoice): OwnVote[] {
  const words = foldForSearch(text ?? '').split(/\s+/).filter(Boolean);
  const fitting = votes.filter((one) => (choice === undefined || one.choice === choice) && words.every((word) => foldForSearch(`${one.statement.text} ${one.statement.translation ?? ''}`).includes(word)));
  const sign = order === 'desc' ? -1 : 1;
  const by = (one: OwnVote): number => (sort === 'choice' ? choices.indexOf(one.choice) : one.statement.number);
  return fitting.toSorted((one, other) => sign * (by(one) - by(other)) || one.statement.number - other.statement.number);
}

export function ownVotesHref(path: string, { choice, text, sort, order, page }: OwnVotesChoice, format?: string): string {
  return withQuery(path, { choice, text, sort, order: sort === undefined || order === 'asc' ? undefined : order, page: page === 1 ? undefined : page, format });
}

export function ownVoteItem({ statement, choice }: OwnVote, lang: Lang): { number: number; text: string; choice: Choice } {
  return { number: statement.number, text: statementIn(statement, lang).text, choice };
}

export function ownVoteColumns(lang: Lang): Column<OwnVote>[] {
  return (['number', 'text', 'choice'] as const).map((key) => ({ key, label: key, value: (one) => ownVoteItem(one, lang)[key] }));
}
