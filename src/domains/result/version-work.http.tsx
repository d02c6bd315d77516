/** Writing the result for other readers. */
import { type Ask, type Fault, page, Refusal, type Reply, seeOther } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { plainText } from '#platform/typed-text';
import { releasePath } from './address.ts';
import { askedConsultation } from './asked-consultation.store.ts';
import { recordVersion } from './correction.store.ts';
import { findRelease, saveNextSteps } from './release.store.ts';
import { isReleased } from './result.ts';
import { sentence } from './text.ts';
import { audiences, type Audience, versionFaults } from './version.ts';
import { listVersions, saveVersion } from './version.store.ts';
import { type TypedVersion, VersionWorkView } from './version-work.view.tsx';

export const versionForm = z.object({ title: z.string().max(500).default(''), body: z.string().max(50_000).default(''), reason: z.string().max(2_000).default('') });

function askedAudience({ params }: Pick<Ask, 'params'>): Audience {
  const audience = audiences.find((known) => known === params.audience);
  if (audience === undefined) throw new Refusal(404, 'result-version-not-found', sentence((words) => words.result.version.notFound));
  return audience;
}

export async function showVersionWork(ask: Ask): Promise<Reply> {
  return versionPage(ask, null);
}

// The parts of an ask that the page needs, whatever its form was.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function versionPage(ask: Ask<any, any>, again: { typed: TypedVersion; faults: Fault[]; refusal?: string; status: number } | null): Promise<Reply> {
  const consultation = await askedConsultation(ask);
  const audience = askedAudience(ask);
  const release = await findRelease(ask.db, consultation.id);
  const kept = (await listVersions(ask.db, consultation.id)).find((each) => each.audience === audience) ?? null;
  const typed = again?.typed ?? { title: kept?.title ?? '', body: kept?.body ?? '', reason: '' };
  const locked = release?.state === 'planned' ? sentence((words) => words.release.locked)[ask.lang] : null;
  return page(<VersionWorkView view={ask} consultation={consultation} audience={audience} kept={kept} typed={typed} isOut={isReleased(release)} faults={again?.faults ?? []} refusal={locked} />, again?.status ?? 200);
}

/** After the release a change of what is there needs a reason, and every one is on record. */
export async function saveVersionWork(ask: Ask<Record<string, never>, z.output<typeof versionForm>>): Promise<Reply> {
  const { db } = ask;
  const consultation = await askedConsultation(ask);
  const version = { audience: askedAudience(ask), title: plainText(ask.form.title), body: plainText(ask.form.body), actingAs: ask.actingAs, at: ask.clock.now() };
  const reason = plainText(ask.form.reason);
  const release = await findRelease(db, consultation.id, { held: true });
  const isThere = (await listVersions(db, consultation.id)).some(({ audience }) => audience === version.audience);
  const faults = versionFaults(version, { isOut: isReleased(release) && isThere, reason });
  if (faults.length > 0 || release?.state === 'planned') return versionPage(ask, { typed: { ...version, reason }, faults, status: faults.length > 0 ? 422 : 409 });
  if (release === null) await saveNextSteps(db, consultation.id, '');
  await saveVersion(db, consultation.id, version);
  if (isReleased(release)) {
    ask.telling.why = reason || undefined;
    await recordVersion(db, consultation, version, reason);
  }
  return seeOther(ask.href(withQuery(releasePath(consultation.slug), { done: 'version' })));
}
