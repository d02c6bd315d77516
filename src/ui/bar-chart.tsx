import type { VNode } from 'preact';
import { Axis, ColumnLabels, plotHeight } from './axis.tsx';
import { Bar, ChartFrame, type ChartProps, chartId, numberFormat, sum } from './chart.tsx';
import { exactScale, percent, roundScale, textWidth } from './scale.ts';

/** Names longer than this (in full-width letters) do not fit under a column on a phone: the bars lie down. */
const columnLabelMax = 7;
const columnsMax = 12;

/** Bars for amounts. Short categories stand as columns, long ones lie as rows with their names in full. */
export function BarChart(chart: ChartProps): VNode {
  const id = chartId(chart);
  const lying = chart.categories.length > columnsMax || chart.categories.some((category) => textWidth(category) > columnLabelMax);
  return (
    <ChartFrame chart={chart} kind="barChart" id={id}>
      {lying ? <Rows chart={chart} id={id} /> : <Columns chart={chart} id={id} />}
    </ChartFrame>
  );
}

interface Piece {
  series: number;
  from: number;
  to: number;
}

/** The bars of one category, on the scale's own numbers; one line for each series, or one for all when stacked. */
function lines(chart: ChartProps, index: number): { pieces: Piece[]; value: number | null }[] {
  const values = chart.series.map((one) => one.values[index] ?? null);
  if (!chart.stacked) return values.map((value, series) => ({ value, pieces: value === null ? [] : [{ series, from: Math.min(0, value), to: Math.max(0, value) }] }));
  let up = 0;
  let down = 0;
  const pieces = values.flatMap((value, series) => {
    if (value === null || value === 0) return [];
    const from = value > 0 ? up : down + value;
    if (value > 0) up += value;
    else down += value;
    return [{ series, from, to: from + Math.abs(value) }];
  });
  return [{ value: sum(values), pieces }];
}

/** Every end of a bar, which the scale has to hold. */
function ends(chart: ChartProps): number[] {
  return chart.categories.flatMap((_, index) => lines(chart, index).flatMap(({ pieces }) => pieces.flatMap(({ from, to }) => [from, to])));
}

function Rows({ chart, id }: { chart: ChartProps; id: string }): VNode {
  const scale = exactScale(ends(chart));
  const format = numberFormat(chart);
  const many = chart.series.length > 1;
  return (
    <div class="hk-rows">
      {chart.categories.map((category, index) => (
        <div class="hk-rows__row" key={category}>
          <div class="hk-rows__label" lang={chart.categoryLang}>{category}</div>
          <div class="hk-rows__lines">
            {lines(chart, index).map(({ pieces, value }, line) => (
              <div class="hk-rows__line" key={line}>
                <svg class="hk-rows__bar" width="100%" height={many && !chart.stacked ? 16 : 24} focusable="false">
                  {pieces.map((piece) => (
                    <Bar key={piece.series} id={id} number={piece.series + 1} many={many} x={percent(scale.at(piece.from))} y={0} width={percent(scale.at(piece.to) - scale.at(piece.from))} height="100%" />
                  ))}
                  <line class="hk-zero" x1={percent(scale.at(0))} y1="0" x2={percent(scale.at(0))} y2="100%" />
                </svg>
                <span class="hk-rows__value">{value === null ? '—' : format(value)}</span>
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** Share of a category's width that its bars take. */
const filled = 0.64;

function Columns({ chart, id }: { chart: ChartProps; id: string }): VNode {
  const scale = roundScale(ends(chart));
  const format = numberFormat(chart);
  const many = chart.series.length > 1;
  const perCategory = chart.stacked ? 1 : chart.series.length;
  const slot = 1 / chart.categories.length;
  const bar = (slot * filled) / perCategory;
  const y = (value: number) => plotHeight * (1 - scale.at(value));
  const named = valuesFit(chart, perCategory);
  return (
    <Axis chart={chart} scale={scale}>
      {chart.categories.map((category, index) =>
        lines(chart, index).map(({ pieces, value }, line) => {
          const left = slot * index + (slot * (1 - filled)) / 2 + bar * line;
          const top = Math.max(0, ...pieces.map((piece) => piece.to));
          return (
            <g key={`${category} ${line}`}>
              {pieces.map((piece) => (
                <Bar key={piece.series} id={id} number={piece.series + 1} many={many} x={percent(left)} y={y(piece.to)} width={percent(bar)} height={Math.max(y(piece.from) - y(piece.to), 1)} />
              ))}
              {named && value !== null ? (
                <text class="hk-value" x={percent(left + bar / 2)} y={y(top) - 7} text-anchor="middle">
                  {format(value)}
                </text>
              ) : null}
            </g>
          );
        }),
      )}
      <ColumnLabels chart={chart} />
    </Axis>
  );
}

/** Whether every value can be written above its bar on a screen of 320 pixels, at 14 pixels a letter. */
function valuesFit(chart: ChartProps, perCategory: number): boolean {
  const room = 260 / chart.categories.length / perCategory;
  const format = numberFormat(chart);
  return chart.series.every((one) => one.values.every((value) => value === null || textWidth(format(value)) * 14 <= room));
}
