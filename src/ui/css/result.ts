/** Opinions with the replies to them, and texts that were changed. */
export const resultCss = /* css */ `
.hk-written { white-space: pre-line; overflow-wrap: anywhere; max-inline-size: var(--hk-measure); }
.hk-reply { margin-block-start: 2rem; border: 1px solid var(--hk-line); border-radius: .75rem; background: var(--hk-ground); }
.hk-reply > * { padding-inline: 1.25rem; }
.hk-reply__heading { padding-block: 1.125rem .5rem; font-size: 1.1875rem; line-height: 1.5; }
.hk-reply__number { display: block; color: var(--hk-text-soft); font-size: .9375rem; font-weight: 700; }
.hk-reply h4 { font-size: 1rem; }
.hk-reply__opinions { margin-block-start: 1rem; padding-block: .875rem; }
.hk-opinions { display: grid; gap: .75rem; margin-block: .625rem; list-style: none; }
.hk-opinions > li { padding-inline-start: .875rem; border-inline-start: .1875rem solid var(--hk-line-strong); }
.hk-reply__answer { padding-block: .875rem 1rem; background: var(--hk-primary-soft); }
.hk-reply__answer > * + * { margin-block-start: .5rem; }
.hk-reply__foot { padding-block: .75rem 1rem; color: var(--hk-text-soft); font-size: .9375rem; }
.hk-correction { margin-block-start: 1rem; padding: .875rem 1rem; border: 2px solid var(--hk-yellow-line); border-radius: .5rem; background: var(--hk-ground); }
.hk-correction__fields > div { margin-block-start: .5rem; }
.hk-correction__fields dt { font-weight: 700; }
.hk-changed > * + * { margin-block-start: .5rem; }
.hk-changed + .hk-changed { margin-block-start: 1.5rem; }
.hk-changed__because a { white-space: nowrap; }
@media print { .hk-reply { break-inside: auto; border-color: #999; } .hk-reply__heading, .hk-reply h4 { break-after: avoid; } .hk-opinions > li { break-inside: avoid; } .hk-reply__answer { background: none; } }
`;
