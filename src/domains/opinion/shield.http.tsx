/** Turning the proof of work on for everybody who sends an opinion on a call, while it is flooded. */
import { z } from 'zod';
import { getAnyConsultation } from '#domains/consultation';
import { type Ask, page, type Reply, seeOther } from '#platform/http';
import { shieldPath } from './address.ts';
import { findShield, lowerShield, raiseShield } from './shield.store.ts';
import { shieldHours, ShieldView } from './shield.view.tsx';
import { text } from './text.ts';

export const shieldQuery = z.object({ done: z.enum(['started', 'stopped']).optional().catch(undefined) });
export const shieldForm = z.object({ hours: z.string().max(10).default(''), step: z.string().max(10).default('start') });

export async function showShield(ask: Ask<z.output<typeof shieldQuery>>): Promise<Reply> {
  const consultation = await getAnyConsultation(ask.db, ask.params.slug!);
  const shield = await findShield(ask.db, consultation.id, ask.clock.now());
  return page(<ShieldView view={ask} consultation={consultation} shield={shield} done={ask.query.done} errors={[]} />);
}

export async function setShield(ask: Ask<Record<string, never>, z.output<typeof shieldForm>>): Promise<Reply> {
  const consultation = await getAnyConsultation(ask.db, ask.params.slug!);
  ask.telling.subject = `consultation ${consultation.slug}`;
  if (ask.form.step === 'stop') {
    await lowerShield(ask.db, consultation.id);
    return seeOther(ask.href(`${shieldPath(consultation.slug)}?done=stopped`));
  }
  const hours = shieldHours.find((each) => String(each) === ask.form.hours);
  const at = ask.clock.now();
  if (hours === undefined) {
    const errors = [{ field: 'hours', message: text(ask.lang).sending.shield.hoursWrong }];
    return page(<ShieldView view={ask} consultation={consultation} shield={await findShield(ask.db, consultation.id, at)} errors={errors} />, 422);
  }
  await raiseShield(ask.db, consultation.id, { untilAt: new Date(at.getTime() + hours * 3_600_000), actingAs: ask.actingAs });
  return seeOther(ask.href(`${shieldPath(consultation.slug)}?done=started`));
}
