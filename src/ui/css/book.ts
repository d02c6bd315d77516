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
.hk-paper__programme > tr > [rowspan] { font-size: .9375rem; }
.hk-paper .hk-paper__programme > tr:hover > * { background-color: transparent; }
.hk-paper .hk-paper__programme:hover > tr > * { background-color: var(--hk-primary-soft); }
@media (max-width: 61.99em) {
  /* Its first column is as wide as a phone: were it to stay in sight, it would hide the rest. */
  .hk-table-region > .hk-table.hk-paper tbody th[scope="row"] { position: static; max-inline-size: none; box-shadow: none; }
  .hk-paper { min-inline-size: 46rem; }
}
@media print {
  .hk-paper { min-inline-size: 0; }
  .hk-paper__programme { break-inside: avoid; }
  nav.hk-prose { display: none; }
}
`;
