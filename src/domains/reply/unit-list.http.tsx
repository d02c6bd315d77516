/** The list of units and what is decided for many of them at once. */
import type { Consultation } from '#domains/consultation';
import { parseDay } from '#domains/civic';
import { departmentName } from '#domains/plan';
import { json, page, Refusal, seeOther, signedIn, type Ask, type Reply, type Sentence, type View } from '#platform/http';
import { withQuery } from '#platform/query';
import { type Column, csvReply } from '#platform/table';
import { z } from 'zod';
import { plainText } from '#platform/typed-text';
import { unitListPath } from './address.ts';
import { consultationAsked, departmentChoices, listPlaces, usualDue } from './asked.store.ts';
import { refuseIfOut } from './closure.ts';
import { ownPart } from './assigned.store.ts';
import { headingMax } from './reply.ts';
import { listReplyNames } from './reply.store.ts';
import { sentence } from './text.ts';
import { assignUnits, insertReplyOver, markUnits, moveUnits, releaseUnits, tagUnits } from './unit-change.store.ts';
import { listTags, listUnits } from './unit.store.ts';
import { departmentKey, departmentOf, placeKey, tagsOf, unitSorts, unitStates, type Unit, type UnitChoice } from './unit.ts';
import { UnitListView, type BulkTyped } from './unit-list.view.tsx';

const deeds = ['tags', 'assign', 'under', 'new', 'out', 'remark', 'unremark'] as const;

