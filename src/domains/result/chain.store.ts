/** Gathers the chain of a reply from what the domains publish. */
import { type Consultation, ruleOn } from '#domains/consultation';
import { listPublished as listEvaluations } from '#domains/evaluation';
import { listProgrammeNames, programmePath } from '#domains/plan';
import { listPublished as listReports, periodKey } from '#domains/progress';
import { sql } from 'kysely';
import { dayInTokyo } from '#platform/clock';
import type { Database } from '#platform/database';
import { type Chain, type ChainProgramme, type ChainYear, firstYearOf, followUpStanding, halfYearEnd, unitsPerPage } from './chain.ts';
import { listFollowUps } from './follow-up.store.ts';
import type { Released, ResultUnit } from './result.ts';
import { findReply, listCorrections } from './result.store.ts';

/** @returns null where the result has no such reply, or the opinions no such page. */
export async function findChain(db: Database, consultation: Consultation, release: Released, number: number, page: number, today: string): Promise<Chain | null> {
  const reply = await findReply(db, consultation.id, number);
  if (reply === null) return null;
  const units = await unitsAt(db, consultation.id, number, page);
  if (page > units.pages) return null;
  const firstYear = firstYearOf(release, consultation);
  const [corrections, followUps, rule, neighbours, programmes] = await Promise.all([
    listCorrections(db, consultation.id, [number]),
    listFollowUps(db, consultation.id),
    ruleOn(db, today),
    neighboursOf(db, consultation.id, number),
    programmesOf(db, reply.programmes, consultation.programmes, firstYear),
  ]);
  const followUp = followUps.find(({ replyNumber }) => replyNumber === number) ?? null;
  return {
    consultation, release, reply, units, programmes, firstYear,
    corrections: corrections.filter(({ replyNumber }) => replyNumber === number),
    reportsAfter: halfYearEnd(dayInTokyo(release.releasedAt)),
    followUp: followUpStanding(reply, release, followUp, rule.askAgain),
    ...neighbours,
  };
}

async function unitsAt(db: Database, consultationId: number, number: number, page: number): Promise<Chain['units']> {
  const { rows } = await sql<ResultUnit & { total: number }>`
    select u.id, u.reply_number as "replyNumber", u.text, u.same, count(*) over ()::integer as total
    from result.unit u where u.consultation_id = ${consultationId} and u.reply_number = ${number}
    order by u.position, u.id limit ${unitsPerPage} offset ${(page - 1) * unitsPerPage}`.execute(db);
  const total = rows[0]?.total ?? 0;
  return { total, rows: rows.map(({ total: _total, ...unit }) => unit), page, pages: rows.length === 0 ? 1 : Math.ceil(total / unitsPerPage) };
}

async function neighboursOf(db: Database, consultationId: number, number: number): Promise<{ before: number | null; after: number | null }> {
  const { rows } = await sql<{ before: number | null; after: number | null }>`
    select o.before, o.after from (
      select r.number, lag(r.number) over w as before, lead(r.number) over w as after from result.reply r where r.consultation_id = ${consultationId} window w as (order by r.position, r.number)
    ) o where o.number = ${number}`.execute(db);
  return rows[0] ?? { before: null, after: null };
}

/** Those that the reply names, then those that the call serves. */
async function programmesOf(db: Database, named: readonly string[], served: readonly string[], firstYear: number): Promise<ChainProgramme[]> {
  const numbers = [...new Set([...named, ...served])];
  if (numbers.length === 0) return [];
  const names = new Map((await listProgrammeNames(db)).map((programme) => [programme.number, programme]));
  return Promise.all(
    numbers.map(async (number) => {
      const known = names.get(number);
      return { number, name: known?.name ?? null, path: known === undefined ? null : programmePath(known.slug), named: named.includes(number), years: await yearsOf(db, number, firstYear) };
    }),
  );
}

async function yearsOf(db: Database, number: string, firstYear: number): Promise<ChainYear[]> {
  const [reports, evaluations] = await Promise.all([listReports(db, { programme: number }), listEvaluations(db, { subject: 'programme', key: number })]);
  const years = new Map<number, ChainYear>();
  const of = (year: number): ChainYear => years.get(year) ?? years.set(year, { year, reports: [], evaluation: null }).get(year)!;
  for (const { period, state, done } of reports.filter((report) => report.period.year >= firstYear)) of(period.year).reports.push({ half: period.half, state, done, path: `/plan/progress/${number}/${periodKey(period)}` });
  for (const { document } of evaluations.filter((evaluation) => evaluation.document.fiscalYear >= firstYear)) {
    const { fiscalYear, grade, panel } = document;
    const last = panel?.grade ?? grade;
    of(fiscalYear).evaluation = { grade: last && { code: last.code, ...last.label }, path: `/evaluations/${fiscalYear}/programmes/${number}` };
  }
  for (const year of years.values()) year.reports.sort((one, other) => one.half - other.half);
  return [...years.values()].sort((one, other) => one.year - other.year);
}
