import type { VNode } from 'preact';
import { Axis, ColumnLabels, plotHeight } from './axis.tsx';
import { ChartFrame, type ChartProps, chartId, Dot } from './chart.tsx';
import { percent, roundScale } from './scale.ts';

/** Lines for what changes over years. A year without a value breaks the line. */
export function LineChart(chart: ChartProps): VNode {
  const scale = roundScale(chart.series.flatMap((one) => one.values.filter((value) => value !== null)));
  const x = (index: number) => percent((index + 0.5) / chart.categories.length);
  const y = (value: number) => plotHeight * (1 - scale.at(value));
  return (
    <ChartFrame chart={chart} kind="lineChart" id={chartId(chart)}>
      <Axis chart={chart} scale={scale}>
        {chart.series.map((one, series) => (
          <g key={one.name}>
            {one.values.map((value, index) => {
              const before = one.values[index - 1] ?? null;
              return value === null || before === null ? null : <line key={index} class={`hk-line-${series + 1}`} x1={x(index - 1)} y1={y(before)} x2={x(index)} y2={y(value)} />;
            })}
            {one.values.map((value, index) => (value === null ? null : <Dot key={index} number={series + 1} x={x(index)} y={y(value)} />))}
          </g>
        ))}
        <ColumnLabels chart={chart} />
      </Axis>
    </ChartFrame>
  );
}
