/** Money, indicators and progress of a sheet, read only. */
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { type Column, DataTable } from '#ui';
import type { IndicatorFacts, MoneyFacts, ProgressFacts } from './facts.ts';
import { text } from './text.ts';

export function yenDigits(yen: string | null): string {
  return yen === null ? '—' : yen.replace(/\B(?=(?:\d{3})+$)/g, ',').replace('-', '−');
}

export function MoneyView({ view, money }: { view: View; money: MoneyFacts | null }): VNode {
  const words = text(view.lang).money;
  const rows = money === null ? [] : [{ name: words.budget, yen: money.budgetYen }, { name: words.amendment, yen: money.amendmentYen }, { name: words.settlement, yen: money.settlementYen }];
  const columns = (head: string): Column<{ name: string; yen: string | null }>[] => [
    { key: 'name', label: head, rowHeader: true, cell: (row) => row.name },
    { key: 'yen', label: words.yen, align: 'end', cell: (row) => yenDigits(row.yen) },
  ];
  return (
    <>
      <DataTable view={view} caption={words.caption} columns={columns(words.item)} rows={rows} empty={words.empty} />
      {money === null || money.sources.length === 0 ? null : (
        <DataTable view={view} caption={words.sources} columns={columns(words.source)} rows={money.sources.map(({ source, yen }) => ({ name: words.fund[source], yen }))} empty={words.empty} />
      )}
    </>
  );
}

export function IndicatorsView({ view, indicators }: { view: View; indicators: (IndicatorFacts & { grade: string | null })[] }): VNode {
  const words = text(view.lang).indicators;
  const columns: Column<IndicatorFacts & { grade: string | null }>[] = [
    { key: 'name', label: words.name, rowHeader: true, cell: (row) => `${row.name}（${row.unit}）` },
    { key: 'kind', label: words.kind, cell: (row) => words.kinds[row.kind] },
    { key: 'baseline', label: words.baseline, align: 'end', cell: (row) => row.baseline ?? '—' },
    { key: 'target', label: words.target, align: 'end', cell: (row) => row.target ?? '—' },
    { key: 'actual', label: words.actual, align: 'end', cell: (row) => row.actual ?? '—' },
    ...(indicators.some(({ grade }) => grade !== null) ? [{ key: 'grade', label: words.grade, cell: (row: { grade: string | null }) => row.grade ?? '' }] : []),
  ];
  return <DataTable view={view} caption={words.caption} columns={columns} rows={indicators} empty={words.empty} stacked />;
}

export function ProgressView({ view, progress }: { view: View; progress: ProgressFacts[] }): VNode | null {
  if (progress.length === 0) return null;
  const words = text(view.lang).progress;
  const columns: Column<ProgressFacts>[] = [
    { key: 'half', label: words.half, rowHeader: true, cell: (row) => (row.half === 1 ? words.first : row.half === 2 ? words.second : words.whole) },
    { key: 'state', label: words.state, cell: (row) => words.states[row.state] },
    { key: 'done', label: words.done, cell: (row) => row.done },
  ];
  return <DataTable view={view} caption={words.caption} columns={columns} rows={progress} empty="" stacked />;
}
