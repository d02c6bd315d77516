import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { BarChart } from './bar-chart.tsx';
import { type Column, DataTable } from './data-table.tsx';
import { LineChart } from './line-chart.tsx';
import { Mark, MarkLegend, markKinds } from './mark.tsx';
import { Piece, type Words } from './styleguide-piece.tsx';
import { Tag } from './tag.tsx';

type Row = Words['rows'][number];

/** Tables, charts and marks: the pieces that show numbers. */
export function StyleguideNumbers({ view, words }: { view: View; words: Words }): VNode {
  return (
    <>
      <Tables view={view} words={words} />
      <Charts view={view} words={words} />
      <Piece title={words.marks} names="Mark, MarkLegend">
        <MarkLegend view={view} />
        <ul class="hk-tags">
          {markKinds.map((kind, index) => (
            <li key={kind}>
              {12 * (index + 1)}
              <Mark view={view} kind={kind} />
            </li>
          ))}
        </ul>
      </Piece>
    </>
  );
}

function Tables({ view, words }: { view: View; words: Words }): VNode {
  const here = view.href(view.path);
  const columns: Column<Row>[] = [
    { key: 'name', label: words.columnName, rowHeader: true, sortable: true, cell: ([name]) => <a href="#main">{name}</a> },
    { key: 'place', label: words.columnPlace, cell: ([, place]) => place },
    { key: 'state', label: words.columnState, cell: () => <Tag tone="blue">{words.tags[1]}</Tag> },
    { key: 'cost', label: words.columnCost, align: 'end', sortable: true, cell: ([, , cost]) => cost },
  ];
  const sort = { by: 'cost', direction: 'desc' as const, href: (by: string, direction: string) => `${here}?sort=${by}&direction=${direction}` };
  const downloads = [
    { label: 'CSV', href: view.href('/data#csv') },
    { label: 'JSON', href: view.href('/data#json') },
  ];
  const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028];
  const foot = (
    <tr>
      <th scope="row" colspan={3}>
        {words.sum}
      </th>
      <td class="hk-end">{words.rows.reduce((sum, [, , cost]) => sum + cost, 0)}</td>
    </tr>
  );
  return (
    <Piece title={words.table} names="DataTable">
      <DataTable view={view} caption={words.tableCaption} columns={columns} rows={words.rows} sort={sort} downloads={downloads} empty={words.tableEmpty} foot={foot} />
      <DataTable view={view} caption={words.tableStacked} columns={columns} rows={words.rows} empty={words.tableEmpty} stacked />
      <DataTable
        view={view}
        caption={words.tableWide}
        columns={[
          { key: 'name', label: words.columnName, rowHeader: true, cell: ([name]: Row) => name },
          ...years.map((year): Column<Row> => ({ key: String(year), label: words.year(year), align: 'end', cell: ([, , cost]) => (cost * (year - 2010)).toLocaleString('ja-JP') })),
        ]}
        rows={words.rows}
        empty={words.tableEmpty}
      />
      <DataTable view={view} caption={words.tableCaption} columns={columns} rows={[]} empty={words.tableEmpty} />
    </Piece>
  );
}

function Charts({ view, words }: { view: View; words: Words }): VNode {
  const years = [2024, 2025, 2026, 2027].map(words.year);
  const [first, second, third] = words.sources as [string, string, string];
  return (
    <Piece title={words.charts} names="BarChart, LineChart">
      <BarChart view={view} title={words.chartMeasures} unit={words.unitMoney} categories={words.chartMeasureNames} series={[{ name: words.columnCost, values: [569, 1204, 86, null] }]} />
      <BarChart view={view} title={words.chartYears} unit={words.unitMoney} categories={years} series={[{ name: words.columnCost, values: [612, 748, null, 694] }]} />
      <BarChart
        view={view}
        title={words.chartStacked}
        unit={words.unitMoney}
        categories={years}
        stacked
        series={[
          { name: first, values: [320, 410, 380, 402] },
          { name: second, values: [120, 160, 140, 130] },
          { name: third, values: [172, 178, 210, 162] },
        ]}
      />
      <BarChart
        view={view}
        title={words.chartGrouped}
        unit={words.unitMoney}
        categories={words.chartMeasureNames}
        series={[
          { name: words.budget, values: [569, 1204, 86, 240] },
          { name: words.settlement, values: [541, 1188, 90, null] },
        ]}
      />
      <LineChart
        view={view}
        title={words.chartLine}
        unit={words.unitPeople}
        categories={[2021, 2022, 2023, 2024, 2025, 2026].map(words.year)}
        series={[
          { name: words.places[0] ?? '', values: [312, 286, null, 341, 368, 402] },
          { name: words.places[1] ?? '', values: [120, 164, 171, 188, 214, 205] },
        ]}
      />
    </Piece>
  );
}
