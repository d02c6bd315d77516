export const pieceCss = /* css */ `
.hk-lead, .hk-empty__body, .hk-notice__body, .hk-card__body, .hk-facts dd { word-break: auto-phrase; }
.hk-lead { max-inline-size: 40em; font-size: 1.125rem; line-height: 1.75; }
@media (min-width: 48em) { .hk-lead { font-size: 1.25rem; max-inline-size: 36em; } }

main > .hk-section, main > * > .hk-section { margin-block-start: 3.5rem; }
.hk-section > * + * { margin-block-start: 1.25rem; }
.hk-section__head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem 1.5rem; padding-inline-start: 1rem; border-inline-start: .375rem solid var(--hk-primary); }
.hk-section__title { font-size: 1.5rem; }
.hk-section__aside { color: var(--hk-text-soft); font-size: .9375rem; }
.hk-section > h3 { margin-block-start: 2.25rem; }
.hk-section > p, .hk-section > ul:not([class]), .hk-section > ol:not([class]) { max-inline-size: var(--hk-measure); }
.hk-section > ul:not([class]), .hk-section > ol:not([class]), main > ul:not([class]), .hk-prose ul, .hk-prose ol { padding-inline-start: 1.5em; }
.hk-section > ul:not([class]) > li + li, .hk-prose li + li { margin-block-start: .5rem; }
@media (min-width: 48em) { .hk-section__title { font-size: 1.75rem; } }

.hk-prose { max-inline-size: var(--hk-measure); }
.hk-prose > * + * { margin-block-start: 1em; }
.hk-prose > * + h3, .hk-prose > * + h4 { margin-block-start: 2em; }

.hk-notice { padding: 1rem 1.25rem 1.125rem; border: 2px solid var(--tone); border-inline-start-width: .75rem; border-radius: var(--hk-round); background: var(--hk-ground); }
.hk-notice--info { --tone: #264af4; }
.hk-notice--warning { --tone: var(--hk-yellow-line); }
.hk-notice--success { --tone: var(--hk-green-line); }
.hk-notice--error { --tone: var(--hk-red); }
.hk-notice__title { display: flex; gap: .625rem; font-size: 1.125rem; font-weight: 700; line-height: 1.5; }
.hk-notice__title .hk-icon { color: var(--tone); margin-block-start: .1em; }
.hk-notice__body { margin-block-start: .5rem; padding-inline-start: 2.125rem; max-inline-size: 46em; }
ul.hk-notice__body { padding-inline-start: 3.25rem; }
.hk-notice__body > * + * { margin-block-start: .5rem; }
.hk-notice__body li:has(> a) { padding-block: .375rem; }

.hk-empty { padding: 2rem 1.5rem; border: 1px dashed var(--hk-line-strong); border-radius: .75rem; background: #fafafa; text-align: center; }
.hk-empty__title { font-weight: 700; text-wrap: balance; word-break: auto-phrase; }
.hk-empty__body { margin-block-start: .5rem; color: var(--hk-text-soft); }
.hk-empty__body > * + * { margin-block-start: .75rem; }

.hk-button { display: inline-flex; align-items: center; justify-content: center; gap: .5rem; min-block-size: 3rem; min-inline-size: 6rem; padding: .5rem 1.5rem; border: 2px solid var(--hk-primary); border-radius: var(--hk-round); font: inherit; font-size: 1rem; font-weight: 700; line-height: 1.4; text-align: center; text-decoration: none; cursor: pointer; }
.hk-button--primary { background: var(--hk-primary); color: #fff; }
.hk-button--primary:hover { background: var(--hk-primary-strong); border-color: var(--hk-primary-strong); text-decoration: underline; }
.hk-button--secondary { background: var(--hk-ground); color: var(--hk-primary); }
.hk-button--secondary:hover { background: var(--hk-primary-soft); text-decoration: underline; }
a.hk-button--primary:focus-visible { background: var(--hk-primary-strong); color: #fff; }
a.hk-button--secondary:focus-visible { background: var(--hk-focus); }
.hk-buttons { display: flex; flex-wrap: wrap; gap: .75rem 1rem; }

.hk-tag { display: inline-block; padding: .0625rem .625rem; border: 1px solid; border-radius: .375rem; font-size: .875rem; line-height: 1.6; white-space: nowrap; }
.hk-tag--neutral { background: var(--hk-ground-soft); border-color: var(--hk-line-strong); color: #333; }
.hk-tag--blue { background: #e8f1fe; border-color: #7096f8; color: #00118f; }
.hk-tag--green { background: var(--hk-green-soft); border-color: #51b883; color: var(--hk-green); }
.hk-tag--orange { background: var(--hk-orange-soft); border-color: #ff8d44; color: var(--hk-orange); }
.hk-tag--red { background: var(--hk-red-soft); border-color: #ff7171; color: #a90000; }
.hk-tags { display: flex; flex-wrap: wrap; gap: .375rem .5rem; list-style: none; }
.hk-tags > * { max-inline-size: 100%; }
.hk-tags .hk-tag { white-space: normal; overflow-wrap: anywhere; }

.hk-cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17.5rem), 1fr)); gap: 1rem; list-style: none; }
.hk-cards--rows { grid-template-columns: minmax(0, 1fr); max-inline-size: 56rem; gap: 0; border-block-start: 1px solid var(--hk-line); }
.hk-cards--rows .hk-card { gap: .125rem; padding: .875rem .25rem 1rem; border: 0; border-block-end: 1px solid var(--hk-line); border-radius: 0; }
.hk-cards--rows .hk-card__body { line-height: 1.6; word-break: normal; }
@media (min-width: 48em) { .hk-cards--rows .hk-card { display: grid; grid-template-columns: 7.5rem 1fr; align-items: baseline; } .hk-cards--rows .hk-card > :not(.hk-card__meta) { grid-column: 2; } }
.hk-cards > li { display: grid; }
.hk-card { position: relative; display: flex; flex-direction: column; gap: .375rem; padding: 1.25rem; border: 1px solid var(--hk-line); border-radius: .75rem; background: var(--hk-ground); }
.hk-card__meta { font-size: .9375rem; line-height: 1.5; color: var(--hk-text-soft); }
.hk-card__title { font-size: 1.125rem; font-weight: 700; line-height: 1.5; word-break: auto-phrase; }
.hk-card__body { font-size: 1rem; color: var(--hk-text-soft); }
.hk-card__body > * + * { margin-block-start: .5rem; }
.hk-card--link:hover { border-color: var(--hk-primary); background: var(--hk-primary-soft); }
.hk-card--link .hk-card__title a::after { content: ""; position: absolute; inset: 0; border-radius: .75rem; }
.hk-card--link .hk-card__body a, .hk-card--link .hk-card__meta a { position: relative; z-index: 1; }
.hk-card__title a:focus-visible { outline: 0; box-shadow: none; }
.hk-card__title a:focus-visible::after { outline: 4px solid #000; outline-offset: 2px; box-shadow: 0 0 0 2px var(--hk-focus); }

.hk-figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr)); gap: .75rem; }
@media (min-width: 48rem) { .hk-figures { grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: 1rem; } }
.hk-figures__item { display: flex; flex-direction: column; gap: .25rem; padding: 1.125rem 1.25rem 1.25rem; border-radius: .75rem; background: var(--hk-primary-soft); }
.hk-figures dt { font-weight: 700; line-height: 1.5; }
.hk-figures__value { font-size: 2rem; font-weight: 700; line-height: 1.3; font-variant-numeric: tabular-nums; word-break: keep-all; }
.hk-figures__unit { margin-inline-start: .25rem; font-size: 1.0625rem; }
.hk-figures__note { display: block; font-size: .875rem; line-height: 1.5; color: var(--hk-text-soft); }

.hk-tabs { border-block-end: 2px solid var(--hk-line); }
.hk-tabs ul { display: flex; flex-wrap: wrap; gap: 0 .25rem; list-style: none; margin-block-end: -2px; }
.hk-tabs a { display: flex; align-items: center; min-block-size: 3rem; padding: .25rem 1.25rem; border-block-end: 4px solid transparent; color: var(--hk-text-soft); text-decoration: none; }
.hk-tabs a:hover { border-color: var(--hk-line-strong); color: inherit; text-decoration: underline; }
.hk-tabs a[aria-current] { border-color: var(--hk-primary); color: var(--hk-primary); font-weight: 700; }

.hk-pagination ul { display: flex; flex-wrap: wrap; justify-content: center; align-items: center; gap: .375rem; list-style: none; }
.hk-pagination a { display: flex; align-items: center; justify-content: center; gap: .25rem; min-inline-size: 2.75rem; min-block-size: 2.75rem; padding: 0 .625rem; border-radius: var(--hk-round); font-variant-numeric: tabular-nums; }
.hk-pagination a:hover { background: var(--hk-primary-soft); }
.hk-pagination a[aria-current] { background: var(--hk-primary); color: #fff; text-decoration: none; font-weight: 700; }
.hk-pagination__number { display: none; }
.hk-pagination__of { padding-inline: .75rem; }
@media (min-width: 48em) {
  .hk-pagination__number { display: block; min-inline-size: 1.5rem; text-align: center; }
  .hk-pagination__of { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
}

.hk-facts { border-block-start: 1px solid var(--hk-line); }
.hk-facts > div { display: grid; gap: 0 1.5rem; padding: .875rem 0; border-block-end: 1px solid var(--hk-line); }
.hk-facts dt { font-weight: 700; }
.hk-facts dd > * + * { margin-block-start: .5rem; }
.hk-facts dd ul:not([class]) { padding-inline-start: 1.25em; }
@media (min-width: 48em) { .hk-facts > div { grid-template-columns: 13rem 1fr; padding-inline: .5rem; } }

.hk-steps { display: grid; gap: 0; list-style: none; counter-reset: step; }
.hk-steps__step { position: relative; display: flex; align-items: center; gap: .875rem; min-block-size: 3.5rem; counter-increment: step; color: var(--hk-text-soft); }
.hk-steps__step::before { content: counter(step); display: grid; place-items: center; flex: none; inline-size: 2.25rem; block-size: 2.25rem; border: 2px solid var(--hk-line-strong); border-radius: 50%; background: var(--hk-ground); font-weight: 700; font-variant-numeric: tabular-nums; line-height: 1; z-index: 1; }
.hk-steps__step + .hk-steps__step::after { content: ""; position: absolute; inset-block: -1.75rem 1.75rem; inset-inline-start: 1.0625rem; border-inline-start: 2px solid var(--hk-line-strong); }
.hk-steps__step--done::before { content: "✓"; border-color: var(--hk-primary); background: var(--hk-primary-soft); color: var(--hk-primary); }
.hk-steps__step--current { color: inherit; font-weight: 700; }
.hk-steps__step--current::before { border-color: var(--hk-primary); background: var(--hk-primary); color: #fff; }
@media (min-width: 48em) {
  .hk-steps--row { display: flex; max-inline-size: 64rem; }
  .hk-steps--row > .hk-steps__step { flex: 1 1 0; flex-direction: column; gap: .375rem; min-block-size: 0; text-align: center; line-height: 1.5; word-break: auto-phrase; }
  .hk-steps--row > .hk-steps__step + .hk-steps__step::after { inset-block: 1.0625rem auto; inset-inline: -50% 50%; border-inline-start: 0; border-block-start: 2px solid var(--hk-line-strong); }
}

.hk-marked { display: inline-block; margin-inline-start: .25em; line-height: 1; cursor: help; }
.hk-mark { vertical-align: -.05em; }
.hk-mark--stated { color: #666; }
.hk-mark--implied { color: var(--hk-orange-line); }
.hk-mark--unsettled { color: #8b008b; }
.hk-mark--absent { color: #666; }
.hk-legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: .75rem 1rem; border-radius: var(--hk-round); background: var(--hk-ground-soft); font-size: .9375rem; line-height: 1.6; }
.hk-legend__title { font-weight: 700; }
.hk-legend ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; }

.hk-swatches { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: 1rem; list-style: none; }
.hk-swatches svg { display: block; margin-block-end: .25rem; }
.hk-swatch-primary { fill: var(--hk-primary); }
.hk-swatch-primary-strong { fill: var(--hk-primary-strong); }
.hk-swatch-primary-soft { fill: var(--hk-primary-soft); }
.hk-swatch-text { fill: var(--hk-text); }
.hk-swatch-text-soft { fill: var(--hk-text-soft); }
.hk-swatch-line-strong { fill: var(--hk-line-strong); }
.hk-swatch-line { fill: var(--hk-line); }
.hk-swatch-ground-soft { fill: var(--hk-ground-soft); }
.hk-swatch-red { fill: var(--hk-red); }
.hk-swatch-orange { fill: var(--hk-orange); }
.hk-swatch-green { fill: var(--hk-green); }
.hk-swatch-focus { fill: var(--hk-focus); }
`;
