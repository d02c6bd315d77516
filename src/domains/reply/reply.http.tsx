/** The page on which a reply is written, saved and commented. */
import { departmentsOfConsultation } from '#domains/consultation';
import { readDay } from '#domains/civic';
import { listOpinions } from '#domains/opinion';
import { listProgrammesInForce } from '#domains/plan';
import { answersFor, holds } from '#platform/access';
import { type Ask, type Fault, page, type Reply as HttpReply, seeOther, signedIn, type View } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { plainText } from '#platform/typed-text';
import { replyPath } from './address.ts';
import { departmentChoices, listPlaces, outcomesOf, replyAsked } from './asked.store.ts';
import { replyingDepartments } from './assigned.store.ts';
import { refuseIfOut } from './closure.ts';
import { insertNote, listNotesOfReply } from './note.store.ts';
import { listChangedPassages } from './passage.store.ts';
import { lacking, sameText, textOf } from './reply.ts';
import { readReply, type TypedReply, typedOfReply, withWording } from './reply-form.ts';
import { ReplyView } from './reply.view.tsx';
import { sentence } from './text.ts';
import { moveUnits } from './unit-change.store.ts';
import { departmentKey, departmentOf, placeKey } from './unit.ts';
import { listUnitsOfReply } from './unit.store.ts';
import { assignReply, insertStep, insertVersion, listSteps, listVersions } from './version.store.ts';
import { countWordings, listWordings } from './wording.store.ts';

const deeds = ['saved', 'submitted', 'approved', 'returned', 'assigned', 'noted', 'merged'] as const;
export type ReplyDeed = (typeof deeds)[number];

export const replyQuery = z.object({
  done: z.enum(deeds).optional(),
  count: z.coerce.number().int().min(0).max(1_000_000).optional(),
  /** A wording to stand at the end of the text; nothing is saved by it. */
  wording: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});

const version = z.coerce.number().int().min(0).max(2_147_483_646).default(0);
export const replyForm = z.object({
  version,
  do: z.enum(['save', 'wording']).default('save'),
  heading: z.string().max(5_000).default(''),
  place: z.string().max(400).default(''),
  outcome: z.string().max(60).default(''),
  text: z.string().max(100_000).default(''),
  'passage[]': z.array(z.string().max(400)).max(500).default([]),
  programmes: z.string().max(2_000).default(''),
  wording: z.string().max(12).default(''),
  /** Wordings put in since the last save. */
  'used[]': z.array(z.string().max(12)).max(100).default([]),
});

interface Again {
  typed?: TypedReply;
  used?: number[];
  /** The version that the page shows. */
  version?: number;
  faults?: Fault[];
  /** What was typed, where somebody else saved first. */
  conflict?: boolean;
  done?: ReplyDeed;
  count?: number;
  inserted?: string;
  /** What was typed in the other forms. */
  note?: string;
  assignment?: { to_department: string; due_on: string };
  merge?: string;
  status?: number;
}

type PageAsk = Pick<Ask, 'db' | 'params' | 'telling' | 'clock' | 'principal'> & View;

async function replyPage(ask: PageAsk, again: Again): Promise<HttpReply> {
  const { consultation, reply } = await replyAsked(ask);
  const { db } = ask;
  const today = ask.clock.today();
  ask.telling.subject = `consultation ${consultation.slug}, reply ${reply.number}`;
  const principal = signedIn(ask);
  const works = holds(principal, 'planning') || answersFor(principal, (await departmentsOfConsultation(db, ask.params)) ?? [], 'member', 'head');
  const approves = answersFor(principal, (await replyingDepartments(db, ask.params)) ?? [], 'head');
  const { places, sections } = await listPlaces(db, consultation.id);
  const units = await listUnitsOfReply(db, reply.id);
  return page(
    <ReplyView
      view={ask}
      consultation={consultation}
      reply={reply}
      today={today}
      works={works}
      approves={approves}
      units={units}
      opinions={works ? await listOpinions(db, [...new Set(units.slice(0, 20).map(({ submissionId }) => submissionId))]) : []}
      places={places}
      passages={await listChangedPassages(db, consultation.id, sections)}
      outcomes={await outcomesOf(db, consultation, today)}
      programmes={(await listProgrammesInForce(db)).map(({ number, name }) => ({ number, name }))}
      departments={works ? await departmentChoices(db, consultation, today) : []}
      wordings={(await listWordings(db)).map(({ id, title }) => ({ id, title }))}
      versions={await listVersions(db, reply.id)}
      steps={await listSteps(db, reply.id)}
      notes={await listNotesOfReply(db, reply.id)}
      typed={again.typed ?? typedOfReply(reply)}
      used={again.used ?? []}
      version={again.version ?? reply.version}
      faults={again.faults ?? []}
      conflict={again.conflict ?? false}
      done={again.done ?? null}
      count={again.count ?? 0}
      inserted={again.inserted ?? null}
      note={again.note ?? ''}
      assignment={again.assignment ?? { to_department: departmentKey(reply.department), due_on: reply.dueOn ?? '' }}
      merge={again.merge ?? ''}
    />,
    again.status ?? 200,
  );
}

