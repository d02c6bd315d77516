/** How the city itself does with its results, measured from what is published. */
import { fiscalYearDays, addDays, daysBetween } from '#domains/civic';
import { listConsultations } from '#domains/consultation';
import { sql } from 'kysely';
import { dayInTokyo } from '#platform/clock';
import type { IndicatorSource } from '#platform/domain';
import { listReleases } from './release.store.ts';
import { sentence } from './text.ts';

/** Days from the end of a period within which a result counts as timely. */
const timelyDays = 60;

/** Of the calls that closed in the year and whose time is up or whose result is out: how many were in time. Nothing is left out that is late. */
const inTime: IndicatorSource = {
  key: 'result.in-time',
  title: sentence((words) => words.result.indicator.inTime),
  unit: sentence((words) => words.result.indicator.unit),
  path: '/consultations',
  async measure(db, fiscalYear) {
    const { first, last } = fiscalYearDays(fiscalYear);
    const closed = (await listConsultations(db, { withDrafts: false })).filter(({ source, state, closesOn }) => source === 'own' && state === 'announced' && closesOn !== null && closesOn >= first && closesOn <= last);
    const releasedOn = new Map((await listReleases(db)).flatMap(({ consultationId, releasedAt }) => (releasedAt === null ? [] : [[consultationId, dayInTokyo(releasedAt)] as const])));
    const today = dayInTokyo((await sql<{ now: Date }>`select now()`.execute(db)).rows[0]!.now);
    const due = closed.filter(({ id, closesOn }) => releasedOn.has(id) || addDays(closesOn!, timelyDays) < today);
    if (due.length === 0) return null;
    return (due.filter(({ id, closesOn }) => releasedOn.has(id) && daysBetween(closesOn!, releasedOn.get(id)!) <= timelyDays).length * 100) / due.length;
  },
};

/** Of the opinions whose result came out in the year: those under a reply that changed a passage of the draft. */
const changedDraft: IndicatorSource = {
  key: 'result.changed-draft',
  title: sentence((words) => words.result.indicator.changed),
  unit: sentence((words) => words.result.indicator.unit),
  path: '/consultations',
  async measure(db, fiscalYear) {
    const { first, last } = fiscalYearDays(fiscalYear);
    const { rows } = await sql<{ units: number; changed: number }>`
      select coalesce(sum(r.units), 0)::integer as units, coalesce(sum(r.units) filter (where r.passages <> '[]'), 0)::integer as changed
      from result.reply r join result.release e on e.consultation_id = r.consultation_id
      where e.source = 'own' and e.released_at >= ${first}::date::timestamp at time zone 'Asia/Tokyo' and e.released_at < (${last}::date + 1)::timestamp at time zone 'Asia/Tokyo'`.execute(db);
    return rows[0]!.units === 0 ? null : (rows[0]!.changed * 100) / rows[0]!.units;
  },
};

export const indicators: IndicatorSource[] = [inTime, changedDraft];
