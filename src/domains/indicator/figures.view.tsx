import type { VNode } from 'preact';
import { formatFiscalYearShort } from '#domains/civic';
import type { View } from '#platform/http';
import { type Column, DataTable, LineChart } from '#ui';
import { type Indicator, inYear, type IndicatorOfYear, type PlanYears, yearsOf } from './indicator.ts';
import { ActualView, JudgementView, Quantity } from './judgement.view.tsx';
import { text } from './text.ts';

/** Target, actual and baseline by year as a picture, and with judgements as a table. */
export function FiguresView({ view, indicator, plan }: { view: View; indicator: Indicator; plan: PlanYears }): VNode {
  const words = text(view.lang);
  const years = yearsOf(indicator, plan).map((year) => inYear(indicator, year, plan));
  const columns: Column<IndicatorOfYear>[] = [
    { key: 'year', label: words.year, rowHeader: true, cell: ({ fiscalYear }) => formatFiscalYearShort(fiscalYear, view.lang) },
    { key: 'target', label: words.target, align: 'end', cell: ({ target, unit }) => <Quantity view={view} value={target} unit={unit} /> },
    { key: 'actual', label: words.actual, align: 'end', cell: ({ actual, unit }) => <ActualView view={view} actual={actual} unit={unit} /> },
    { key: 'met', label: words.metYear, cell: ({ metYear }) => (metYear === null ? words.none : metYear ? words.met.yes : words.met.no) },
    { key: 'proRata', label: words.proRata, cell: ({ actual, proRata }) => (actual === null ? words.none : <JudgementView view={view} judgement={proRata} />) },
    { key: 'atEnd', label: words.atEnd, cell: ({ actual, atEnd }) => (actual === null ? words.none : <JudgementView view={view} judgement={atEnd} />) },
  ];
  return (
    <>
      <FigureChart view={view} indicator={indicator} years={years} />
      <DataTable view={view} caption={words.page.figuresCaption} columns={columns} rows={years} empty={words.none} stacked />
    </>
  );
}

/** Drawn, figures may be floats: the table beside it is exact. */
function FigureChart({ view, indicator, years }: { view: View; indicator: Indicator; years: IndicatorOfYear[] }): VNode | null {
  const words = text(view.lang).page;
  const { baseline } = indicator;
  if (years.every(({ target, actual }) => target === null && actual === null)) return null;
  const drawn = (value: string | null | undefined) => (value === null || value === undefined ? null : Number(value));
  const series = [
    { name: words.targetSeries, values: years.map(({ target }) => drawn(target)) },
    { name: words.actualSeries, values: years.map(({ actual }) => drawn(actual?.value)) },
  ];
  return (
    <LineChart
      view={view}
      title={indicator.name}
      unit={indicator.unit}
      categories={years.map(({ fiscalYear }) => formatFiscalYearShort(fiscalYear, view.lang))}
      series={baseline === null ? series : [...series, { name: words.baselineSeries, values: years.map(() => Number(baseline.value)) }]}
    />
  );
}
