/** What people wrote, line by line as they did, and the code that opens it again. */
export const saidCss = `
.hk-said { max-inline-size: var(--hk-measure); padding: .75rem 1rem; border-inline-start: 4px solid var(--hk-line-strong); background: var(--hk-ground-soft); white-space: pre-line; overflow-wrap: anywhere; }
.hk-code { display: inline-block; padding: .5rem 1rem; border: 2px solid var(--hk-primary); border-radius: var(--hk-round); font-size: 1.5rem; font-weight: 700; font-variant-numeric: tabular-nums; letter-spacing: .04em; overflow-wrap: anywhere; user-select: all; }
.hk-code-address { overflow-wrap: anywhere; }
.hk-form p + .hk-buttons { margin-block-start: .75rem; }
`;
