/** Correcting what is out: a reply, or what happens next. */
import { ruleOn, type Consultation } from '#domains/consultation';
import { type Ask, type Fault, page, Refusal, type Reply, seeOther } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { plainText } from '#platform/typed-text';
import { releasePath } from './address.ts';
import { askedRelease } from './asked-consultation.store.ts';
import { changeOf, nextStepsChange } from './correction.ts';
import { insertCorrection } from './correction.store.ts';
import { CorrectionFormView, NextCorrectionView } from './correction.view.tsx';
import { findRelease } from './release.store.ts';
import type { Released, ResultReply } from './result.ts';
import { findReply, listCorrections } from './result.store.ts';
import { sentence } from './text.ts';

const revision = z.coerce.number().int().min(0).max(2_147_483_646).default(0);
const long = z.string().max(20_000).default('');
const reason = z.string().max(2_000).default('');
export const correctionForm = z.object({ revision, outcome: z.string().max(100).default(''), text: long, 'before[]': z.array(z.string().max(20_000)).max(200).default([]), 'after[]': z.array(z.string().max(20_000)).max(200).default([]), reason });
export const nextCorrectionForm = z.object({ revision, next_steps: z.string().max(10_000).default(''), reason });

// The parts of an ask that a page of staff needs, whatever its form was.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type StaffAsk = Ask<any, any>;

interface AskedReply {
  consultation: Consultation;
  release: Released;
  reply: ResultReply;
}

async function askedReply(ask: StaffAsk): Promise<AskedReply> {
  const { consultation, release } = await askedRelease(ask);
  const typed = ask.params.number ?? '';
  const reply = /^[1-9]\d{0,8}$/.test(typed) ? await findReply(ask.db, consultation.id, Number(typed)) : null;
  if (reply === null) throw new Refusal(404, 'reply-not-found', sentence((words) => words.release.correct.replyNotFound(typed)));
  ask.telling.subject = `consultation ${consultation.slug}, reply ${reply.number}`;
  return { consultation, release, reply };
}

/** Shown again after a refusal with what was typed. */
interface Again<Typed> {
  typed: Typed;
  faults: Fault[];
  status: number;
  refusal?: string;
}

export async function showCorrection(ask: Ask): Promise<Reply> {
  return correctionPage(ask, await askedReply(ask), null);
}

async function correctionPage(ask: StaffAsk, { consultation, release, reply }: AskedReply, again: Again<{ outcome: string; text: string; before: string[]; after: string[]; reason: string }> | null): Promise<Reply> {
  const { outcomes } = await ruleOn(ask.db, ask.clock.today());
  const corrections = (await listCorrections(ask.db, consultation.id, [reply.number])).filter(({ replyNumber }) => replyNumber === reply.number);
  const typed = again?.typed ?? { outcome: reply.outcome.key, text: reply.text, before: reply.passages.map(({ before }) => before), after: reply.passages.map(({ after }) => after), reason: '' };
  return page(<CorrectionFormView view={ask} consultation={consultation} revision={release.revision} reply={reply} outcomes={outcomes} corrections={corrections} typed={typed} faults={again?.faults ?? []} refusal={again?.refusal ?? null} />, again?.status ?? 200);
}

/** Another correction may have come between: whoever saw an older text is told. */
export async function correctReply(ask: Ask<Record<string, never>, z.output<typeof correctionForm>>): Promise<Reply> {
  const asked = await askedReply(ask);
  const { outcome, text, reason: why, 'before[]': before, 'after[]': after } = ask.form;
  const typed = { outcome, text, before, after, reason: why };
  const held = await findRelease(ask.db, asked.consultation.id, { held: true });
  if (held!.revision !== ask.form.revision) return correctionPage(ask, asked, { typed, faults: [], status: 409, refusal: sentence((words) => words.release.changed)[ask.lang] });
  const { outcomes } = await ruleOn(ask.db, ask.clock.today());
  const { change, faults } = changeOf(asked.reply, typed, outcomes);
  if (faults.length > 0) return correctionPage(ask, asked, { typed, faults, status: 422 });
  return correct(ask, asked, asked.reply.number, change, why);
}

async function correct(ask: StaffAsk, { consultation, release }: Pick<AskedReply, 'consultation' | 'release'>, replyNumber: number | null, change: Parameters<typeof insertCorrection>[1]['change'], why: string): Promise<Reply> {
  const said = plainText(why);
  ask.telling.why = said;
  await insertCorrection(ask.db, { consultation, release, replyNumber, change, reason: said, actingAs: ask.actingAs, at: ask.clock.now() });
  return seeOther(ask.href(withQuery(releasePath(consultation.slug), { done: 'corrected' })));
}

export async function showNextCorrection(ask: Ask): Promise<Reply> {
  const { consultation, release } = await askedRelease(ask);
  return page(<NextCorrectionView view={ask} consultation={consultation} revision={release.revision} typed={{ nextSteps: release.nextSteps, reason: '' }} faults={[]} refusal={null} />);
}

export async function correctNextSteps(ask: Ask<Record<string, never>, z.output<typeof nextCorrectionForm>>): Promise<Reply> {
  const asked = await askedRelease(ask);
  const { consultation } = asked;
  const typed = { nextSteps: ask.form.next_steps, reason: ask.form.reason };
  const held = await findRelease(ask.db, consultation.id, { held: true });
  const again = (faults: Fault[], status: number, refusal: string | null): Reply => page(<NextCorrectionView view={ask} consultation={consultation} revision={held!.revision} typed={typed} faults={faults} refusal={refusal} />, status);
  if (held!.revision !== ask.form.revision) return again([], 409, sentence((words) => words.release.changed)[ask.lang]);
  const { change, faults } = nextStepsChange(held!.nextSteps, typed);
  return faults.length > 0 ? again(faults, 422, null) : correct(ask, asked, null, change, typed.reason);
}
