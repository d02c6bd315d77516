/** The page on which one submission is divided. */
import { findSubmission, listKeptRevisions, listOpinions, type OpinionText, type Submission } from '#domains/opinion';
import type { Database } from '#platform/database';
import { page, Refusal, seeOther, signedIn, type Ask, type Reply, type View } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { plainText } from '#platform/typed-text';
import { splitListPath, splitPath } from './address.ts';
import { consultationAsked, departmentChoices, listPlaces } from './asked.store.ts';
import type { WorkedOn } from './closure.ts';
import { insertNote, listNotesOfSubmission } from './note.store.ts';
import { carriedFacts, type ShownPart } from './part.ts';
import { cutOpinion, letterCount, typedOf } from './split.ts';
import { findSplit, listDividedRevisions, listParts, lockSubmission, saveSplit, type KeptPart, type NewPart } from './split.store.ts';
import { SplitView, type PartFault } from './split.view.tsx';
import { sentence } from './text.ts';
import { departmentKey, departmentOf, placeKey, placeOf, tagsOf } from './unit.ts';

export const splitQuery = z.object({
  /** Receipt number of the submission that was divided a moment ago. */
  saved: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  noted: z.literal('yes').optional(),
});

const texts = (max: number) => z.array(z.string().max(max)).max(2_000).default([]);
export const splitForm = z.object({
  version: z.coerce.number().int().min(0).max(2_147_483_646).default(0),
  do: z.enum(['whole', 'preview', 'save']).default('save'),
  /** Ids of opinions and what was typed for each. */
  'opinion[]': texts(12),
  'cut[]': texts(60_000),
  /** A part each, as the page showed them. */
  'part_opinion[]': texts(12),
  'part_text[]': texts(60_000),
  'part_kind[]': texts(20),
  'part_place[]': texts(400),
  'part_tags[]': texts(1_000),
  'part_department[]': texts(400),
  'part_public[]': texts(60_000),
});
export const splitBytesMax = 4_000_000;

interface Asked {
  consultation: WorkedOn;
  submission: Submission;
  /** Those with a text: of a withdrawn one nothing is left. */
  opinions: OpinionText[];
}

/** @throws Refusal 404 for a submission that the consultation does not have. */
async function submissionAsked(ask: Pick<Ask, 'db' | 'params' | 'telling'>): Promise<Asked> {
  const consultation = await consultationAsked(ask);
  const id = /^\d{1,9}$/.test(ask.params.id ?? '') ? Number(ask.params.id) : 0;
  const submission = await findSubmission(ask.db, id);
  if (submission?.consultationId !== consultation.id) throw new Refusal(404, 'submission-not-found', sentence((words) => words.split.notFound));
  ask.telling.subject = `consultation ${consultation.slug}, submission ${id}`;
  return { consultation, submission, opinions: (await listOpinions(ask.db, [id])).filter(({ text: said }) => letterCount(said) > 0) };
}

export async function showSplit(ask: Ask<z.output<typeof splitQuery>>): Promise<Reply> {
  const asked = await submissionAsked(ask);
  return splitPage(ask, asked, { saved: ask.query.saved ?? null, noted: ask.query.noted === 'yes' });
}

interface Again {
  /** What stands in the text areas, by opinion, and the parts below them; without: as it is kept. */
  typed?: { cuts: Map<number, string>; parts: ShownPart[] };
  version?: number;
  faults?: PartFault[];
  conflict?: KeptPart[];
  previewed?: boolean;
  saved?: number | null;
  noted?: boolean;
  status?: number;
}

async function splitPage(ask: Pick<Ask, 'db' | 'clock'> & View, { consultation, submission, opinions }: Asked, again: Again): Promise<Reply> {
  const { db } = ask;
  const split = await findSplit(db, submission.id);
  const kept = await listParts(db, submission.id);
  const { places } = await listPlaces(db, consultation.id);
  const whole = opinions.map((opinion): ShownPart => ({ opinionId: opinion.id, text: opinion.text.trim(), remark: false, documentKey: opinion.documentKey, anchor: opinion.anchor, tags: [], department: null, publicText: null }));
  // An opinion that was added since is not among what is kept.
  const standing = [...kept, ...whole.filter(({ opinionId }) => !kept.some((part) => part.opinionId === opinionId))];
  const parts = again.typed?.parts ?? opinions.flatMap(({ id }) => standing.filter(({ opinionId }) => opinionId === id));
  const cutOf = (id: number): string => again.typed?.cuts.get(id) ?? typedOf(parts.filter(({ opinionId }) => opinionId === id).map((part) => part.text));
  return page(
    <SplitView
      view={ask}
      consultation={consultation}
      submission={submission}
      opinions={opinions.map((opinion) => ({ ...opinion, cut: cutOf(opinion.id) }))}
      parts={parts}
      split={split}
      isStale={split !== null && submission.state === 'kept' && split.submissionRevision !== submission.revision}
      version={again.version ?? split?.version ?? 0}
      places={places}
      departments={await departmentChoices(db, consultation, ask.clock.today())}
      faults={again.faults ?? []}
      conflict={again.conflict ?? null}
      previewed={again.previewed ?? false}
      saved={again.saved ?? null}
      noted={again.noted ?? false}
      notes={await listNotesOfSubmission(db, submission.id)}
    />,
    again.status ?? 200,
  );
}

type FormAsk = Ask<Record<string, never>, z.output<typeof splitForm>>;

/** What may be chosen: places by key, departments by key. */
interface Known {
  places: ReadonlySet<string>;
  departments: ReadonlySet<string>;
}

