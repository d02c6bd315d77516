/** Slips of paper to cut apart: one for each person, with nothing of the site around them. */
export const slipCss = /* css */ `
.hk-slips { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1rem; padding: 0; list-style: none; }
.hk-slip { padding: 1rem; border: 1px dashed var(--hk-text-soft); overflow-wrap: anywhere; }
.hk-slip p { margin-block: 0 .375rem; }
.hk-slip code { font-size: 1.25rem; font-weight: 700; }
@media print {
  .hk-slips { grid-template-columns: 1fr 1fr; gap: 0; margin: 0; }
  .hk-slip { break-inside: avoid; padding: 5mm; margin: -.5px; }
  body:has(.hk-slips) :is(.hk-header, .hk-sample, .hk-footer, .hk-title) { display: none; }
}
`;