export async function showReply(ask: Ask<z.output<typeof replyQuery>>): Promise<HttpReply> {
  const { done, count, wording } = ask.query;
  if (wording === undefined) return replyPage(ask, { done, count });
  const { reply } = await replyAsked(ask);
  return replyPage(ask, await withInserted(ask, typedOfReply(reply), [], wording));
}

/** The page again with a wording at the end of the text; without, where there is no such wording. */
async function withInserted(ask: Pick<Ask, 'db'>, typed: TypedReply, used: number[], id: number): Promise<Again> {
  const found = (await listWordings(ask.db)).find((one) => one.id === id);
  if (found === undefined) return { typed, used };
  return { typed: { ...typed, text: withWording(typed.text, found.text), outcome: typed.outcome === '' ? (found.outcome ?? '') : typed.outcome }, used: [...used, id], inserted: found.title };
}

type SaveAsk = Ask<Record<string, never>, z.output<typeof replyForm>>;

/** A second editor's save shows the difference and writes nothing; the same text as before is not saved twice. */
export async function saveReply(ask: SaveAsk): Promise<HttpReply> {
  const { consultation, reply } = await replyAsked(ask, { held: true });
  const { db, form } = ask;
  const typed: TypedReply = { heading: form.heading, place: form.place, outcome: form.outcome, text: form.text, passages: form['passage[]'], programmes: form.programmes };
  const used = form['used[]'].filter((id) => /^\d{1,9}$/.test(id)).map(Number);
  if (consultation.isOut) return replyPage(ask, { typed, used, version: form.version, status: 409 });
  if (form.do === 'wording') return replyPage(ask, { ...(await withInserted(ask, typed, used, Number(form.wording) || 0)), version: form.version });
  const { places, sections } = await listPlaces(db, consultation.id);
  const read = readReply(typed, reply, {
    outcomes: await outcomesOf(db, consultation, ask.clock.today()),
    passages: await listChangedPassages(db, consultation.id, sections),
    places: places.map(placeKey),
    programmes: (await listProgrammesInForce(db)).map(({ number }) => number),
  });
  if (read.faults.length > 0) return replyPage(ask, { typed, used, version: form.version, faults: read.faults, status: 422 });
  ask.telling.subject = `consultation ${consultation.slug}, reply ${reply.number}`;
  const there = ask.href(withQuery(replyPath(consultation.slug, reply.number), { done: 'saved' }));
  // Pressed twice, or the same words from two people: it is saved already.
  if (reply.version > 0 && sameText(textOf(reply), read.reply)) return seeOther(there);
  const saved = await insertVersion(db, reply.id, form.version, read.reply, { personId: signedIn(ask).personId, actingAs: ask.actingAs }, ask.clock.now());
  if (saved === null) return replyPage(ask, { typed, used, conflict: true, status: 409 });
  await countWordings(db, used);
  return seeOther(there);
}

export const noteForm = z.object({ note: z.string().max(5_000).default('') });

/** Keeps an internal remark on a reply. */
export async function noteOnReply(ask: Ask<Record<string, never>, z.output<typeof noteForm>>): Promise<HttpReply> {
  const { consultation, reply } = await replyAsked(ask);
  const note = plainText(ask.form.note);
  if (note === '') return replyPage(ask, { faults: [{ field: 'note', sentence: sentence((words) => words.reply.noteMissing) }], status: 422 });
  ask.telling.subject = `consultation ${consultation.slug}, reply ${reply.number}`;
  await insertNote(ask.db, { consultationId: consultation.id, submissionId: null, replyId: reply.id, text: note, personId: signedIn(ask).personId, actingAs: ask.actingAs }, ask.clock.now());
  return seeOther(ask.href(withQuery(replyPath(consultation.slug, reply.number), { done: 'noted' })));
}

export const submissionForm = z.object({ version });

