/** On a phone what is done in a year and what it costs share a line; no plan runs longer than this. */
const years = Array.from({ length: 12 }, (_, index) => index + 1);
const yearLines = years.map((year) => `.hk-table .hk-paper__activity:nth-child(${year + 1}), .hk-table .hk-paper__cost:nth-child(${year + 2}) { grid-row: ${year + 2}; }`).join('\n  ');

export const bookCss = /* css */ `
/* Links within a page or to the pages beside it. */
nav.hk-prose { max-inline-size: none; padding: 1rem 1.5rem; border-radius: .75rem; background: var(--hk-ground-soft); }
nav.hk-prose h2 { font-size: 1.125rem; }
nav.hk-prose h2 + ul { margin-block-start: .25rem; }
nav.hk-prose ul { columns: 22rem; column-gap: 2rem; padding: 0; list-style: none; }
nav.hk-prose li { margin: 0; padding-block: .5rem; break-inside: avoid; line-height: 1.5; }

/* The ledger of the paper: two lines a programme, the years of equal width. */
.hk-paper { table-layout: fixed; min-inline-size: 58rem; }
.hk-paper thead tr:first-child > th { border-block-start: 2px solid var(--hk-text); }
.hk-paper thead tr:first-child > th:not([rowspan]) { border-block-end: 1px solid var(--hk-line); }
.hk-paper thead th { text-align: center; vertical-align: middle; }
.hk-paper th + th, .hk-paper th + td, .hk-paper td + td { border-inline-start: 1px solid var(--hk-line); }
.hk-paper__programme > tr:first-child > :not([rowspan]) { border-block-end: 0; }
.hk-paper__programme > tr + tr > * { padding-block-start: 0; }
.hk-paper__programme > tr + tr > *, .hk-paper__programme > tr > [rowspan] { border-block-end: 1px solid var(--hk-line-strong); }
.hk-paper .hk-paper__programme > tr + tr > th { position: static; color: var(--hk-text-soft); font-size: .9375rem; font-weight: 400; box-shadow: none; }
.hk-paper__programme > tr + tr > th + td { border-inline-start: 0; font-weight: 700; }
.hk-table .hk-paper__activity { word-break: normal; }
.hk-paper__period { display: none; }
.hk-paper__programme > tr > [rowspan] { font-size: .9375rem; }
.hk-paper .hk-paper__programme > tr:hover > * { background-color: transparent; }
.hk-paper .hk-paper__programme:hover > tr > * { background-color: var(--hk-primary-soft); }
@media (max-width: 61.99em) {
  /* Its first column is as wide as a phone: were it to stay in sight, it would hide the rest. */
  .hk-table-region > .hk-table.hk-paper tbody th[scope="row"] { position: static; max-inline-size: none; box-shadow: none; }
  .hk-paper { min-inline-size: 42rem; font-size: .9375rem; }
}
@media screen and (max-width: 47.99em) {
  /* On a phone each programme is a block: its name, who answers for it, a line for each year, the total. */
  .hk-paper { min-inline-size: 0; font-size: 1rem; }
  .hk-paper, .hk-paper caption { display: block; }
  .hk-paper thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .hk-paper__programme { display: grid; grid-template-columns: minmax(0, 1fr) max-content; padding-block: 1rem; border-block-end: 2px solid var(--hk-line); }
  .hk-paper thead + .hk-paper__programme { border-block-start: 2px solid var(--hk-line-strong); }
  .hk-paper__programme > tr { display: contents; }
  .hk-table-region > .hk-paper .hk-paper__programme > tr > :is(th, td) { display: block; min-inline-size: 0; padding: 0; border: 0; }
  .hk-table-region > .hk-paper .hk-paper__name { grid-area: 1 / 1 / auto / -1; font-size: 1.0625rem; }
  .hk-table-region > .hk-paper .hk-paper__programme > tr > .hk-paper__remark { grid-area: 2 / 1 / auto / -1; padding-block: .25rem .75rem; }
  .hk-paper__remark > .hk-tags { display: inline-flex; margin-inline-end: .5rem; }
  .hk-table-region > .hk-paper .hk-paper__programme > tr > :is(.hk-paper__activity, .hk-paper__cost) { padding-block: .5rem; border-block-start: 1px solid var(--hk-line-soft); }
  .hk-table-region > .hk-paper .hk-paper__programme > tr > :is(.hk-paper__activity:not([colspan]), .hk-paper__label) { padding-inline-end: .75rem; }
  .hk-table .hk-paper__activity { grid-column: 1; word-break: auto-phrase; }
  .hk-table .hk-paper__activity[colspan] { grid-column: 1 / -1; }
  .hk-paper__activity[data-label]::before { content: attr(data-label); display: block; color: var(--hk-text-soft); font-size: .875rem; line-height: 1.5; }
  .hk-table-region > .hk-paper .hk-paper__programme > tr > .hk-paper__cost { grid-column: 2; align-self: stretch; align-content: end; }
  .hk-table-region > .hk-paper .hk-paper__programme > tr > .hk-paper__unprinted { display: none; }
  .hk-table-region > .hk-paper .hk-paper__programme > tr > :is(.hk-paper__label, .hk-paper__total) { grid-row: 20; padding-block-start: .5rem; border-block-start: 1px solid var(--hk-line-strong); }
  .hk-paper [data-unit]::after { content: attr(data-unit); margin-inline-start: .125em; font-size: .875rem; font-weight: 400; }
  .hk-paper__period { display: inline; }
  ${yearLines}
}
@media print {
  .hk-paper { min-inline-size: 0; }
  .hk-paper__programme { break-inside: avoid; }
  nav.hk-prose { display: none; }
}
`;
