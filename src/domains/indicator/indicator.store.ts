/** Reads indicators with their figures, and writes changes. */
import { findEditionInForce } from '#domains/plan';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { type Actual, type Definition, type FigureChange, type Indicator, inYear, type IndicatorOfYear, type PlanYears, type Subject } from './indicator.ts';
import type { IndicatorTable, IndicatorTables } from './tables.ts';

export interface Asked {
  id?: number;
  programmeNumbers?: readonly string[];
  measureCodes?: readonly string[];
  /** Those that are no longer followed too. */
  ended?: boolean;
}

interface Row extends Omit<IndicatorTable, 'id'> {
  id: number;
  targets: Record<number, string>;
  entered: Record<number, { value: string; at: string }>;
  measured: Record<number, { value: string; at: string }>;
  frozen: Record<number, { value: string; at: string }>;
}

/** Those of the programmes or of the measures asked for, all where neither is; programmes first, each in the order of making. */
export async function listAllIndicators(db: Database, { id, programmeNumbers, measureCodes, ended = true }: Asked = {}): Promise<Indicator[]> {
  const whom = programmeNumbers === undefined && measureCodes === undefined ? sql`true` : sql`(i.programme_number = any(${programmeNumbers ?? []}::text[]) or i.measure_code = any(${measureCodes ?? []}::text[]))`;
  const { rows } = await sql<Row>`
    select i.*, trim_scale(i.baseline_value)::text as baseline_value,
      (select coalesce(jsonb_object_agg(n.fiscal_year, trim_scale(n.value)::text), '{}') from ${newest('target')} n where n.value is not null) as targets,
      (select coalesce(jsonb_object_agg(n.fiscal_year, jsonb_build_object('value', trim_scale(n.value)::text, 'at', n.entered_at)), '{}') from ${newest('actual')} n where n.value is not null) as entered,
      (select coalesce(jsonb_object_agg(m.fiscal_year, jsonb_build_object('value', trim_scale(m.value)::text, 'at', m.measured_at)), '{}') from indicator.measured m where m.indicator_id = i.id and m.source_key = i.source_key) as measured,
      (select coalesce(jsonb_object_agg(f.fiscal_year, jsonb_build_object('value', trim_scale(f.value)::text, 'at', f.frozen_at)), '{}') from indicator.frozen f where f.indicator_id = i.id) as frozen
    from indicator.indicator i
    where ${whom} and (${id ?? null}::integer is null or i.id = ${id ?? null}) and (${ended} or not i.ended)
    order by i.measure_code nulls first, i.programme_number, i.id`.execute(db);
  return rows.map(indicatorOf);
}

/** What was entered last for each year of an indicator `i`: found by its own index, however many indicators there are. */
function newest(role: 'target' | 'actual') {
  return sql`(select distinct on (fiscal_year) fiscal_year, value, entered_at from indicator.figure
    where indicator_id = i.id and role = ${role} order by fiscal_year, id desc)`;
}

function indicatorOf(row: Row): Indicator {
  const actuals: Record<number, Actual> = {};
  const entered: Record<number, Actual> = {};
  // Of one year a frozen figure counts before one that still moves. What people entered counts where no service measured.
  for (const [state, figures] of [['entered', row.entered], ['live', row.measured], ['frozen', row.frozen]] as const)
    for (const [year, { value, at }] of Object.entries(figures)) (state === 'entered' ? entered : actuals)[Number(year)] = { value, state, at: new Date(at) };
  return {
    id: row.id,
    subject: subjectOf(row),
    revision: row.revision,
    kind: row.kind,
    name: row.name,
    unit: row.unit,
    direction: row.direction,
    baseline: row.baseline_value === null || row.baseline_year === null ? null : { value: row.baseline_value, year: row.baseline_year },
    source: row.source,
    sourceKey: row.source_key,
    ended: row.ended,
    changedAt: new Date(row.changed_at),
    actingAs: row.acting_as,
    targets: row.targets,
    actuals: { ...entered, ...actuals },
    entered,
  };
}

function subjectOf(row: Pick<IndicatorTable, 'programme_number' | 'measure_code'>): Subject {
  return row.programme_number === null ? { programmeNumber: null, measureCode: row.measure_code! } : { programmeNumber: row.programme_number, measureCode: null };
}