async function knownTo(ask: Pick<Ask, 'db' | 'clock'>, { consultation, submission, opinions }: Asked): Promise<Known> {
  const { places } = await listPlaces(ask.db, consultation.id);
  const kept = await listParts(ask.db, submission.id);
  const departments = await departmentChoices(ask.db, consultation, ask.clock.today());
  return { places: new Set([...places, ...opinions, ...kept].map(placeKey)), departments: new Set(departments.map(departmentKey)) };
}

/** What was chosen for each part that the page showed; what the page did not offer counts as not chosen. */
function shownParts(form: z.output<typeof splitForm>, known: Known): ShownPart[] {
  return form['part_text[]'].map((shown, index) => {
    const publicText = plainText(form['part_public[]'][index] ?? '');
    const [place, department] = [form['part_place[]'][index] ?? '', form['part_department[]'][index] ?? ''];
    return {
      opinionId: Number(form['part_opinion[]'][index] ?? 0),
      text: shown,
      remark: form['part_kind[]'][index] === 'remark',
      ...placeOf(known.places.has(place) ? place : 'whole'),
      tags: tagsOf(form['part_tags[]'][index] ?? ''),
      department: known.departments.has(department) ? departmentOf(department) : null,
      publicText: publicText === '' ? null : publicText,
    };
  });
}

interface Typed {
  cuts: Map<number, string>;
  parts: ShownPart[];
  faults: PartFault[];
}

/** The new parts with their facts; where an opinion is not itself any more, what is wrong with it, and its parts as they were shown. */
function readCuts(form: z.output<typeof splitForm>, opinions: readonly OpinionText[], known: Known): Typed {
  const typed = new Map(form['opinion[]'].map((id, index) => [Number(id), form['cut[]'][index] ?? '']));
  const shown = shownParts(form, known);
  const faults: PartFault[] = [];
  const cut = opinions.flatMap(({ id, text: said, documentKey, anchor }, index) => {
    const made = cutOpinion(said, typed.get(id) ?? said);
    if ('parts' in made) return made.parts.map((part) => ({ opinionId: id, text: part, own: { documentKey, anchor } }));
    const message = sentence((words) => ('tooMany' in made ? words.split.tooMany(made.tooMany) : words.split.different(made.missing, made.added)));
    faults.push({ field: `cut-${index + 1}`, sentence: message });
    return shown.filter(({ opinionId }) => opinionId === id).map((part) => ({ opinionId: id, text: part.text, own: part }));
  });
  return { cuts: new Map(opinions.map(({ id, text: said }) => [id, typed.get(id) ?? said])), parts: carriedFacts(shown, cut), faults };
}

function numbered(parts: readonly ShownPart[]): NewPart[] {
  const seen = new Map<number, number>();
  return parts.map((part) => {
    const position = seen.get(part.opinionId) ?? 0;
    seen.set(part.opinionId, position + 1);
    return { ...part, position };
  });
}

export async function saveSubmissionSplit(ask: FormAsk): Promise<Reply> {
  const { consultation } = await submissionAsked(ask);
  // From here on the submission is read as whoever divided it last, or took its units away, has left it.
  await lockSubmission(ask.db, consultation.id, Number(ask.params.id));
  const asked = await submissionAsked(ask);
  const { submission, opinions } = asked;
  if (submission.state !== 'kept' || asked.consultation.isOut) return splitPage(ask, asked, { status: 409 });
  const { form } = ask;
  const typed = readCuts(form.do === 'whole' ? { ...form, 'opinion[]': [], 'cut[]': [] } : form, opinions, await knownTo(ask, asked));
  const { cuts, parts, faults } = typed;
  if (form.do === 'preview' || faults.length > 0) return splitPage(ask, asked, { typed, version: form.version, faults, previewed: faults.length === 0, status: faults.length === 0 ? 200 : 422 });
  const outcome = await saveSplit(ask.db, { submission, opinions, parts: numbered(parts), onVersion: form.version, actingAs: ask.actingAs }, ask.clock.now());
  if (outcome === 'settled') return splitPage(ask, asked, { typed, version: form.version, faults: [{ field: 'cut-1', sentence: sentence((words) => words.split.settled) }], status: 422 });
  if (outcome === 'outdated') return splitPage(ask, asked, { typed: { cuts, parts }, conflict: await listParts(ask.db, submission.id), status: 409 });
  const next = await nextUnsplit(ask.db, consultation.id, submission.id);
  return seeOther(ask.href(withQuery(next === null ? splitListPath(consultation.slug) : splitPath(consultation.slug, next), { saved: submission.id })));
}

/** The first one after this that is to be divided, else the first of all; null where none is left. */
async function nextUnsplit(db: Database, consultationId: number, after: number): Promise<number | null> {
  const done = await listDividedRevisions(db, consultationId);
  const open = (await listKeptRevisions(db, consultationId)).filter(({ id, revision }) => done.get(id) !== revision).map(({ id }) => id);
  return open.find((id) => id > after) ?? open[0] ?? null;
}

export const noteForm = z.object({ note: z.string().max(5_000).default('') });

/** Keeps an internal remark on a submission. */
export async function noteOnSubmission(ask: Ask<Record<string, never>, z.output<typeof noteForm>>): Promise<Reply> {
  const asked = await submissionAsked(ask);
  const { consultation, submission } = asked;
  const note = plainText(ask.form.note);
  if (note === '') return splitPage(ask, asked, { faults: [{ field: 'note', sentence: sentence((words) => words.reply.noteMissing) }], status: 422 });
  await insertNote(ask.db, { consultationId: consultation.id, submissionId: submission.id, replyId: null, text: note, personId: signedIn(ask).personId, actingAs: ask.actingAs }, ask.clock.now());
  return seeOther(ask.href(withQuery(splitPath(consultation.slug, submission.id), { noted: 'yes' })));
}
