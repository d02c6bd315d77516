/** The form of an indicator: new for a programme or a measure, or one that is changed. */
import type { IndicatorSource } from '#platform/domain';
import { page, Refusal, seeOther, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { plainText } from '#platform/typed-text';
import { indicatorFormPath, newIndicatorPath, staffListPath } from './address.ts';
import { writeChange } from './change.store.ts';
import type { Indicator, PlanYears, Subject } from './indicator.ts';
import { differingFields, emptyForm, formOf, type IndicatorForm, readIndicatorForm } from './indicator-form.ts';
import { IndicatorFormView, type IndicatorFormProps } from './indicator-form.view.tsx';
import { findIndicator, findPlanYears } from './indicator.store.ts';
import { measureSoon } from './measuring.job.ts';
import { findSubject, indicatorId, listSubjects, type SubjectInForce, subjectKey } from './subject.store.ts';
import { sentence } from './text.ts';

export const formQuery = z.object({ done: z.literal('saved').optional() });
export const chosenQuery = z.object({ subject: z.string().max(60).optional() });

const short = z.string().max(2_000).default('');
const figures = z.array(z.string().max(200)).max(100).default([]);
export const indicatorForm = z.object({
  revision: z.coerce.number().int().min(0).max(2_147_483_646).default(0),
  kind: short, name: short, unit: short, direction: short, baseline_value: short, baseline_year: short, source: short, source_key: short, ended: short, reason: short,
  'year[]': figures, 'target[]': figures, 'actual[]': figures,
});

type FormAsk = Ask<Record<string, never>, z.output<typeof indicatorForm>>;

interface Asked {
  plan: PlanYears;
  subject: Subject;
  found: SubjectInForce | null;
  /** Null for a new one. */
  indicator: Indicator | null;
}

/** What the address names. @throws Refusal 404 for what the plan in force does not have. */
async function asked({ db, params }: Pick<Ask, 'db' | 'params'>): Promise<Asked> {
  const unknown = new Refusal(404, 'indicator-not-found', sentence((words) => words.notFound));
  const plan = await findPlanYears(db);
  if (plan === null) throw unknown;
  const id = indicatorId(params);
  if (params.id !== undefined) {
    const indicator = id === null ? null : await findIndicator(db, id);
    if (indicator === null) throw unknown;
    return { plan, subject: indicator.subject, found: await findSubject(db, indicator.subject), indicator };
  }
  const subject: Subject = params.number === undefined ? { programmeNumber: null, measureCode: params.code ?? '' } : { programmeNumber: params.number, measureCode: null };
  const found = await findSubject(db, subject);
  if (found === null) throw unknown;
  return { plan, subject, found, indicator: null };
}

/** Leads from the chosen programme or measure to its form. */
export async function chooseSubject(ask: Ask<z.output<typeof chosenQuery>>): Promise<Reply> {
  const chosen = (await listSubjects(ask.db)).find(({ subject }) => subjectKey(subject) === ask.query.subject);
  if (chosen === undefined) throw new Refusal(400, 'unknown-subject', sentence((words) => words.fault.subject), [{ name: 'subject', sentence: sentence((words) => words.fault.subject) }]);
  return seeOther(ask.href(newIndicatorPath(chosen.subject)));
}

export const showIndicatorForm = (sources: readonly IndicatorSource[]) => async (ask: Ask<z.output<typeof formQuery>>): Promise<Reply> => {
  const known = await asked(ask);
  return formPage(ask, known, sources, { typed: known.indicator === null ? emptyForm(known.plan) : formOf(known.indicator, known.plan), saved: ask.query.done === 'saved' });
};

type Shown = Pick<IndicatorFormProps, 'typed'> & Partial<Pick<IndicatorFormProps, 'faults' | 'differences' | 'saved'>> & { status?: number };

function formPage(ask: Pick<Ask, 'telling'> & IndicatorFormProps['view'], { plan, subject, found, indicator }: Asked, sources: readonly IndicatorSource[], shown: Shown): Reply {
  ask.telling.subject = indicator === null ? subjectText(subject) : `indicator ${indicator.id}`;
  return page(
    <IndicatorFormView
      view={ask}
      action={indicator === null ? newIndicatorPath(subject) : indicatorFormPath(indicator.id)}
      subjectName={found?.name ?? subjectKey(subject)}
      indicator={indicator}
      lastYear={plan.last}
      sources={sources.map(({ key, title }) => ({ key, title }))}
      typed={shown.typed}
      faults={shown.faults ?? []}
      differences={shown.differences ?? null}
      saved={shown.saved ?? false}
    />,
    shown.status ?? 200,
  );
}

function subjectText({ programmeNumber, measureCode }: Subject): string {
  return programmeNumber === null ? `measure ${measureCode}` : `programme ${programmeNumber}`;
}

/** A second editor's save shows the difference and writes nothing. */
export const saveIndicator = (sources: readonly IndicatorSource[]) => async (ask: FormAsk): Promise<Reply> => {
  const known = await asked(ask);
  const { indicator, plan } = known;
  const { revision, 'year[]': year, 'target[]': target, 'actual[]': actual, ...fields } = ask.form;
  const form = { ...fields, year, target, actual };
  const { definition, figures: changed, faults } = readIndicatorForm(form, sources.map(({ key }) => key), plan, indicator);
  const typed = whole(form, known);
  // What others saved comes before mistakes: they would be mended on top of it.
  if (indicator !== null && indicator.revision !== revision) return conflict(ask, known, sources, typed);
  if (faults.length > 0) return formPage(ask, known, sources, { typed, faults, status: 422 });
  const reason = plainText(form.reason);
  const change = { definition, figures: changed, reason: reason === '' ? null : reason, actingAs: ask.actingAs };
  const id = await writeChange(ask.db, { id: indicator?.id ?? null, subject: known.subject, found: known.found, onRevision: revision, change }, ask.clock.now());
  if (id === null) return conflict(ask, await asked(ask), sources, typed);
  if (definition.sourceKey !== null) await measureSoon(ask.db);
  Object.assign(ask.telling, { subject: `indicator ${id}, ${subjectText(known.subject)}`, why: change.reason ?? undefined });
  return seeOther(ask.href(indicator === null ? withQuery(staffListPath, { scope: 'all', subject: subjectKey(known.subject), done: 'added' }) : withQuery(indicatorFormPath(id), { done: 'saved' })));
};

function conflict(ask: FormAsk, known: Asked, sources: readonly IndicatorSource[], typed: IndicatorForm): Reply {
  const differences = differingFields(formOf(known.indicator!, known.plan), typed).map(({ field, one, other }) => ({ field, theirs: one, yours: other }));
  return formPage(ask, known, sources, { typed, differences, status: 409 });
}

/** The typed fields with a place for each year, in the order of the years. */
function whole(form: IndicatorForm, { indicator, plan }: Asked): IndicatorForm {
  const now = indicator === null ? emptyForm(plan) : formOf(indicator, plan);
  const of = (role: 'target' | 'actual') => now.year.map((year) => form[role][form.year.indexOf(year)] ?? '');
  return { ...form, year: now.year, target: of('target'), actual: of('actual') };
}
