/** Steps that lead from one to the next, along a line. */
export const chainCss = /* css */ `
.hk-chain { margin-block-start: 2.5rem; padding: 0; list-style: none; }
.hk-chain__step { position: relative; padding-inline-start: 3.25rem; padding-block-end: 2.5rem; }
.hk-chain__step::before { content: ""; position: absolute; inset-block: .25rem 0; inset-inline-start: 1.125rem; inline-size: .1875rem; background: var(--hk-line); }
.hk-chain__step:last-child::before { display: none; }
.hk-chain__step .hk-section__head { padding-inline-start: 0; border-inline-start: 0; }
.hk-chain__step .hk-section__title { font-size: 1.375rem; }
.hk-chain__number { position: absolute; inset-inline-start: 0; inset-block-start: 0; display: grid; place-items: center; inline-size: 2.4375rem; block-size: 2.4375rem; border-radius: 50%; background: var(--hk-primary); color: #fff; font-size: 1.125rem; line-height: 1; }
.hk-chain .hk-section > h3, .hk-chain h3 { margin-block: 1rem .5rem; font-size: 1.0625rem; }
.hk-chain .hk-section > div > ul:not([class]) { padding-inline-start: 1.5em; }
.hk-chain__ways { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin-block-start: 1rem; padding: 1rem 0 0; border-block-start: 1px solid var(--hk-line); list-style: none; }
.hk-follow-up > * + * { margin-block-start: .5rem; }
@media (max-width: 30em) { .hk-chain__step { padding-inline-start: 0; } .hk-chain__step::before { display: none; } .hk-chain__step .hk-section__title { padding-inline-start: 3rem; min-block-size: 2.4375rem; } }
@media print { .hk-chain__step { padding-block-end: 1rem; } .hk-chain__number { border: 1px solid #000; background: none; color: #000; } .hk-chain__ways { display: none; } }
`;
