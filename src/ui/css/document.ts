export const documentCss = /* css */ `
.hk-document { margin-block-start: 2rem; line-height: 1.85; }
.hk-document > * + * { margin-block-start: 1.5rem; }
.hk-document-contents { max-inline-size: var(--hk-measure); padding: 1.25rem 1.5rem 1.5rem; border: 1px solid var(--hk-line); border-radius: .75rem; background: #fafafa; }
.hk-document-contents h2 { font-size: 1.125rem; }
.hk-document-contents ol { margin-block-start: .5rem; padding: 0; list-style: none; }
.hk-document-contents a { display: inline-block; padding-block: .25rem; }
.hk-document-contents__at-2 { padding-inline-start: 1.25em; }
.hk-document-contents__at-3 { padding-inline-start: 2.5em; }
.hk-document-contents__at-4 { padding-inline-start: 3.75em; }
.hk-document-part { max-inline-size: var(--hk-measure); scroll-margin-block-start: 1rem; overflow-wrap: anywhere; }
.hk-document-part:target { outline: 2px solid var(--hk-primary); outline-offset: .75rem; border-radius: .25rem; }
.hk-document-part + .hk-document-part { margin-block-start: 2rem; }
.hk-document-part + .hk-document-part--1 { margin-block-start: 3rem; }
.hk-document-part > * + * { margin-block-start: 1em; }
.hk-document-part h2 { padding-block-end: .375rem; border-block-end: 3px solid var(--hk-primary); font-size: 1.5rem; }
.hk-document-part h3 { font-size: 1.25rem; }
.hk-document-part h4, .hk-document-part h5 { font-size: 1.0625rem; }
.hk-document-part ul { padding-inline-start: 1.5em; }
.hk-document-part .hk-table caption { block-size: 0; padding: 0; }
.hk-document-say { font-size: .9375rem; }
.hk-document-say a { display: inline-block; padding: .375rem .875rem; border: 1px solid var(--hk-primary); border-radius: 99rem; background: var(--hk-ground); color: var(--hk-primary); text-decoration: none; }
.hk-document-say a:hover { background: var(--hk-primary-soft); text-decoration: underline; }
.hk-document-say a:focus-visible { background: var(--hk-focus); color: var(--hk-text); }
.hk-document-others ul { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; padding: 0; list-style: none; }
.hk-document-others a { display: inline-block; padding-block: .375rem; }
.hk-document-change { white-space: pre-line; overflow-wrap: anywhere; }
.hk-difference ins { background: var(--hk-green-soft); color: var(--hk-green); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .2em; }
.hk-difference del { background: var(--hk-red-soft); color: #a90000; text-decoration: line-through; text-decoration-thickness: 2px; }
.hk-document--preview { padding: 1.5rem 1.25rem; border: 2px dashed var(--hk-line-strong); border-radius: .75rem; }
.hk-document-order { min-block-size: 2.75rem; min-inline-size: 4rem; padding: .25rem .75rem; }
.hk-document--children { font-size: 1.25rem; line-height: 2.1; }
.hk-document--children .hk-lead { font-size: 1.375rem; line-height: 1.9; }
.hk-document--children .hk-document-part h2 { padding: .5rem 1rem; border: 0; border-radius: .75rem; background: var(--hk-primary-soft); font-size: 1.625rem; }
.hk-document--children .hk-document-part h3 { font-size: 1.4375rem; }
.hk-document--children .hk-facts { font-size: 1rem; line-height: 1.7; }
.hk-document--children .hk-button { min-block-size: 3.75rem; font-size: 1.25rem; }
.hk-document--children .hk-document-contents { border-radius: 1.25rem; border-color: var(--hk-primary); background: var(--hk-ground); }
@media print {
  .hk-document--children { font-size: 14pt; }
  .hk-document-contents { border: 0; padding: 0; background: none; }
  .hk-document-part:target { outline: 0; }
  .hk-document-part--1 + .hk-document-part { break-before: auto; }
  .hk-document-part p { orphans: 3; widows: 3; }
  .hk-difference ins { background: none; border-block-end: 1px solid; }
  .hk-difference del { background: none; }
}
`;