/** The version that was shown goes to the head, unless something is missing. */
export async function submitReply(ask: Ask<Record<string, never>, z.output<typeof submissionForm>>): Promise<HttpReply> {
  const { consultation, reply } = await replyAsked(ask, { held: true });
  refuseIfOut(consultation);
  const faults = lacking(reply, await outcomesOf(ask.db, consultation, ask.clock.today()));
  if (faults.length > 0) return replyPage(ask, { faults, status: 422 });
  return step(ask, reply.id, 'submitted', '', ask.form.version);
}

export const approvalForm = z.object({ version, do: z.enum(['approve', 'return']).default('approve'), return_note: z.string().max(5_000).default('') });

/** The head approves the version that was shown, or sends it back with a note. */
export async function decideOnReply(ask: Ask<Record<string, never>, z.output<typeof approvalForm>>): Promise<HttpReply> {
  const { consultation, reply } = await replyAsked(ask, { held: true });
  refuseIfOut(consultation);
  const note = plainText(ask.form.return_note);
  if (ask.form.do === 'return' && note === '') return replyPage(ask, { faults: [{ field: 'return_note', sentence: sentence((words) => words.reply.returnNoteMissing) }], status: 422 });
  const faults = ask.form.do === 'approve' ? lacking(reply, await outcomesOf(ask.db, consultation, ask.clock.today())) : [];
  if (faults.length > 0) return replyPage(ask, { faults, note, status: 422 });
  return step(ask, reply.id, ask.form.do === 'approve' ? 'approved' : 'returned', ask.form.do === 'approve' ? '' : note, ask.form.version);
}

async function step(ask: Ask<Record<string, never>, { version: number }>, replyId: number, act: 'submitted' | 'approved' | 'returned', note: string, onVersion: number): Promise<HttpReply> {
  const { slug, number } = ask.params;
  const done = await insertStep(ask.db, replyId, onVersion, act, note, { personId: signedIn(ask).personId, actingAs: ask.actingAs }, ask.clock.now());
  if (!done) return replyPage(ask, { faults: [{ field: 'step', sentence: sentence((words) => words.reply.stale) }], note, status: 409 });
  ask.telling.subject = `consultation ${slug}, reply ${number}, version ${onVersion}`;
  if (note !== '') ask.telling.why = note;
  return seeOther(ask.href(withQuery(replyPath(slug!, Number(number)), { done: act })));
}

export const assignmentForm = z.object({ to_department: z.string().max(300).default(''), due_on: z.string().max(40).default('') });

/** Who writes it, until when. */
export async function changeAssignment(ask: Ask<Record<string, never>, z.output<typeof assignmentForm>>): Promise<HttpReply> {
  const { consultation, reply } = await replyAsked(ask, { held: true });
  refuseIfOut(consultation);
  const { to_department, due_on } = ask.form;
  const faults: Fault[] = [];
  const due = readDay('due_on', due_on, (field, said) => faults.push({ field, sentence: said }));
  const known = await departmentChoices(ask.db, consultation, ask.clock.today());
  if (to_department !== '' && !known.some((one) => departmentKey(one) === to_department)) faults.push({ field: 'to_department', sentence: sentence((words) => words.unit.wrongDepartment) });
  if (faults.length > 0) return replyPage(ask, { faults, assignment: ask.form, status: 422 });
  await assignReply(ask.db, reply.id, departmentOf(to_department), due);
  ask.telling.subject = `consultation ${consultation.slug}, reply ${reply.number}`;
  return seeOther(ask.href(withQuery(replyPath(consultation.slug, reply.number), { done: 'assigned' })));
}

export const mergeForm = z.object({ to_reply: z.string().max(20).default('') });

/** All units of this reply go under another one; this one stays, empty. */
export async function mergeReply(ask: Ask<Record<string, never>, z.output<typeof mergeForm>>): Promise<HttpReply> {
  const { consultation, reply } = await replyAsked(ask, { held: true });
  refuseIfOut(consultation);
  const target = /^\s*\d{1,9}\s*$/.test(ask.form.to_reply) ? Number(ask.form.to_reply) : 0;
  const refused = (said: Fault['sentence']) => replyPage(ask, { faults: [{ field: 'to_reply', sentence: said }], merge: ask.form.to_reply, status: 422 });
  if (target === reply.number) return refused(sentence((words) => words.reply.mergeSelf));
  const units = await listUnitsOfReply(ask.db, reply.id);
  const count = await moveUnits(ask.db, consultation.id, units.map(({ id }) => id), target, ask.actingAs, ask.clock.now());
  if (count === null) return refused(sentence((words) => words.unit.wrongReply));
  ask.telling.subject = `consultation ${consultation.slug}, reply ${reply.number} to ${target}`;
  return seeOther(ask.href(withQuery(replyPath(consultation.slug, reply.number), { done: 'merged', count })));
}
