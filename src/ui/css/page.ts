export const pageCss = /* css */ `
.hk-skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -6rem; z-index: 9; padding: .75rem 1.25rem; background: var(--hk-focus); color: #000; font-weight: 700; }
.hk-skip:focus { inset-block-start: .5rem; }

.hk-sample { padding: .5rem max(var(--hk-edge), 50% - var(--hk-page) / 2 + var(--hk-edge)); background: var(--hk-yellow-soft); border-block-end: 1px solid var(--hk-yellow-line); font-size: .875rem; line-height: 1.5; }
.hk-sample strong { margin-inline-end: .75rem; padding: 0 .5rem; border: 1px solid #604b00; border-radius: .25rem; color: #604b00; }

.hk-header { position: relative; z-index: 5; background: var(--hk-ground); border-block-end: 1px solid var(--hk-line); }
.hk-header__row { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; max-inline-size: var(--hk-page); margin-inline: auto; padding: .75rem var(--hk-edge); }
.hk-site { flex: 1 1 calc(100% - 9rem); display: flex; align-items: center; gap: .625rem; min-block-size: 3rem; color: inherit; text-decoration: none; }
.hk-site__name { display: block; text-wrap: balance; font-size: 1.1875rem; font-weight: 700; line-height: 1.3; word-break: auto-phrase; }
.hk-site__tagline { display: none; font-size: .875rem; line-height: 1.4; color: var(--hk-text-soft); }
.hk-site:hover .hk-site__name { text-decoration: underline; text-underline-offset: .2em; }
.hk-bookmark { flex: none; color: var(--hk-primary); }
.hk-search { order: 9; flex: 1 1 0; display: flex; }
.hk-search label { flex: 1; min-inline-size: 0; }
.hk-search input { inline-size: 100%; block-size: 2.875rem; padding: 0 .875rem; border: 1px solid var(--hk-line-strong); border-inline-end: 0; border-radius: var(--hk-round) 0 0 var(--hk-round); background: var(--hk-ground); color: inherit; font: inherit; font-size: 1rem; }
.hk-search input::placeholder { color: var(--hk-text-faint); opacity: 1; }
.hk-search button { display: flex; align-items: center; gap: .375rem; block-size: 2.875rem; padding: 0 1rem; border: 1px solid var(--hk-primary); border-radius: 0 var(--hk-round) var(--hk-round) 0; background: var(--hk-primary); color: #fff; font: inherit; font-size: 1rem; font-weight: 700; white-space: nowrap; cursor: pointer; }
.hk-search button:hover { background: var(--hk-primary-strong); }
.hk-languages { order: 10; justify-self: end; }
.hk-languages__here { display: none; }
.hk-languages ul { display: flex; gap: .25rem; list-style: none; }
.hk-languages a { display: flex; align-items: center; min-block-size: 2.75rem; padding: 0 .75rem; border-radius: var(--hk-round); font-size: .9375rem; white-space: nowrap; }
.hk-languages a[aria-current] { color: inherit; font-weight: 700; text-decoration: none; }
.hk-header__row > .hk-own { display: none; }
.hk-own { display: flex; align-items: center; gap: .25rem; }
.hk-menu .hk-own { margin-block-start: .5rem; padding-block-start: .5rem; border-block-start: 1px solid var(--hk-line); }
.hk-own a, .hk-menu nav .hk-own a, .hk-own button { display: flex; align-items: center; min-block-size: 2.75rem; padding: 0 .75rem; border: 0; border-radius: var(--hk-round); background: none; color: var(--hk-link); font: inherit; font-size: .9375rem; text-decoration: underline; text-underline-offset: .2em; white-space: nowrap; cursor: pointer; }
.hk-own a:hover, .hk-own button:hover { text-decoration-thickness: 2px; }
.hk-menu summary { display: flex; align-items: center; gap: .375rem; min-block-size: 2.875rem; padding: 0 .75rem; border: 1px solid var(--hk-line-strong); border-radius: var(--hk-round); font-size: .9375rem; font-weight: 700; white-space: nowrap; cursor: pointer; list-style: none; }
.hk-menu summary::-webkit-details-marker { display: none; }
.hk-menu[open] summary { background: var(--hk-primary-soft); border-color: var(--hk-primary); }
.hk-menu nav { position: absolute; inset-inline: 0; z-index: 6; margin-block-start: .75rem; padding: .5rem var(--hk-edge) 1rem; background: var(--hk-ground); border-block: 1px solid var(--hk-line); box-shadow: 0 8px 24px 5px rgba(0, 0, 0, .1); }
.hk-menu ul { list-style: none; }
.hk-menu li + li { border-block-start: 1px solid var(--hk-line-soft); }
.hk-menu nav a { display: flex; align-items: center; min-block-size: 3.25rem; padding: .25rem .5rem; text-decoration: none; font-weight: 700; }
.hk-menu nav a[aria-current] { box-shadow: inset 4px 0 var(--hk-primary); padding-inline-start: 1rem; }
.hk-nav { display: none; }

@media (min-width: 48em) {
  .hk-header__row { padding-block: 1rem; }
  .hk-site { flex-basis: 12rem; }
  .hk-search { flex-basis: 100%; }
  .hk-site__name { font-size: 1.375rem; }
  .hk-site__tagline { display: block; }
  .hk-languages { order: 0; }
  .hk-header__row > .hk-own { display: flex; }
  .hk-menu { display: none; }
  .hk-nav { display: block; max-inline-size: var(--hk-page); margin-inline: auto; padding-inline: calc(var(--hk-edge) - 1rem); }
  .hk-nav ul { display: flex; flex-wrap: wrap; list-style: none; }
  .hk-nav a { display: flex; align-items: center; min-block-size: 3rem; padding: .25rem 1rem; color: inherit; text-decoration: none; box-shadow: inset 0 -4px transparent; }
  .hk-nav a:hover { text-decoration: underline; box-shadow: inset 0 -4px var(--hk-line); }
  .hk-nav a[aria-current] { color: var(--hk-primary); font-weight: 700; box-shadow: inset 0 -4px var(--hk-primary); }
  .hk-nav a:focus-visible { outline-offset: -4px; color: #000; }
}
@media (min-width: 62em) {
  .hk-header__row { display: grid; grid-auto-flow: column; grid-template-columns: 1fr minmax(12rem, 20rem); grid-auto-columns: auto; }
  .hk-search { order: 0; }
  .hk-languages__here { display: list-item; }
}

.hk-wide { --hk-page: 96rem; }
.hk-body { max-inline-size: var(--hk-page); margin-inline: auto; padding: 0 var(--hk-edge) 5rem; }
.hk-crumbs { padding-block: 1rem 0; font-size: .9375rem; line-height: 1.5; }
.hk-crumbs ol { display: flex; flex-wrap: wrap; list-style: none; }
.hk-crumbs li { display: flex; align-items: center; }
.hk-crumbs li + li::before { content: ""; inline-size: .45em; block-size: .45em; margin-inline: .65em .75em; border: solid var(--hk-text-faint); border-width: 1.5px 1.5px 0 0; transform: rotate(45deg); flex: none; }
.hk-crumbs a { padding-block: .375rem; }
.hk-crumbs [aria-current] { color: var(--hk-text-soft); }
.hk-title { margin-block: 2rem 1.75rem; }
.hk-title h1 { font-size: 1.75rem; letter-spacing: .01em; }
.hk-title__shoulder { margin-block-end: .5rem; color: var(--hk-primary); font-weight: 700; line-height: 1.5; }
@media (min-width: 48em) {
  .hk-title { margin-block: 2.75rem 2.25rem; }
  .hk-title h1 { font-size: 2.25rem; }
}
.hk-ways { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; padding: .5rem 1.25rem; border: 1px solid var(--hk-line); border-radius: var(--hk-round); background: var(--hk-ground-soft); }
.hk-ways a { display: inline-flex; align-items: center; min-block-size: 2.75rem; }
main > * + * { margin-block-start: 1.5rem; }
main > p, main > ul:not([class]), main > ol:not([class]) { max-inline-size: var(--hk-measure); }

.hk-footer { border-block-start: 4px solid var(--hk-primary); background: var(--hk-ground-soft); font-size: .9375rem; }
.hk-footer__row { display: grid; gap: 2rem 3rem; max-inline-size: var(--hk-page); margin-inline: auto; padding: 2.5rem var(--hk-edge) 1rem; }
.hk-footer__name { font-size: 1.125rem; font-weight: 700; }
.hk-footer__small { margin-block-start: .75rem; font-size: .875rem; color: var(--hk-text-soft); }
.hk-footer h2 { font-size: 1rem; margin-block-end: .25rem; }
.hk-footer ul { list-style: none; margin-block-start: -.5rem; }
.hk-footer li a { display: inline-flex; align-items: center; min-block-size: 2.75rem; }
.hk-footer__top { max-inline-size: var(--hk-page); margin-inline: auto; padding: 0 var(--hk-edge) 1.5rem; text-align: end; }
.hk-footer__top a { display: inline-flex; align-items: center; gap: .375rem; min-block-size: 2.75rem; }
@media (min-width: 48em) {
  .hk-footer__row { grid-template-columns: 2fr 2fr 1fr; }
}
`;
