/** Changing or cancelling a call that is public already: with a reason, in public. */
import { listProgrammesInForce } from '#domains/plan';
import { type Ask, type Fault, page, Refusal, type Reply, seeOther } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { plainText } from '#platform/typed-text';
import { cancel } from './announcement.store.ts';
import { CancellationView } from './cancellation.view.tsx';
import { cancellationFaults } from './cancellation.ts';
import { type ChangeForm, type Changed, changeFormOf, readChange } from './change.ts';
import { change } from './change.store.ts';
import { ChangeFormView } from './change-form.view.tsx';
import { type Consultation, consultationWorkPath } from './consultation.ts';
import { getAnyConsultation } from './consultation.store.ts';
import { holdConsultation } from './draft.store.ts';
import { sentence } from './text.ts';

const long = z.string().max(20_000).default('');
const revision = z.coerce.number().int().min(0).max(2_147_483_646).default(0);
export const changeForm = z.object({
  revision,
  subject: z.string().max(2_000).default(''),
  purpose: long,
  contact: long,
  closes_on: z.string().max(100).default(''),
  address_post: long,
  address_fax: long,
  address_mail: long,
  address_counter: long,
  'programmes[]': z.array(z.string().max(60)).max(2_000).default([]),
  reason: long,
});
export const cancellationForm = z.object({ revision, reason: long });

/** @throws Refusal 404 for none, 409 for what is not public or is cancelled. */
async function getPublic(ask: Pick<Ask, 'db' | 'params'>): Promise<Consultation> {
  const consultation = await getAnyConsultation(ask.db, ask.params.slug ?? '');
  if (consultation.state !== 'announced' || consultation.source === 'past') throw new Refusal(409, 'not-announced', sentence((words) => words.change.fault[consultation.state === 'draft' ? 'draft' : 'cancelled']));
  return consultation;
}

export async function showChangeForm(ask: Ask): Promise<Reply> {
  return changePage(ask, await getPublic(ask), {});
}

interface Again {
  typed?: ChangeForm;
  faults?: Fault[];
  conflict?: Changed;
  status?: number;
}

async function changePage(ask: Ask<object, object>, consultation: Consultation, { typed, faults = [], conflict, status = 200 }: Again): Promise<Reply> {
  const programmes = await listProgrammesInForce(ask.db);
  return page(<ChangeFormView view={ask} consultation={consultation} today={ask.clock.today()} programmes={programmes} typed={typed ?? changeFormOf(consultation)} faults={faults} conflict={conflict ?? null} />, status);
}

export async function changeConsultation(ask: Ask<Record<string, never>, z.output<typeof changeForm>>): Promise<Reply> {
  await holdConsultation(ask.db, ask.params.slug ?? '');
  const consultation = await getPublic(ask);
  const { revision: onRevision, ...typed } = ask.form;
  const programmes = new Set([...(await listProgrammesInForce(ask.db)).map(({ number }) => number), ...consultation.programmes]);
  const { changed, fields, faults } = readChange(typed, { consultation, today: ask.clock.today(), programmes });
  if (changed === null) return changePage(ask, consultation, { typed, faults, status: 422 });
  const reason = plainText(typed.reason);
  const made = onRevision === consultation.revision && (await change(ask.db, consultation, changed, { fields, reason, actingAs: ask.actingAs, at: ask.clock.now() }));
  if (!made) return changePage(ask, consultation, { typed, conflict: changed, status: 409 });
  Object.assign(ask.telling, { subject: `consultation ${consultation.slug}`, why: reason });
  return seeOther(ask.href(withQuery(consultationWorkPath(consultation.slug), { done: 'changed' })));
}

export async function showCancellationForm(ask: Ask): Promise<Reply> {
  return page(<CancellationView view={ask} consultation={await getPublic(ask)} reason="" faults={[]} />);
}

export async function cancelConsultation(ask: Ask<Record<string, never>, z.output<typeof cancellationForm>>): Promise<Reply> {
  await holdConsultation(ask.db, ask.params.slug ?? '');
  const consultation = await getPublic(ask);
  const reason = plainText(ask.form.reason);
  const faults = cancellationFaults(consultation, reason, ask.form.revision);
  if (faults.length > 0) return page(<CancellationView view={ask} consultation={consultation} reason={ask.form.reason} faults={faults} />, consultation.revision === ask.form.revision ? 422 : 409);
  await cancel(ask.db, consultation, reason, ask.actingAs, ask.clock.now());
  Object.assign(ask.telling, { subject: `consultation ${consultation.slug}`, why: reason });
  return seeOther(ask.href(withQuery(consultationWorkPath(consultation.slug), { done: 'cancelled' })));
}
