export const tableCss = /* css */ `
.hk-table-region { position: relative; overflow-x: auto; overscroll-behavior-x: contain; background:
  linear-gradient(90deg, #fff 40%, rgba(255, 255, 255, 0)) 0 0 / 2.5rem 100% no-repeat local,
  linear-gradient(270deg, #fff 40%, rgba(255, 255, 255, 0)) 100% 0 / 2.5rem 100% no-repeat local,
  linear-gradient(90deg, rgba(0, 0, 0, .22), rgba(0, 0, 0, 0)) 0 0 / .75rem 100% no-repeat scroll,
  linear-gradient(270deg, rgba(0, 0, 0, .22), rgba(0, 0, 0, 0)) 100% 0 / .75rem 100% no-repeat scroll; }
.hk-table { inline-size: 100%; border-collapse: separate; border-spacing: 0; font-size: 1rem; line-height: 1.6; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
.hk-table-block + .hk-table-block { margin-block-start: 2.5rem; }
.hk-table caption { padding-block-end: .625rem; font-weight: 700; text-align: start; }
.hk-table th, .hk-table td { padding: .75rem .875rem; border-block-end: 1px solid var(--hk-line); text-align: start; vertical-align: top; }
.hk-table .hk-end { text-align: end; }
.hk-table td.hk-end { white-space: nowrap; }
.hk-table thead { position: sticky; inset-block-start: 0; z-index: 2; }
.hk-table thead th { background: var(--hk-ground-soft); border-block-end: 2px solid var(--hk-line-strong); font-size: .9375rem; vertical-align: bottom; word-break: keep-all; }
.hk-table tbody th, .hk-table td { word-break: auto-phrase; }
.hk-table tbody th { font-weight: 700; }
.hk-table tbody tr:hover > * { background-color: var(--hk-primary-soft); }
.hk-table tfoot > tr > * { border-block: 2px solid var(--hk-line-strong); font-weight: 700; }
.hk-table th[scope="row"] { min-inline-size: 9em; max-inline-size: 18em; }
.hk-sort { display: inline-flex; align-items: center; gap: .375rem; min-block-size: 2.75rem; margin-block: -.625rem; color: inherit; }
.hk-sort .hk-icon { color: var(--hk-text-faint); }
[aria-sort] .hk-sort .hk-icon { color: var(--hk-primary); }
.hk-downloads { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: center; margin-block-start: .75rem; font-size: .9375rem; }
.hk-downloads p { color: var(--hk-text-soft); }
.hk-downloads ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; }
.hk-downloads a { display: inline-flex; align-items: center; gap: .375rem; min-block-size: 2.75rem; }

@media (min-width: 62em) {
  /* What is reached by a link or the tab key must not hide below a head that stays. */
  html { scroll-padding-top: 7rem; }
  /* On a wide screen the page itself scrolls, so that the head can stay at the top of the window. */
  .hk-table-region:not(.hk-table-region--wide) { overflow: visible; background: none; }
  .hk-table-region--wide { max-block-size: 85vh; overflow: auto; }
}
@media (max-width: 61.99em) {
  .hk-table-region:not(.hk-table-region--stacked) td:not(.hk-end) { min-inline-size: 7em; }
  .hk-table:not(.hk-table--stacked) tbody th[scope="row"] { position: sticky; inset-inline-start: 0; z-index: 1; max-inline-size: 11rem; background: var(--hk-ground); box-shadow: 1px 0 var(--hk-line); }
}
@media (max-width: 47.99em) {
  .hk-table--stacked, .hk-table--stacked caption, .hk-table--stacked tbody, .hk-table--stacked tfoot, .hk-table--stacked tr, .hk-table--stacked tbody th, .hk-table--stacked tbody td { display: block; inline-size: auto; }
  .hk-table--stacked thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .hk-table--stacked tr { padding-block: .875rem; border-block-end: 2px solid var(--hk-line); }
  .hk-table--stacked tbody tr:first-child { border-block-start: 2px solid var(--hk-line); }
  .hk-table--stacked tbody th, .hk-table--stacked tbody td { padding: .125rem 0; border: 0; }
  .hk-table.hk-table--stacked tbody th { max-inline-size: none; font-size: 1.0625rem; }
  .hk-table.hk-table--stacked td { display: grid; grid-template-columns: minmax(7rem, 38%) minmax(0, 1fr); gap: 0 .75rem; white-space: normal; text-align: start; }
  .hk-table.hk-table--stacked td:has(> div:empty) { display: none; }
  .hk-table--stacked tbody td::before { content: attr(data-label); word-break: auto-phrase; color: var(--hk-text-soft); font-size: .9375rem; }
  .hk-table--stacked tbody tr:hover > * { background-color: transparent; }
}
`;