export async function findIndicator(db: Database, id: number): Promise<Indicator | null> {
  return (await listAllIndicators(db, { id }))[0] ?? null;
}

/** The years of the plan in force; null where none is. */
export async function findPlanYears(db: Database): Promise<PlanYears | null> {
  const edition = await findEditionInForce(db);
  return edition && { first: edition.firstYear, last: edition.lastYear };
}

/**
 * Indicators that are followed, as they stand in a fiscal year, judged against the plan in force. Without numbers or codes: all.
 * Nothing where no plan is in force.
 */
export async function listIndicators(db: Database, asked: { programmeNumbers?: readonly string[]; measureCodes?: readonly string[]; fiscalYear: number }): Promise<IndicatorOfYear[]> {
  const plan = await findPlanYears(db);
  if (plan === null) return [];
  const { fiscalYear, ...whom } = asked;
  return (await listAllIndicators(db, { ...whom, ended: false })).map((indicator) => inYear(indicator, fiscalYear, plan));
}

export interface NewChange {
  definition: Definition;
  figures: FigureChange[];
  reason: string | null;
  actingAs: string;
}

function columnsOf({ definition, actingAs }: NewChange, revision: number, at: Date) {
  const { kind, name, unit, direction, baseline, source, sourceKey, ended } = definition;
  return { revision, kind, name, unit, direction, baseline_value: baseline?.value ?? null, baseline_year: baseline?.year ?? null, source, source_key: sourceKey, ended, changed_at: at, acting_as: actingAs };
}

export async function insertIndicator(tx: Database, subject: Subject, change: NewChange, at: Date): Promise<number> {
  const columns = columnsOf(change, 1, at);
  const { id } = await tx
    .withTables<IndicatorTables>()
    .insertInto('indicator.indicator')
    .values({ programme_number: subject.programmeNumber, measure_code: subject.measureCode, ...columns })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertHistory(tx, id, columns, change, at);
  return id;
}

/** False where somebody has changed it since `onRevision`: then nothing is written. */
export async function changeIndicator(tx: Database, id: number, onRevision: number, change: NewChange, at: Date): Promise<boolean> {
  const columns = columnsOf(change, onRevision + 1, at);
  const changed = await tx.withTables<IndicatorTables>().updateTable('indicator.indicator').set(columns).where('id', '=', id).where('revision', '=', onRevision).returning('id').executeTakeFirst();
  if (changed === undefined) return false;
  await insertHistory(tx, id, columns, change, at);
  return true;
}

async function insertHistory(tx: Database, id: number, columns: ReturnType<typeof columnsOf>, { figures, reason }: NewChange, at: Date): Promise<void> {
  const db = tx.withTables<IndicatorTables>();
  await db.insertInto('indicator.definition').values({ indicator_id: id, reason, ...columns }).execute();
  if (figures.length === 0) return;
  await db
    .insertInto('indicator.figure')
    .values(figures.map(({ year, role, value }) => ({ indicator_id: id, revision: columns.revision, fiscal_year: year, role, value, entered_at: at })))
    .execute();
}

export interface ChangeMade {
  revision: number;
  name: string;
  reason: string | null;
  changedAt: Date;
  actingAs: string;
  figures: FigureChange[];
}

/** Every change of one indicator, newest first. */
export async function listIndicatorChanges(db: Database, id: number): Promise<ChangeMade[]> {
  const { rows } = await sql<ChangeMade>`
    select d.revision, d.name, d.reason, d.changed_at as "changedAt", d.acting_as as "actingAs",
      (select coalesce(jsonb_agg(jsonb_build_object('year', f.fiscal_year, 'role', f.role, 'value', trim_scale(f.value)::text) order by f.fiscal_year, f.role desc), '[]')
        from indicator.figure f where f.indicator_id = d.indicator_id and f.revision = d.revision) as figures
    from indicator.definition d where d.indicator_id = ${id} order by d.revision desc`.execute(db);
  return rows;
}

/** True once any indicator was defined. */
export async function isAnyIndicator(db: Database): Promise<boolean> {
  return (await sql`select from indicator.indicator limit 1`.execute(db)).rows.length > 0;
}
