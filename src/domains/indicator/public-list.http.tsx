/** The public list of indicators: page, files and API. */
import { fiscalYearOf, foldForSearch } from '#domains/civic';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { csvReply } from '#platform/table';
import type { z } from 'zod';
import { listPath } from './address.ts';
import { inYear, type PlanYears } from './indicator.ts';
import { findPlanYears, listAllIndicators } from './indicator.store.ts';
import { type apiQuery, csvColumns, type ListChoice, type Listed, listedDocument, type listQuery, sorted } from './public-list.ts';
import { NoPlanView, PublicListView } from './public-list.view.tsx';
import { listSubjects, subjectKey } from './subject.store.ts';
import { sentence } from './text.ts';

const rowsPerPage = 50;

export async function showPublicList(ask: Ask<z.output<typeof listQuery>>): Promise<Reply> {
  const plan = await findPlanYears(ask.db);
  if (plan === null) return ask.format === 'csv' ? csvReply('indicators.csv', csvColumns, []) : ask.format === 'json' ? json({ fiscal_year: null, total: 0, indicators: [] }) : page(<NoPlanView view={ask} />);
  const year = ask.query.year ?? usualYear(plan, ask.clock.today());
  const { listed: all, measures } = await listedOf(ask, plan, year);
  const choice = { ...ask.query, year };
  const listed = sorted(all.filter((one) => fits(one, choice)), choice.sort, choice.order ?? 'asc');
  if (ask.format === 'csv') return csvReply(`indicators-${year}.csv`, csvColumns, listed);
  if (ask.format === 'json') return json({ fiscal_year: year, total: listed.length, indicators: listed.map((one) => listedDocument(ask.site.origin, one)) });
  const number = choice.page ?? 1;
  const pages = Math.ceil(listed.length / rowsPerPage);
  if (number > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.unknownPage(number)));
  return page(
    <PublicListView
      view={ask}
      plan={plan}
      choice={{ ...choice, page: number }}
      listed={listed.slice((number - 1) * rowsPerPage, number * rowsPerPage)}
      found={listed.length}
      any={all.length > 0}
      pages={pages}
      measures={measures}
      href={({ format, ...change }) => ask.href(listHref({ ...ask.query, ...change }, format))}
    />,
  );
}

export async function listIndicatorsJson(ask: Ask<z.output<typeof apiQuery>>): Promise<Reply> {
  const { programme, limit, offset, ...choice } = ask.query;
  const plan = await findPlanYears(ask.db);
  if (plan === null) return json({ fiscal_year: null, total: 0, limit, offset, items: [] });
  const year = choice.year ?? usualYear(plan, ask.clock.today());
  const { listed } = await listedOf(ask, plan, year);
  const fitting = listed.filter((one) => fits(one, choice) && (programme === undefined || one.indicator.subject.programmeNumber === programme));
  return json({ fiscal_year: year, total: fitting.length, limit, offset, items: fitting.slice(offset, offset + limit).map((one) => listedDocument(ask.site.origin, one)) });
}

/** The newest year that is over, within the plan. */
function usualYear(plan: PlanYears, today: string): number {
  return Math.min(plan.last, Math.max(plan.first, fiscalYearOf(today) - 1));
}

/** Indicators that are followed and belong to the plan in force, in its book's order. */
async function listedOf(ask: Pick<Ask, 'db'>, plan: PlanYears, year: number): Promise<{ listed: Listed[]; measures: { code: string; name: string }[] }> {
  const subjects = await listSubjects(ask.db);
  const indicators = await listAllIndicators(ask.db, { ended: false });
  const listed = subjects.flatMap((subject) => indicators.filter((one) => subjectKey(one.subject) === subjectKey(subject.subject)).map((one) => ({ indicator: inYear(one, year, plan), subject })));
  return { listed, measures: subjects.filter(({ subject }) => subject.measureCode !== null).map(({ measure }) => measure) };
}

function fits({ indicator, subject }: Listed, { kind, verdict, measure, text }: Pick<ListChoice, 'kind' | 'verdict' | 'measure' | 'text'>): boolean {
  if (kind !== undefined && indicator.kind !== kind) return false;
  if (verdict !== undefined && indicator.proRata.verdict !== verdict) return false;
  if (measure !== undefined && subject.measure.code !== measure) return false;
  return text === undefined || foldForSearch(`${indicator.name} ${subject.name}`).includes(foldForSearch(text));
}

function listHref({ year, kind, verdict, measure, text, sort, order, page: number }: ListChoice, format?: string): string {
  return withQuery(listPath, { year, kind, verdict, measure, text, sort, order: sort === undefined || order === 'asc' ? undefined : order, page: number === 1 ? undefined : number, format });
}
