export const formCss = /* css */ `
/* What only a script can show keeps its room until then. */
@media (scripting: enabled) {
  [data-passkey][hidden] { display: block; visibility: hidden; }
}
.hk-pair { display: grid; gap: 1rem; }
@media (min-width: 48em) {
  .hk-pair { grid-template-columns: 1fr 1fr; }
}
.hk-form { max-inline-size: var(--hk-measure); }
.hk-notice + .hk-form { margin-block-start: 2rem; }
.hk-form > :where(:not([type="hidden"])) ~ * { margin-block-start: 2rem; }
.hk-field__label { display: block; margin-block-end: .25rem; font-weight: 700; line-height: 1.6; }
.hk-field__required { margin-inline-start: .5rem; color: var(--hk-red); font-size: .875rem; font-weight: 400; white-space: nowrap; }
.hk-field__required::before { content: "※"; }
:lang(en) > .hk-field__required::before { content: ""; }
.hk-field__hint { margin-block-end: .375rem; color: var(--hk-text-soft); font-size: .9375rem; line-height: 1.6; }
.hk-field__error { display: flex; gap: .375rem; margin-block-end: .375rem; color: var(--hk-red); font-weight: 700; line-height: 1.6; }
.hk-field__error .hk-icon { margin-block-start: .25em; }
.hk-field--error { padding-inline-start: 1rem; border-inline-start: 4px solid var(--hk-red); }
.hk-input, .hk-select select { inline-size: 100%; min-block-size: 3rem; padding: .5rem 1rem; border: 1px solid var(--hk-line-strong); border-radius: var(--hk-round); background: var(--hk-ground); color: inherit; font: inherit; font-size: 1rem; line-height: 1.5; }
textarea.hk-input { display: block; padding-block: .75rem; resize: vertical; line-height: 1.7; }
.hk-input:hover, .hk-select select:hover { border-color: #000; }
.hk-input[aria-invalid], .hk-select select[aria-invalid] { border: 2px solid var(--hk-red); }
.hk-select { position: relative; display: block; }
.hk-select select { appearance: none; padding-inline-end: 3rem; text-overflow: ellipsis; cursor: pointer; }
.hk-select::after { content: ""; position: absolute; inset-inline-end: 1.125rem; inset-block-start: calc(50% - .45rem); inline-size: .6rem; block-size: .6rem; border: solid currentColor; border-width: 0 2px 2px 0; transform: rotate(45deg); pointer-events: none; }
.hk-choice { position: relative; padding-inline-start: 2.5rem; }
.hk-choice input { position: absolute; inset-inline-start: .25rem; inset-block-start: .625rem; inline-size: 1.5rem; block-size: 1.5rem; margin: 0; accent-color: var(--hk-primary); cursor: pointer; }
.hk-choice label { display: block; min-block-size: 2.75rem; padding-block: .5rem; cursor: pointer; }
.hk-choice__hint { margin-block: -.25rem .5rem; color: var(--hk-text-soft); font-size: .9375rem; }

.hk-filters { padding: 1.25rem; border-radius: .75rem; background: var(--hk-ground-soft); }
.hk-filters__fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: 1rem 1.25rem; align-items: end; }
.hk-filters__fields + .hk-buttons { margin-block-start: 1.25rem; }
@media (min-width: 48em) {
  .hk-filters { padding: 1.5rem; }
  .hk-filters:has(.hk-field:only-child) { display: flex; align-items: end; gap: 1rem; }
  .hk-filters:has(.hk-field:only-child) .hk-filters__fields { flex: 0 1 36rem; }
  .hk-filters:has(.hk-field:only-child) .hk-buttons { margin: 0; }
}
.hk-filter-links { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; }
.hk-filter-links__label { font-weight: 700; }
.hk-filter-links ul { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; }
.hk-filter-links a { display: inline-flex; align-items: center; gap: .5rem; min-block-size: 2.75rem; padding: .25rem 1rem; border: 1px solid var(--hk-line-strong); border-radius: 2rem; background: var(--hk-ground); color: inherit; font-size: .9375rem; line-height: 1.4; text-decoration: none; }
.hk-filter-links a:hover { border-color: var(--hk-primary); background: var(--hk-primary-soft); text-decoration: underline; }
.hk-filter-links a[aria-current] { border-color: var(--hk-primary); background: var(--hk-primary); color: #fff; font-weight: 700; }
.hk-filter-links__count { font-size: .875rem; color: var(--hk-text-soft); font-variant-numeric: tabular-nums; }
.hk-filter-links a[aria-current] .hk-filter-links__count { color: inherit; }
`;
