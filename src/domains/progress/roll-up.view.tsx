import type { VNode } from 'preact';
import { formatYen } from '#domains/civic';
import { programmePath } from '#domains/plan';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { BarChart, type Column, DataTable, Section } from '#ui';
import { listPath, reportPath } from './address.ts';
import type { Entry } from './entry.ts';
import { StateTag } from './mark.view.tsx';
import { formatPeriod, formatPeriodShort, type Period } from './period.ts';
import { percent, type Share, type Shares } from './share.ts';
import { text } from './text.ts';

export interface RollUpProps {
  view: View;
  period: Period;
  shares: Shares;
  /** The programmes by name, where the page does not list them beside their state. */
  entries: Entry[];
  /** Conditions under which the public list shows these reports. */
  listHref: Record<string, string | number | undefined>;
}

/** Shares of programmes by state, with what they weigh said in words. */
export function RollUpView({ view, period, shares, entries, listHref }: RollUpProps): VNode {
  const words = text(view.lang).block;
  return (
    <Section id="progress" title={words.roll} aside={<a href={view.href(withQuery(listPath, listHref))}>{words.list}</a>}>
      <p>{words.rollLead(formatPeriod(period, view.lang), shares.programmes)}</p>
      <ShareChart view={view} shares={shares} />
      <ShareTable view={view} shares={shares} />
      <p>{words.rollFormula}</p>
      <p>
        {words.notKnown} {words.relisted} {shares.weighed ? (shares.withoutCost > 0 ? words.withoutCost(shares.withoutCost) : '') : words.noCost}
      </p>
      {entries.length === 0 ? null : <EntryTable view={view} period={period} entries={entries} />}
    </Section>
  );
}

/** Unrounded, so that the bars are whole. Six states are as many series as can be told apart; those that nothing is in are left out of the picture, not of the table. */
function ShareChart({ view, shares }: { view: View; shares: Shares }): VNode {
  const words = text(view.lang);
  const shown = shares.shares.filter(({ programmes }) => programmes > 0);
  return (
    <BarChart
      view={view}
      title={words.block.chart}
      unit={words.block.percent}
      categories={shares.weighed ? [words.block.byCount, words.block.byCost] : [words.block.byCount]}
      series={shown.map(({ state, programmes, yen }) => ({ name: words.state[state], values: [(programmes * 100) / shares.programmes, ...(shares.weighed ? [(Number(yen) * 100) / Number(shares.yen)] : [])] }))}
      format={(value) => percent(Math.round(value * 10))}
      stacked
    />
  );
}

function ShareTable({ view, shares }: { view: View; shares: Shares }): VNode {
  const words = text(view.lang);
  const columns: Column<Share>[] = [
    { key: 'state', label: words.stateLabel, rowHeader: true, cell: ({ state }) => <StateTag view={view} state={state} /> },
    { key: 'count', label: words.block.count, align: 'end', cell: ({ programmes }) => String(programmes) },
    { key: 'ofProgrammes', label: words.block.ofProgrammes, align: 'end', cell: ({ ofProgrammes }) => percent(ofProgrammes) },
  ];
  const money: Column<Share>[] = [
    { key: 'cost', label: words.block.cost, align: 'end', cell: ({ yen }) => formatYen(yen, view.lang) },
    { key: 'ofCost', label: words.block.ofCost, align: 'end', cell: ({ ofCost }) => (ofCost === null ? words.none : percent(ofCost)) },
  ];
  return <DataTable view={view} caption={words.block.rollCaption} columns={shares.weighed ? [...columns, ...money] : columns} rows={shares.shares} empty={words.none} stacked />;
}

function EntryTable({ view, period, entries }: { view: View; period: Period; entries: Entry[] }): VNode {
  const words = text(view.lang);
  const columns: Column<Entry>[] = [
    { key: 'name', label: words.programme, rowHeader: true, cell: ({ programme }) => <a href={view.href(programmePath(programme.slug))}><span lang="ja">{programme.name}</span></a> },
    { key: 'state', label: words.stateLabel, cell: ({ published }) => <StateTag view={view} state={published?.state ?? 'not-known'} /> },
    { key: 'report', label: words.period, cell: ({ programme, published }) => (published === null ? words.none : <a href={view.href(reportPath(programme.number, period))}>{formatPeriodShort(period, view.lang)}</a>) },
  ];
  return <DataTable view={view} caption={words.block.departmentCaption} columns={columns} rows={entries} empty={words.none} stacked />;
}
