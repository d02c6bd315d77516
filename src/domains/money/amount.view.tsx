import { formatFigure, formatFiscalYear, formatFiscalYearShort } from '#domains/civic';
import { Fragment, type VNode } from 'preact';
import type { View } from '#platform/http';
import { BarChart, type Column, DataTable, Section } from '#ui';
import { availableYen, executionRate, formatRate, type FundSource, fundSources, type Stage, type YearMoney } from './amount.ts';
import { text } from './text.ts';

/** An amount in thousand yen with its separators; the head of the table names the unit. */
export function AmountCell({ view, yen }: { view: View; yen: bigint | null }): VNode {
  return <Fragment>{yen === null ? text(view.lang).notStated : formatFigure(yen, 1_000)}</Fragment>;
}

export function StageName({ view, stage, round }: { view: View; stage: Stage; round: number }): VNode {
  const words = text(view.lang);
  return <Fragment>{stage === 'amendment' ? words.amended(String(round)) : words.stage[stage]}</Fragment>;
}

export function YearName({ view, year }: { view: View; year: number }): VNode {
  return <Fragment>{formatFiscalYearShort(year, view.lang)}</Fragment>;
}

export function RateCell({ view, money }: { view: View; money: YearMoney }): VNode {
  const rate = executionRate(money);
  return <Fragment>{rate === null ? text(view.lang).notStated : formatRate(rate)}</Fragment>;
}

/** A year's money beside what the plan says the year costs. */
export interface MoneyRow extends YearMoney {
  plannedYen: bigint | null;
}

/** Plan, budget and settlement by year: a table, a picture where there is something to compare, and the funds of the newest year. */
export function MoneySection({ view, title, rows }: { view: View; title: string; rows: MoneyRow[] }): VNode {
  const words = text(view.lang);
  const columns: Column<MoneyRow>[] = [
    { key: 'year', label: words.year, rowHeader: true, cell: (row) => formatFiscalYear(row.fiscalYear, view.lang) },
    { key: 'planned', label: words.planned, align: 'end', cell: (row) => <AmountCell view={view} yen={row.plannedYen} /> },
    { key: 'budget', label: words.budget, align: 'end', cell: (row) => <AmountCell view={view} yen={row.budgetYen} /> },
    { key: 'amendment', label: words.amendment, align: 'end', cell: (row) => <AmountCell view={view} yen={row.amendmentYen} /> },
    { key: 'available', label: words.available, align: 'end', cell: (row) => <AmountCell view={view} yen={availableYen(row)} /> },
    { key: 'settlement', label: words.settlement, align: 'end', cell: (row) => <AmountCell view={view} yen={row.settlementYen} /> },
    { key: 'rate', label: words.rate, align: 'end', cell: (row) => <RateCell view={view} money={row} /> },
  ];
  const newest = rows.findLast((row) => fundSources.some((source) => row.sources[source] !== null));
  return (
    <Section id="plan-budget-settlement" title={title}>
      <DataTable view={view} caption={words.block.caption} captionUnseen columns={columns} rows={rows} empty={words.list.nothing} stacked />
      <p>{words.ratio}</p>
      {rows.some((row) => row.settlementYen !== null || row.budgetYen !== null) ? <MoneyChart view={view} rows={rows} /> : null}
      {newest === undefined ? null : <FundTable view={view} money={newest} />}
      <p>
        <a href={view.href('/plan/money')}>{words.block.more}</a>
      </p>
    </Section>
  );
}

function MoneyChart({ view, rows }: { view: View; rows: MoneyRow[] }): VNode {
  const words = text(view.lang);
  const thousand = (yen: bigint | null): number | null => (yen === null ? null : Number(yen) / 1_000);
  const series = [
    { name: words.planned, values: rows.map((row) => thousand(row.plannedYen)) },
    { name: words.available, values: rows.map((row) => thousand(availableYen(row))) },
    { name: words.settlement, values: rows.map((row) => thousand(row.settlementYen)) },
  ];
  return <BarChart view={view} title={words.block.chart} unit={words.thousandYen} categories={rows.map((row) => formatFiscalYearShort(row.fiscalYear, view.lang))} series={series} />;
}

function FundTable({ view, money }: { view: View; money: YearMoney }): VNode {
  const words = text(view.lang);
  const known = fundSources.flatMap((source) => (money.sources[source] === null ? [] : [{ source, yen: money.sources[source] }]));
  const total = known.reduce((sum, { yen }) => sum + yen, 0n);
  const columns: Column<{ source: FundSource; yen: bigint }>[] = [
    { key: 'source', label: words.block.fund, rowHeader: true, cell: ({ source }) => words.source[source] },
    { key: 'yen', label: words.block.amount, align: 'end', cell: ({ yen }) => <AmountCell view={view} yen={yen} /> },
    // Tenths of a percent, half up.
    { key: 'share', label: words.block.share, align: 'end', cell: ({ yen }) => (total <= 0n || yen < 0n ? words.notStated : formatRate(Number((yen * 2_000n + total) / (total * 2n)))) },
  ];
  return (
    <>
      <DataTable view={view} caption={words.block.sources(formatFiscalYear(money.fiscalYear, view.lang))} columns={columns} rows={known} empty={words.notStated} />
      <p>{words.block.sourcesOf[money.sourcesOf]}</p>
    </>
  );
}
