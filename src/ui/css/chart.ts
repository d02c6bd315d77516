export const chartCss = /* css */ `
.hk-chart { padding: 1.25rem; border: 1px solid var(--hk-line); border-radius: .75rem; }
.hk-chart > * + * { margin-block-start: 1rem; }
.hk-chart__head { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; }
.hk-chart__title { font-size: 1.125rem; font-weight: 700; line-height: 1.5; }
.hk-chart__unit { font-size: .9375rem; color: var(--hk-text-soft); }
.hk-chart__legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; font-size: .9375rem; }
.hk-chart__legend li { display: flex; align-items: center; gap: .5rem; }
.hk-chart__patterns { position: absolute; }
.hk-chart__table summary, .hk-fold > summary { display: inline-flex; align-items: center; min-block-size: 2.75rem; color: var(--hk-link); text-decoration: underline; text-underline-offset: .2em; cursor: pointer; }
.hk-chart__table summary::before, .hk-fold > summary::before { content: ""; inline-size: .5rem; block-size: .5rem; margin-inline: .25rem .75rem; border: solid currentColor; border-width: 2px 2px 0 0; transform: rotate(45deg); }
.hk-chart__table[open] summary::before, .hk-fold[open] > summary::before { transform: rotate(135deg); }
.hk-chart__table summary::-webkit-details-marker, .hk-fold > summary::-webkit-details-marker { display: none; }
.hk-fold[open] > summary { margin-block-end: .75rem; }
@media (min-width: 48em) { .hk-chart { padding: 1.5rem 1.75rem; } }

.hk-fill-1 { fill: var(--hk-chart-1); }
.hk-fill-2 { fill: var(--hk-chart-2); }
.hk-fill-3 { fill: var(--hk-chart-3); }
.hk-fill-4 { fill: var(--hk-chart-4); }
.hk-fill-5 { fill: var(--hk-chart-5); }
.hk-fill-6 { fill: var(--hk-chart-6); }
[class^="hk-line-"] { stroke-width: 3; stroke-linecap: round; }
.hk-line-1 { stroke: var(--hk-chart-1); }
.hk-line-2 { stroke: var(--hk-chart-2); stroke-dasharray: 9 6; }
.hk-line-3 { stroke: var(--hk-chart-3); stroke-dasharray: 2 6; }
.hk-line-4 { stroke: var(--hk-chart-4); stroke-dasharray: 12 5 2 5; }
.hk-line-5 { stroke: var(--hk-chart-5); stroke-dasharray: 16 6; }
.hk-line-6 { stroke: var(--hk-chart-6); stroke-dasharray: 5 5; }
.hk-grid { stroke: var(--hk-line-soft); }
.hk-zero { stroke: var(--hk-line-strong); }
.hk-tick { fill: var(--hk-text-soft); font-size: 14px; font-variant-numeric: tabular-nums; }
.hk-value { fill: var(--hk-text); font-size: 14px; font-weight: 700; font-variant-numeric: tabular-nums; }

.hk-rows { display: grid; gap: 1rem; }
.hk-rows__row { display: grid; gap: .125rem 1.25rem; }
.hk-rows__label { line-height: 1.5; word-break: auto-phrase; }
.hk-rows__line { display: grid; grid-template-columns: 1fr minmax(5.5rem, max-content); gap: .75rem; align-items: center; }
.hk-rows__line + .hk-rows__line { margin-block-start: 2px; }
.hk-rows__bar { display: block; }
.hk-rows__value { font-size: 1rem; font-weight: 700; line-height: 1.4; font-variant-numeric: tabular-nums; text-align: end; white-space: nowrap; }
@media (min-width: 48em) { .hk-rows__row { grid-template-columns: minmax(8rem, 18rem) 1fr; align-items: center; } .hk-rows__line { grid-template-columns: 1fr minmax(5rem, max-content); } }

.hk-plot { display: grid; grid-template-columns: auto 1fr; max-inline-size: 56rem; }
.hk-plot--few { max-inline-size: 36rem; }
.hk-plot > svg { display: block; }
.hk-plot__area { overflow: visible; }
.hk-plot__labels { display: flex; font-size: .875rem; line-height: 1.4; text-align: center; }
.hk-plot__labels > span { flex: 1 1 0; min-inline-size: 0; padding-inline: .125rem; word-break: auto-phrase; }
`;
