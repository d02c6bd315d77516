export const printCss = /* css */ `
@media (forced-colors: active) {
  .hk-button, .hk-tag, .hk-filter-links a, .hk-card, .hk-figures__item, .hk-chart { border: 1px solid; }
  .hk-nav a[aria-current], .hk-tabs a[aria-current], .hk-filter-links a[aria-current], .hk-pagination a[aria-current] { outline: 2px solid; outline-offset: -2px; }
  .hk-chart__picture, .hk-mark { forced-color-adjust: none; background: #fff; }
  .hk-tick, .hk-value { fill: #000; }
  .hk-rows__label, .hk-rows__value, .hk-plot__labels { color: #000; }
  mark { outline: 1px solid; }
}
.hk-print-only { display: none; }
@page { size: A4; margin: 14mm 14mm 16mm; }
@media print {
  html { font-size: 10.5pt; }
  body { font-size: 1rem; line-height: 1.55; }
  .hk-print-landscape { font-size: 9pt; }
  .hk-skip, .hk-header__row, .hk-nav, .hk-crumbs, .hk-footer nav, .hk-footer__top, .hk-search, .hk-filters, .hk-filter-links, .hk-tabs, .hk-pagination, .hk-downloads, .hk-buttons, .hk-chart__table > summary, .hk-screen-only { display: none; }
  .hk-print-only { display: block; }
  .hk-header { border: 0; }
  .hk-sample { padding: 0 0 2mm; background: none; border: 0; font-size: 8pt; }
  .hk-body { max-inline-size: none; padding: 0; }
  .hk-title { margin-block: 0 4mm; }
  .hk-title h1 { font-size: 1.6rem; }
  .hk-section__title { font-size: 1.25rem; }
  main > .hk-section, main > * > .hk-section { margin-block-start: 7mm; }
  main > .hk-break-before > .hk-section { margin-block-start: 0; }
  a { color: inherit; text-decoration: none; }
  .hk-table-region, .hk-table-region--wide { overflow: visible; max-block-size: none; background: none; }
  .hk-table { font-size: 1em; }
  .hk-table th, .hk-table td { padding: 1.2mm 1.6mm; }
  .hk-table thead { display: table-header-group; position: static; }
  .hk-table tfoot { display: table-row-group; }
  .hk-table-region > .hk-table:not(.hk-table--stacked) tbody th[scope="row"] { position: static; max-inline-size: none; box-shadow: none; }
  tr, .hk-card, .hk-notice, .hk-figures__item, .hk-chart { break-inside: avoid; }
  h1, h2, h3, h4, caption, .hk-section__head { break-after: avoid; }
  .hk-fold > summary { list-style: none; }
  .hk-fold > summary::before { display: none; }
  .hk-fold::details-content { content-visibility: visible; block-size: auto; }
  .hk-break-before { break-before: page; }
  .hk-cards { grid-template-columns: 1fr 1fr; }
  .hk-chart__picture, .hk-chart__legend, .hk-tag, .hk-figures__item, .hk-table thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .hk-footer { break-inside: avoid; margin-block-start: 3mm; border-block-start: 1px solid; background: none; font-size: 8pt; }
  .hk-footer__row { display: block; padding: 1.5mm 0 0; }
  .hk-footer__row :is(div, p, h2) { display: inline; margin-inline-end: 1em; font-size: inherit; }
  .hk-footer__row .hk-footer__small { display: none; }
}
`;
