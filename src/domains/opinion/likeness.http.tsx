/** Groups of like opinions, for staff. */
import { consultationWorkPath, getAnyConsultation } from '#domains/consultation';
import { type Ask, json, page, Refusal, type Reply, seeOther } from '#platform/http';
import { withQuery } from '#platform/query';
import { type Column, csvReply } from '#platform/table';
import { z } from 'zod';
import { groupSorts, leastScore, type LikenessGroup, sortedGroups } from './likeness.ts';
import { findLikenessRun, listLikeness, orderLikeness } from './likeness.store.ts';
import { type LikenessChoice, LikenessView } from './likeness.view.tsx';
import { sentence } from './text.ts';

export const likenessQuery = z.object({
  /** Opinions that a group has at least. */
  least: z.coerce.number().int().min(2).max(100_000).optional(),
  text: z.string().max(200).optional(),
  sort: z.enum(groupSorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

const groupsPerPage = 20;

export async function showLikeness(ask: Ask<z.output<typeof likenessQuery>>): Promise<Reply> {
  const consultation = await getAnyConsultation(ask.db, ask.params.slug!);
  ask.telling.subject = `consultation ${consultation.slug}`;
  const choice: LikenessChoice = { ...ask.query, sort: ask.query.sort ?? 'size', order: ask.query.order ?? 'desc', page: ask.query.page ?? 1 };
  const all = await listLikeness(ask.db, consultation.id);
  const found = sortedGroups(all.filter((group) => group.opinions.length >= (choice.least ?? 2) && (choice.text === undefined || group.text.includes(choice.text))), choice.sort, choice.order);
  if (ask.format === 'csv') return csvReply(`likeness-${consultation.slug}.csv`, columns, found);
  if (ask.format === 'json') return json({ consultation: consultation.slug, total: found.length, groups: found.map((group) => ({ id: group.id, opinions: group.opinions, least_score: leastScore(group), text: group.text })) });
  const pages = Math.ceil(found.length / groupsPerPage);
  if (choice.page > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.likeness.noPage));
  return page(
    <LikenessView
      view={ask}
      consultation={consultation}
      choice={choice}
      groups={found.slice((choice.page - 1) * groupsPerPage, choice.page * groupsPerPage)}
      found={found.length}
      pages={pages}
      run={await findLikenessRun(ask.db, consultation.id)}
      href={({ format, ...change }) => ask.href(likenessHref(consultation.slug, { ...choice, ...change }, format))}
    />,
  );
}

function likenessHref(slug: string, { least, text, sort, order, page: number }: LikenessChoice, format?: string): string {
  return withQuery(`${consultationWorkPath(slug)}/likeness`, { least, text, sort: sort === 'size' && order === 'desc' ? undefined : sort, order: order === 'desc' ? undefined : order, page: number === 1 ? undefined : number, format });
}

export async function compareOpinions(ask: Ask): Promise<Reply> {
  const consultation = await getAnyConsultation(ask.db, ask.params.slug!);
  ask.telling.subject = `consultation ${consultation.slug}`;
  await orderLikeness(ask.db, consultation.id);
  return seeOther(ask.href(`${consultationWorkPath(consultation.slug)}/likeness`));
}

const columns: Column<LikenessGroup>[] = [
  { key: 'group', label: 'group', value: ({ id }) => id },
  { key: 'opinions', label: 'opinions', value: ({ opinions }) => opinions.length },
  { key: 'least_score', label: 'least_score', value: (group) => leastScore(group).toFixed(3) },
  { key: 'submissions', label: 'submissions', value: ({ opinions }) => opinions.map(({ submissionId }) => submissionId).join(' ') },
  { key: 'text', label: 'text', value: ({ text }) => text },
];
