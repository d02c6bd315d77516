/** Tables of inputs. */
export const gridCss = /* css */ `
.hk-grid .hk-form { max-inline-size: none; }
.hk-cell { box-sizing: border-box; inline-size: 100%; min-inline-size: 7rem; padding: .375rem .5rem; border: 1px solid var(--hk-line-strong); border-radius: .25rem; background: var(--hk-ground); color: inherit; font: inherit; }
.hk-cell--amount { min-inline-size: 5.5rem; text-align: end; }
.hk-cell--long { min-inline-size: 13rem; resize: vertical; }
.hk-cell[aria-invalid] { border: 2px solid var(--hk-red); }
.hk-cell--unsaved { border: 2px dashed var(--hk-yellow-line); background: var(--hk-yellow-soft); }
@media (max-width: 47.99em) {
  .hk-table--stacked .hk-cell { min-inline-size: 0; }
  .hk-table.hk-table--stacked td:has(> .hk-cell) { display: block; }
  .hk-table--stacked td:has(> .hk-cell)::before { content: none; }
}
.hk-grid-findings { margin: 0; padding-inline-start: 1.2em; min-inline-size: 14rem; font-size: .875rem; }
.hk-grid-status { min-block-size: 1.5em; font-weight: 700; }
`;
