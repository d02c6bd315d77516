export const rubyCss = /* css */ `
.hk-ruby-switch { display: none; align-items: center; min-block-size: 2.25rem; padding: 0 .75rem; border: 1px solid var(--hk-line-strong); border-radius: 99rem; background: var(--hk-ground); color: var(--hk-link); font-size: .9375rem; line-height: 1.4; white-space: nowrap; text-decoration: none; }
.hk-ruby-switch:hover { text-decoration: underline; text-decoration-thickness: 2px; }
.hk-ruby-switch[aria-current]::before { content: ""; flex: none; inline-size: .375em; block-size: .75em; margin-inline: .125em .5em; border: solid; border-width: 0 .15em .15em 0; transform: translateY(-.1em) rotate(45deg); }
.hk-ruby-switch[aria-current], .hk-menu nav .hk-ruby-switch[aria-current] { border-color: var(--hk-primary); background: var(--hk-primary); color: #fff; font-weight: 700; box-shadow: none; }
.hk-menu nav .hk-ruby-switch { display: inline-flex; min-block-size: 2.75rem; margin-block-start: .75rem; padding: 0 1rem; font-size: 1rem; }
@media (min-width: 48em) {
  .hk-ruby-switch { display: flex; }
}

/* Readings are half as large and stand in the room between lines, so that lines with and without them are evenly set. */
rt { font-size: max(.5em, .5625rem); font-weight: 400; letter-spacing: 0; line-height: 1.2; text-decoration: none; -webkit-user-select: none; user-select: none; }
rp { -webkit-user-select: none; user-select: none; }
ruby { ruby-align: center; }
.hk-ruby body, .hk-ruby body :not(rt, svg, svg *, .hk-unseen) { line-height: 1.9; }
.hk-ruby .hk-table :is(th, td) { padding-block: .375rem; }
`;
