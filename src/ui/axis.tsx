import { type ComponentChildren, toChildArray, type VNode } from 'preact';
import { type ChartProps, numberFormat } from './chart.tsx';
import { type Scale, textWidth } from './scale.ts';

/** Pixels between the lowest and the highest line. */
export const plotHeight = 240;
/** Room above the highest line for the value of a bar that reaches it. */
const above = 24;

/**
 * Lines and numbers of a chart that stands. The numbers keep their size while the plot grows with the screen:
 * upright distances are pixels, sideways distances shares of the width.
 */
export function Axis({ chart, scale, children }: { chart: ChartProps; scale: Scale; children: ComponentChildren }): VNode {
  const format = numberFormat(chart);
  const labels = scale.ticks.map((tick) => ({ tick, label: format(tick), y: above + plotHeight * (1 - scale.at(tick)) }));
  const width = Math.ceil(Math.max(...labels.map(({ label }) => textWidth(label))) * 14) + 10;
  const parts = toChildArray(children);
  const below = parts.filter((part) => typeof part === 'object' && part !== null && 'type' in part && part.type === ColumnLabels);
  const drawn = parts.filter((part) => !below.includes(part));
  return (
    <div class={chart.categories.length <= 4 ? 'hk-plot hk-plot--few' : 'hk-plot'}>
      <svg width={width} height={plotHeight + above + 8} focusable="false">
        {labels.map(({ tick, label, y }) => (
          <text key={tick} class="hk-tick" x={width - 10} y={y + 5} text-anchor="end">
            {label}
          </text>
        ))}
      </svg>
      <svg class="hk-plot__area" width="100%" height={plotHeight + above + 8} focusable="false">
        {labels.map(({ tick, y }) => (
          <line key={tick} class={tick === 0 ? 'hk-zero' : 'hk-grid'} x1="0" y1={y} x2="100%" y2={y} />
        ))}
        <svg x="0" y={above} width="100%" height={plotHeight} overflow="visible">
          {drawn}
        </svg>
      </svg>
      <span />
      {below}
    </div>
  );
}

/** Names under the columns; they are text of the page, so that long ones wrap. */
export function ColumnLabels({ chart }: { chart: ChartProps }): VNode {
  return (
    <div class="hk-plot__labels">
      {chart.categories.map((category) => (
        <span key={category} lang={chart.categoryLang}>
          {category}
        </span>
      ))}
    </div>
  );
}
