export const votesCss = /* css */ `
.hk-votes { display: block; inline-size: 100%; block-size: 12px; min-inline-size: 5rem; max-inline-size: 16rem; margin-block: .375rem .25rem; border-block-end: 1px solid var(--hk-line-strong); overflow: visible; }
.hk-votes rect { height: 12px; fill: var(--hk-chart-1); }
.hk-votes rect + rect { fill: #fff; stroke: var(--hk-text); }
.hk-votes rect[width="0%"] { display: none; }
.hk-votes ~ b, .hk-votes ~ small { white-space: nowrap; }
.hk-table th > span > small, .hk-table th > small { display: block; }
.hk-table small { color: var(--hk-text-soft); font-size: .9375rem; font-weight: 400; }

.hk-group { max-inline-size: var(--hk-measure); padding: 1rem 1.25rem; border: 1px solid var(--hk-line); border-radius: .75rem; }
.hk-group > * + * { margin-block-start: .75rem; }
.hk-group > h3 { font-size: 1.25rem; }
.hk-group > ul { padding-inline-start: 1.25em; }
.hk-group > ul > li + li { margin-block-start: .5rem; }
@media (min-width: 48em) { .hk-group { padding: 1.5rem 1.75rem; } .hk-map.hk-map { padding: 1.5rem; } }

.hk-map { max-inline-size: 44rem; padding: .75rem; border: 1px solid var(--hk-line); border-radius: .75rem; }
.hk-map > * + * { margin-block-start: .75rem; }
.hk-map figcaption { font-size: 1.125rem; font-weight: 700; line-height: 1.5; }
.hk-map__picture { display: block; inline-size: 100%; block-size: auto; background: #fff; }
.hk-map__axes { stroke: var(--hk-line); fill: none; }
.hk-map__hull { fill: none; stroke-width: 1.5; stroke-linejoin: round; }
.hk-map__marks { stroke: #fff; stroke-width: 1; }
.hk-map__dots { stroke: var(--hk-line-strong); stroke-width: 4; stroke-linecap: round; }
.hk-map__leaders { stroke: var(--hk-text-soft); stroke-width: 1; fill: none; }
.hk-map__link circle { fill: #fff; stroke: var(--hk-text); stroke-width: 1.5; }
.hk-map__link text, .hk-map__own text { fill: var(--hk-text); font-size: 18px; font-weight: 700; }
.hk-map__link .hk-map__number { font-size: 15px; }
.hk-map__link:hover circle { fill: var(--hk-primary-soft); }
.hk-map__link:focus-visible { outline: none; }
.hk-map__link:focus-visible circle { fill: var(--hk-focus); stroke-width: 3; }
.hk-map__picture path:focus-visible { outline: none; box-shadow: none; stroke: #000; }
.hk-map__marks path:focus-visible { fill: var(--hk-focus); stroke-width: 3; }
.hk-map__dots path:focus-visible { stroke-width: 14; }
.hk-map__own polygon { fill: var(--hk-focus); stroke: #000; stroke-width: 1.5; }
.hk-map__own text { paint-order: stroke; stroke: #fff; stroke-width: 4; }
@media (forced-colors: active) { .hk-votes, .hk-map__picture { forced-color-adjust: none; background: #fff; } }
@media print { .hk-map__picture { max-inline-size: 115mm; } .hk-votes, .hk-map__picture { print-color-adjust: exact; -webkit-print-color-adjust: exact; } .hk-map, .hk-group { break-inside: avoid; } }
`;
