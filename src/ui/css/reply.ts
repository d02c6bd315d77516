/** Dividing opinions and answering them. */
export const replyCss = /* css */ `
.hk-cutting > * + * { margin-block-start: 1.75rem; }
.hk-cutting textarea + .hk-button { margin-block-start: .75rem; }
.hk-part { min-inline-size: 0; margin: 0; padding: 1rem 1.25rem 1.25rem; border: 1px solid var(--hk-line); border-radius: var(--hk-round); }
.hk-part legend { padding-inline: .5rem; font-weight: 700; }
.hk-part > * + * { margin-block-start: 1rem; }
.hk-tick { inline-size: 1.5rem; block-size: 1.5rem; margin: 0; accent-color: var(--hk-primary); cursor: pointer; }
.hk-bulk { display: grid; gap: 1.25rem; max-inline-size: none; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); align-items: start; }
.hk-bulk > fieldset { min-inline-size: 0; margin: 0; padding: 1rem 1.25rem 1.25rem; border: 1px solid var(--hk-line); border-radius: var(--hk-round); }
.hk-bulk legend { padding-inline: .5rem; font-weight: 700; }
.hk-bulk fieldset > * + * { margin-block-start: 1rem; }
blockquote.hk-said { margin-inline: 0; }
.hk-unit { font-weight: 400; }
.hk-unit a { font-size: .9375rem; }
@media (min-width: 62em) { .hk-table th[scope="row"]:has(.hk-unit) { min-inline-size: 20em; max-inline-size: 34em; } }
`;
