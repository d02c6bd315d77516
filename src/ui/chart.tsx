import type { ComponentChildren, VNode } from 'preact';
import { formatCount } from '#platform/count';
import type { Lang, View } from '#platform/http';
import { TableRegion } from './data-table.tsx';
import { Unseen } from './prose.tsx';
import { uiText } from './text.ts';

export interface Series {
  name: string;
  /** One for each category; null where nothing is known, which leaves a gap and is never drawn as zero. */
  values: (number | null)[];
}

export interface ChartProps {
  view: View;
  title: string;
  /** What one step of the numbers is: 百万円, 件. */
  unit: string;
  categories: string[];
  /** Where the categories are in another language than the page. */
  categoryLang?: Lang;
  series: Series[];
  /** Parts of a whole on one bar, instead of bars side by side. */
  stacked?: boolean;
  /** How a number is written. Default: 12,345. */
  format?: (value: number) => string;
}

/** Series beyond this many cannot be told apart, by colour or by pattern. */
export const seriesMax = 6;

export function numberFormat({ format }: ChartProps): (value: number) => string {
  return format ?? formatCount;
}

/** A name for the patterns of one chart, the same whenever the chart is the same. */
export function chartId({ title, unit, categories, series }: ChartProps): string {
  let hash = 0x811c9dc5;
  for (const letter of [title, unit, ...categories, ...series.map((one) => one.name)].join('\n')) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return `chart-${hash.toString(36)}`;
}

/** Title, unit, legend, the picture with its description, and the same numbers as a table. */
export function ChartFrame({ chart, kind, id, children }: { chart: ChartProps; kind: 'barChart' | 'lineChart'; id: string; children: ComponentChildren }): VNode {
  if (chart.series.length > seriesMax) throw new Error(`A chart shows at most ${seriesMax} series.`);
  const text = uiText(chart.view.lang);
  return (
    <figure class="hk-chart">
      <figcaption class="hk-chart__head">
        <span class="hk-chart__title">{chart.title}</span> <span class="hk-chart__unit">{text.unit(chart.unit)}</span>
      </figcaption>
      {chart.series.length > 1 ? <Legend chart={chart} kind={kind} id={id} /> : null}
      <div class="hk-chart__picture" role="img" aria-label={text.chart(text[kind], chart.title, chart.unit, greatest(chart) + text.chartTable)}>
        {chart.series.length > 1 && kind === 'barChart' ? <Patterns id={id} count={chart.series.length} /> : null}
        {children}
      </div>
      <ChartTable chart={chart} />
    </figure>
  );
}

/** The one fact that a picture shows at a glance, in words. */
function greatest(chart: ChartProps): string {
  const all = chart.series.flatMap((one) => one.values.map((value, index) => ({ name: one.name, category: chart.categories[index] ?? '', value })));
  const known = all.filter((point): point is typeof point & { value: number } => point.value !== null);
  const top = known.sort((a, b) => b.value - a.value)[0];
  if (top === undefined) return '';
  return uiText(chart.view.lang).chartGreatest(top.category, chart.series.length > 1 ? top.name : null, `${numberFormat(chart)(top.value)}${chart.format ? '' : ` ${chart.unit}`}`);
}

/** White strokes over a colour, another for each series, for those who do not see the colours and for grey printers. */
function Patterns({ id, count }: { id: string; count: number }): VNode {
  const strokes = ['M-1 9 9-1M3 13 13 3M-3 3 3-3', 'M0 4H8', 'M4 0V8', 'M-1-1 9 9M-1 7 1 9M7-1 9 1', 'M0 4H8M4 0V8'];
  return (
    <svg class="hk-chart__patterns" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {strokes.slice(0, count - 1).map((stroke, index) => (
          <pattern key={stroke} id={`${id}-${index + 2}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <path d={stroke} fill="none" stroke="#fff" stroke-width="1.6" />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

export interface BarProps {
  id: string;
  /** 1 for the first series. */
  number: number;
  many: boolean;
  x: number | string;
  y: number | string;
  width: number | string;
  height: number | string;
}

/** One bar: colour below, pattern above. */
export function Bar({ id, number, many, ...place }: BarProps): VNode {
  return (
    <>
      <rect {...place} class={`hk-fill-${number}`} />
      {many && number > 1 ? <rect {...place} fill={`url(#${id}-${number})`} /> : null}
    </>
  );
}

function Legend({ chart, kind, id }: { chart: ChartProps; kind: 'barChart' | 'lineChart'; id: string }): VNode {
  return (
    <ul class="hk-chart__legend">
      {chart.series.map((one, index) => (
        <li key={one.name}>
          {kind === 'barChart' ? (
            <svg width="22" height="14" aria-hidden="true" focusable="false">
              <Bar id={id} number={index + 1} many x={0} y={0} width={22} height={14} />
            </svg>
          ) : (
            <svg width="34" height="14" aria-hidden="true" focusable="false">
              <line class={`hk-line-${index + 1}`} x1="0" y1="7" x2="34" y2="7" />
              <Dot number={index + 1} x={17} y={7} />
            </svg>
          )}
          {one.name}
        </li>
      ))}
    </ul>
  );
}

/** The mark of a point, of another shape for each series. */
export function Dot({ number, x, y }: { number: number; x: number | string; y: number }): VNode {
  const shapes = ['M-4.5 0a4.5 4.5 0 1 0 9 0 4.5 4.5 0 1 0-9 0Z', 'M-4-4H4V4H-4Z', 'M0-5.5 5.5 4.5H-5.5Z', 'M0-6 6 0 0 6-6 0Z', 'M0 5.5 5.5-4.5H-5.5Z', 'M-1.8-5.5H1.8V-1.8H5.5V1.8H1.8V5.5H-1.8V1.8H-5.5V-1.8H-1.8Z'];
  return (
    <svg x={x} y={y} width="1" height="1" overflow="visible" aria-hidden="true" focusable="false">
      <path d={shapes[number - 1]} class={`hk-fill-${number}`} stroke="#fff" stroke-width="1" />
    </svg>
  );
}

function ChartTable({ chart }: { chart: ChartProps }): VNode {
  const text = uiText(chart.view.lang);
  const format = numberFormat(chart);
  const summed = chart.stacked === true && chart.series.length > 1;
  const write = (value: number | null | undefined) =>
    value === null || value === undefined ? (
      <>
        —<Unseen>{text.noValue}</Unseen>
      </>
    ) : (
      format(value)
    );
  return (
    <details class="hk-chart__table">
      <summary>{text.showTable}</summary>
      <TableRegion label={chart.title}>
        <table class="hk-table">
          <caption>
            {chart.title}（{text.unit(chart.unit)}）
          </caption>
          <thead>
            <tr>
              <th scope="col">{text.category}</th>
              {chart.series.map((one) => (
                <th scope="col" class="hk-end" key={one.name}>
                  {one.name}
                </th>
              ))}
              {summed ? (
                <th scope="col" class="hk-end">
                  {text.total}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {chart.categories.map((category, index) => (
              <tr key={category}>
                <th scope="row" lang={chart.categoryLang}>{category}</th>
                {chart.series.map((one) => (
                  <td class="hk-end" key={one.name}>
                    {write(one.values[index])}
                  </td>
                ))}
                {summed ? <td class="hk-end">{write(sum(chart.series.map((one) => one.values[index] ?? null)))}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </details>
  );
}

/** Sum of what is known; null where nothing is. */
export function sum(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}