export const unitListQuery = z.object({
  state: z.enum(unitStates).optional(),
  department: z.string().max(300).optional(),
  tag: z.string().max(60).optional(),
  section: z.string().max(300).optional(),
  text: z.string().max(200).optional(),
  reply: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  submission: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  sort: z.enum(unitSorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
  done: z.enum(['tags', 'assign', 'under', 'out', 'remark', 'unremark']).optional(),
  count: z.coerce.number().int().min(0).max(1_000_000).optional(),
});

export const bulkForm = z.object({
  do: z.enum(deeds),
  'unit[]': z.array(z.string().max(12)).max(5_000).default([]),
  tag_add: z.string().max(2_000).default(''),
  tag_remove: z.string().max(2_000).default(''),
  to_department: z.string().max(300).default(''),
  due_on: z.string().max(40).default(''),
  to_reply: z.string().max(20).default(''),
  heading: z.string().max(5_000).default(''),
});

const rowsPerPage = 50;
type ListAsk = Pick<Ask<z.output<typeof unitListQuery>>, 'db' | 'params' | 'telling' | 'format' | 'query' | 'site' | 'principal' | 'clock'> & View;

export async function showUnits(ask: Ask<z.output<typeof unitListQuery>>): Promise<Reply> {
  return unitListPage(ask, null);
}

/** After a refusal: what was typed, and what is wrong. */
interface Again {
  typed: BulkTyped;
  errors: { field: string; sentence: Sentence }[];
}

async function unitListPage(ask: ListAsk, again: Again | null): Promise<Reply> {
  const consultation = await consultationAsked(ask);
  const { slug, id } = consultation;
  ask.telling.subject = `consultation ${slug}`;
  const { done: _done, count: _count, ...choice } = ask.query;
  const only = await ownPart(ask.db, signedIn(ask), consultation);
  const number = choice.page ?? 1;
  const isFile = ask.format !== 'html';
  const { found, units } = await listUnits(ask.db, { consultationId: id, choice, today: ask.clock.today(), only, limit: isFile ? null : rowsPerPage, offset: isFile ? 0 : (number - 1) * rowsPerPage });
  if (ask.format === 'csv') return csvReply(`units-${slug}.csv`, columns, units);
  if (ask.format === 'json') return json({ consultation: slug, total: found, units: units.map(unitJson) });
  if (number > 1 && units.length === 0) throw new Refusal(404, 'page-not-found', sentence((words) => words.unit.unknownPage(number)));
  const { places } = await listPlaces(ask.db, id);
  return page(
    <UnitListView
      view={ask}
      consultation={consultation}
      today={ask.clock.today()}
      choice={choice}
      units={units}
      found={found}
      pages={Math.ceil(found / rowsPerPage)}
      works={only === null}
      places={places}
      tags={await listTags(ask.db, id)}
      departments={only ?? (await departmentChoices(ask.db, consultation, ask.clock.today()))}
      replies={only === null ? await listReplyNames(ask.db, id) : []}
      usualDue={usualDue(consultation)}
      done={ask.query.done === undefined ? null : { deed: ask.query.done, count: ask.query.count ?? 0 }}
      typed={again?.typed ?? null}
      errors={(again?.errors ?? []).map(({ field, sentence: said }) => ({ field, message: said[ask.lang] }))}
      href={({ format, ...change }) => ask.href(unitListHref(slug, { ...choice, ...change }, format))}
    />,
    again === null ? 200 : 422,
  );
}

function unitListHref(slug: string, { state, department, tag, section, text, reply, submission, sort, order, page: number }: UnitChoice, format?: string, told: Record<string, string | number> = {}): string {
  return withQuery(unitListPath(slug), { state, department, tag, section, text, reply, submission, sort, order: sort === undefined || order === 'asc' ? undefined : order, page: number === 1 ? undefined : number, format, ...told });
}

const columns: Column<Unit>[] = [
  { key: 'unit', label: 'unit', value: ({ id }) => id },
  { key: 'submission', label: 'submission', value: ({ submissionId }) => submissionId },
  { key: 'text', label: 'text', value: ({ text }) => text },
  { key: 'public_text', label: 'public_text', value: ({ publicText }) => publicText },
  { key: 'remark', label: 'remark', value: ({ remark }) => remark },
  { key: 'section', label: 'section', value: placeKey },
  { key: 'tags', label: 'tags', value: ({ tags }) => tags.join('、') },
  { key: 'department', label: 'department', value: ({ department }) => (department === null ? '' : departmentName(department)) },
  { key: 'due_on', label: 'due_on', value: ({ dueOn }) => dueOn },
  { key: 'reply', label: 'reply', value: ({ reply }) => reply?.number },
  { key: 'reply_stage', label: 'reply_stage', value: ({ reply }) => reply?.stage },
];

function unitJson({ id, submissionId, text, publicText, remark, documentKey, anchor, tags, department, dueOn, reply }: Unit): object {
  return { unit: id, submission: submissionId, text, public_text: publicText, remark, section: documentKey === null ? null : { document: documentKey, anchor }, tags, department, due_on: dueOn, reply };
}

type BulkAsk = Ask<z.output<typeof unitListQuery>, z.output<typeof bulkForm>>;

/** One deed for all units chosen. */
export async function changeUnits(ask: BulkAsk): Promise<Reply> {
  const consultation = await consultationAsked(ask);
  refuseIfOut(consultation);
  const { form } = ask;
  const ids = form['unit[]'].filter((id) => /^\d{1,9}$/.test(id)).map(Number);
  const refused = (field: string, said: Sentence): Promise<Reply> => unitListPage(ask, { typed: { ...form, chosen: ids }, errors: [{ field, sentence: said }] });
  if (ids.length === 0) return refused('unit', sentence((words) => words.unit.noneChosen));
  const outcome = await doTo(ask, consultation, ids);
  if ('field' in outcome) return refused(outcome.field, outcome.sentence);
  ask.telling.subject = `consultation ${consultation.slug}, ${form.do}, units ${ids.slice(0, 50).join(' ')}`;
  const { done: _done, count: _count, ...choice } = ask.query;
  return seeOther(ask.href(unitListHref(consultation.slug, { ...choice, page: undefined }, undefined, { done: form.do === 'new' ? 'under' : form.do, count: outcome.count })));
}

type Outcome = { count: number } | { field: string; sentence: Sentence };

async function doTo(ask: BulkAsk, consultation: Consultation, ids: number[]): Promise<Outcome> {
  const { db, form, actingAs, clock } = ask;
  const { id } = consultation;
  switch (form.do) {
    case 'tags': {
      const [add, remove] = [tagsOf(form.tag_add), tagsOf(form.tag_remove)];
      if (add.length + remove.length === 0) return { field: 'tag_add', sentence: sentence((words) => words.unit.tagMissing) };
      return { count: await tagUnits(db, id, ids, { add, remove }) };
    }
    case 'assign': {
      const due = form.due_on.trim() === '' ? null : parseDay(form.due_on);
      if (due !== null && !due.ok) return { field: 'due_on', sentence: due.sentence };
      const known = await departmentChoices(db, consultation, clock.today());
      if (form.to_department !== '' && !known.some((one) => departmentKey(one) === form.to_department)) return { field: 'to_department', sentence: sentence((words) => words.unit.wrongDepartment) };
      return { count: await assignUnits(db, id, ids, departmentOf(form.to_department), due === null ? null : due.value) };
    }
    case 'under': {
      const count = /^\s*\d{1,9}\s*$/.test(form.to_reply) ? await moveUnits(db, id, ids, Number(form.to_reply), actingAs, clock.now()) : null;
      return count === null ? { field: 'to_reply', sentence: sentence((words) => words.unit.wrongReply) } : { count };
    }
    case 'new': {
      const heading = plainText(form.heading);
      if (heading === '') return { field: 'heading', sentence: sentence((words) => words.unit.headingMissing) };
      if (heading.length > headingMax) return { field: 'heading', sentence: sentence((words) => words.reply.tooLong(words.reply.heading, headingMax)) };
      const made = await insertReplyOver(db, id, ids, heading, clock.now());
      return made === null ? { field: 'unit', sentence: sentence((words) => words.unit.noneChosen) } : { count: ids.length };
    }
    case 'out':
      return { count: await releaseUnits(db, id, ids) };
    case 'remark':
    case 'unremark':
      return { count: await markUnits(db, id, ids, form.do === 'remark') };
  }
}
