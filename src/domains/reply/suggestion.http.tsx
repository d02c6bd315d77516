/** Units to answer together: shown, and decided on. */
import type { Consultation } from '#domains/consultation';
import { type Ask, json, page, Refusal, type Reply, seeOther } from '#platform/http';
import { withQuery } from '#platform/query';
import { type Column, csvReply } from '#platform/table';
import { z } from 'zod';
import { replyPath, suggestionsPath } from './address.ts';
import { consultationAsked } from './asked.store.ts';
import { refuseIfOut } from './closure.ts';
import { leastScore, openUnits, repliesOf, type SuggestedGroup, sortedSuggestions, suggestionSorts } from './suggestion.ts';
import { findSuggestionRun, listSuggestions, orderSuggestions } from './suggestion.store.ts';
import { SuggestedGroupView, type SuggestionChoice, SuggestionView } from './suggestion.view.tsx';
import { sentence, text } from './text.ts';
import { insertReplyOver, moveUnits } from './unit-change.store.ts';

export const suggestionQuery = z.object({
  /** `all`: also groups whose units all have a reply. */
  show: z.literal('all').optional(),
  text: z.string().max(200).optional(),
  sort: z.enum(suggestionSorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

const groupsPerPage = 20;
const headingMax = 200;

export const togetherForm = z.object({
  unit: z.array(z.string().regex(/^\d{1,9}$/)).max(2_000).default([]),
  heading: z.string().max(headingMax).default(''),
  /** Number of the reply to put them under; empty: a new one. */
  reply: z.string().regex(/^\d{0,9}$/).default(''),
});

export async function showSuggestions(ask: Ask<z.output<typeof suggestionQuery>>): Promise<Reply> {
  const consultation = await consultationAsked(ask);
  ask.telling.subject = `consultation ${consultation.slug}`;
  const choice: SuggestionChoice = { ...ask.query, sort: ask.query.sort ?? 'open', order: ask.query.order ?? 'desc', page: ask.query.page ?? 1 };
  const all = await listSuggestions(ask.db, consultation.id);
  const wanted = (group: SuggestedGroup): boolean => (choice.show === 'all' || openUnits(group).length > 0) && (choice.text === undefined || group.units.some((unit) => unit.text.includes(choice.text!)));
  const found = sortedSuggestions(all.filter(wanted), choice.sort, choice.order);
  if (ask.format === 'csv') return csvReply(`suggestions-${consultation.slug}.csv`, columns, found.flatMap((group) => group.units.map((unit) => ({ group, unit }))));
  if (ask.format === 'json') return json({ consultation: consultation.slug, total: found.length, groups: found.map((group) => ({ id: group.groupId, least_score: leastScore(group), units: group.units })) });
  const pages = Math.ceil(found.length / groupsPerPage);
  if (choice.page > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.suggestion.noPage));
  return page(
    <SuggestionView
      view={ask}
      consultation={consultation}
      choice={choice}
      groups={found.slice((choice.page - 1) * groupsPerPage, choice.page * groupsPerPage)}
      found={found.length}
      pages={pages}
      run={await findSuggestionRun(ask.db, consultation.id)}
      href={({ format, ...change }) => ask.href(suggestionHref(consultation.slug, { ...choice, ...change }, format))}
    />,
  );
}

function suggestionHref(slug: string, { show, text, sort, order, page: number }: SuggestionChoice, format?: string): string {
  return withQuery(suggestionsPath(slug), { show, text, sort: sort === 'open' ? undefined : sort, order: order === 'desc' ? undefined : order, page: number === 1 ? undefined : number, format });
}

export async function suggest(ask: Ask): Promise<Reply> {
  const consultation = await consultationAsked(ask);
  ask.telling.subject = `consultation ${consultation.slug}`;
  await orderSuggestions(ask.db, consultation.id);
  return seeOther(ask.href(suggestionsPath(consultation.slug)));
}

async function groupAsked(ask: Pick<Ask, 'db' | 'params'>, consultation: Consultation): Promise<SuggestedGroup> {
  const found = (await listSuggestions(ask.db, consultation.id)).find(({ groupId }) => String(groupId) === ask.params.group);
  if (found === undefined) throw new Refusal(404, 'suggestion-not-found', sentence((words) => words.suggestion.noGroup));
  return found;
}

export async function showSuggestion(ask: Ask): Promise<Reply> {
  const consultation = await consultationAsked(ask);
  const group = await groupAsked(ask, consultation);
  ask.telling.subject = `consultation ${consultation.slug}`;
  return page(<SuggestedGroupView view={ask} consultation={consultation} group={group} chosen={openUnits(group).map(({ unitId }) => unitId)} heading="" reply={String(repliesOf(group)[0] ?? '')} errors={[]} />);
}

/** Puts the chosen units under one reply. */
export async function answerTogether(ask: Ask<Record<string, never>, z.output<typeof togetherForm>>): Promise<Reply> {
  const consultation = await consultationAsked(ask);
  refuseIfOut(consultation);
  const { heading, reply } = ask.form;
  const chosen = ask.form.unit.map(Number);
  ask.telling.subject = `consultation ${consultation.slug}`;
  if (chosen.length === 0) {
    const errors = [{ field: 'unit', message: text(ask.lang).suggestion.chooseUnit }];
    return page(<SuggestedGroupView view={ask} consultation={consultation} group={await groupAsked(ask, consultation)} chosen={chosen} heading={heading} reply={reply} errors={errors} />, 422);
  }
  const at = ask.clock.now();
  const number = reply === '' ? await insertReplyOver(ask.db, consultation.id, chosen, heading.trim(), at) : Number(reply);
  if (number === null) throw new Refusal(409, 'units-gone', sentence((words) => words.suggestion.unitsGone));
  if (reply !== '' && (await moveUnits(ask.db, consultation.id, chosen, number, ask.actingAs, at)) === null) throw new Refusal(404, 'reply-not-found', sentence((words) => words.suggestion.noReply));
  return seeOther(ask.href(replyPath(consultation.slug, number)));
}

const columns: Column<{ group: SuggestedGroup; unit: SuggestedGroup['units'][number] }>[] = [
  { key: 'group', label: 'group', value: ({ group }) => group.groupId },
  { key: 'units', label: 'units', value: ({ group }) => group.units.length },
  { key: 'replies', label: 'replies', value: ({ group }) => repliesOf(group).join(' ') },
  { key: 'submission', label: 'submission', value: ({ unit }) => unit.submissionId },
  { key: 'score', label: 'score', value: ({ unit }) => unit.score.toFixed(3) },
  { key: 'text', label: 'text', value: ({ unit }) => unit.text },
];
