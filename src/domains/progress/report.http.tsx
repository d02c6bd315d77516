/** The page on which a report is written, its saves and its publications. */
import { holds, answersFor } from '#platform/access';
import { type Ask, type Fault, page, Refusal, type Reply, seeOther, signedIn } from '#platform/http';
import { departmentsOfProgramme, findProgrammeOfToday, listProgrammesInForce } from '#domains/plan';
import { recordPublicAct } from '#domains/record';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { plainText } from '#platform/typed-text';
import { reportFormPath } from './address.ts';
import { findDraft, insertSave, listSaves } from './draft.store.ts';
import { comparePeriods, parsePeriod, type Period, periodKey, periodsBegun } from './period.ts';
import { nameOf } from './programme.store.ts';
import { publicActOf, publicationFaults } from './publication.ts';
import { insertPublication, listPublications } from './publication.store.ts';
import { emptyReport, readReport, type Report, type ReportForm, sameReport } from './report.ts';
import { type ConflictShown, ReportFormView } from './report-form.view.tsx';
import { sentence } from './text.ts';

export const reportFormQuery = z.object({ done: z.enum(['saved', 'published']).optional() });

const revision = z.coerce.number().int().min(0).max(2_147_483_646).default(0);
const long = z.string().max(20_000).default('');
export const saveForm = z.object({
  revision,
  state: z.string().max(40).default(''),
  done: long,
  next: long,
  'link_label[]': z.array(z.string().max(2_000)).max(20).default([]),
  'link_url[]': z.array(z.string().max(4_000)).max(20).default([]),
});

export const publicationForm = z.object({ revision, reason: z.string().max(2_000).default('') });

/** What the address names. @throws Refusal 404 for no such programme or half-year in the plan in force. */
export async function reportAsked(ask: Pick<Ask, 'db' | 'params' | 'clock'>): Promise<{ number: string; name: string; slug: string; period: Period }> {
  const number = ask.params.number ?? '';
  const programme = await findProgrammeOfToday(ask.db, number);
  if (programme === null) throw new Refusal(404, 'programme-not-found', sentence((words) => words.unknownProgramme(number)));
  const period = parsePeriod(ask.params.period ?? '');
  const begun = period !== null && periodsBegun(programme.firstYear, programme.lastYear, ask.clock.today()).some((one) => comparePeriods(one, period) === 0);
  if (!begun) throw new Refusal(404, 'period-not-found', sentence((words) => words.unknownPeriod));
  return { number: programme.number, name: programme.name, slug: programme.slug, period };
}

export async function showReportForm(ask: Ask<z.output<typeof reportFormQuery>>): Promise<Reply> {
  return reportFormPage(ask, { after: ask.query.done });
}

/** Shown again after a refusal with what was typed. */
export interface Again {
  typed?: Report;
  faults?: Fault[];
  conflict?: Report;
  reason?: string;
  after?: 'saved' | 'published';
  status?: number;
}

export async function reportFormPage(ask: Pick<Ask, 'db' | 'params' | 'clock' | 'principal' | 'telling'> & Parameters<typeof ReportFormView>[0]['view'], again: Again): Promise<Reply> {
  const { number, name, period } = await reportAsked(ask);
  const draft = await findDraft(ask.db, number, period);
  const publications = await listPublications(ask.db, number, period);
  const saves = await listSaves(ask.db, number, period);
  ask.telling.subject = subjectOf(number, period);
  const conflict: ConflictShown | null = again.conflict === undefined ? null : { theirs: draft ?? emptyReport, yours: again.conflict };
  return page(
    <ReportFormView
      view={ask}
      programme={{ number, name }}
      period={period}
      today={ask.clock.today()}
      draft={draft}
      typed={again.typed ?? draft ?? publications[0] ?? emptyReport}
      published={publications[0] ?? null}
      saves={saves}
      publishes={await publishes(ask)}
      faults={again.faults ?? []}
      conflict={conflict}
      reason={again.reason ?? ''}
      after={again.after ?? null}
    />,
    again.status ?? 200,
  );
}

/** Whether the person may publish this report: the head of an answering department, or planning. */
async function publishes(ask: Pick<Ask, 'db' | 'params' | 'principal'>): Promise<boolean> {
  const principal = signedIn(ask);
  if (holds(principal, 'planning')) return true;
  return answersFor(principal, (await departmentsOfProgramme(ask.db, ask.params)) ?? [], 'head');
}

export function subjectOf(number: string, period: Period): string {
  return `programme ${number}, period ${periodKey(period)}`;
}

/** A second editor's save shows the difference and writes nothing; the same text as before is not saved twice. */
export async function saveReport(ask: Ask<Record<string, never>, z.output<typeof saveForm>>): Promise<Reply> {
  const { number, period } = await reportAsked(ask);
  const { 'link_label[]': link_label, 'link_url[]': link_url, ...fields } = ask.form;
  const typed = { ...fields, link_label, link_url };
  const { report, faults } = readReport(typed);
  if (faults.length > 0) return reportFormPage(ask, { typed: { ...report, links: typedLinks(typed) }, faults, status: 422 });
  ask.telling.subject = subjectOf(number, period);
  const there = ask.href(withQuery(reportFormPath(number, period), { done: 'saved' }));
  const { personId } = signedIn(ask);
  const saved = await insertSave(ask.db, { programme: number, period, report, onRevision: ask.form.revision, personId, actingAs: ask.actingAs }, ask.clock.now());
  if (saved !== null) return seeOther(there);
  const draft = await findDraft(ask.db, number, period);
  // Pressed twice, or the same words from two people: it is saved already.
  if (draft !== null && sameReport(draft, report)) return seeOther(there);
  return reportFormPage(ask, { typed: report, conflict: report, status: 409 });
}

/** Links as they were typed, wrong ones too. */
function typedLinks({ link_label, link_url }: Pick<ReportForm, 'link_label' | 'link_url'>): Report['links'] {
  return Array.from({ length: Math.max(link_label.length, link_url.length) }, (_, index) => ({ label: link_label[index] ?? '', url: link_url[index] ?? '' }));
}

/** What is saved becomes what the public reads. A text that was saved after the publisher had read is not published. */
export async function publishReport(ask: Ask<Record<string, never>, z.output<typeof publicationForm>>): Promise<Reply> {
  const { number, name, period } = await reportAsked(ask);
  const draft = await findDraft(ask.db, number, period, { held: true });
  const publications = await listPublications(ask.db, number, period);
  const reason = plainText(ask.form.reason);
  const faults = publicationFaults({ draft, published: publications[0] ?? null, onRevision: ask.form.revision, reason });
  if (faults.length > 0 || draft === null || draft.state === null) return reportFormPage(ask, { faults, reason, status: 422 });
  const { state, done, next, links } = draft;
  const publication = { state, done, next, links, period, number: publications.length + 1, reason: publications.length === 0 ? null : reason, publishedAt: ask.clock.now(), actingAs: ask.actingAs };
  await insertPublication(ask.db, { programme: number, ...publication });
  const listed = (await listProgrammesInForce(ask.db)).find((programme) => programme.number === number);
  const about = { measures: listed ? [listed.measure.code] : [], departments: listed?.departments.map(nameOf) ?? [] };
  await recordPublicAct(ask.db, publicActOf({ number, name }, about, publication), publication.publishedAt);
  Object.assign(ask.telling, { subject: subjectOf(number, period), why: publication.reason ?? undefined });
  return seeOther(ask.href(withQuery(reportFormPath(number, period), { done: 'published' })));
}
