export const elementCss = /* css */ `
*, *::before, *::after { box-sizing: border-box; }
html {
  font-size: 100%;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
  scroll-padding-top: 1rem;
}
body {
  margin: 0;
  background: var(--hk-ground);
  color: var(--hk-text);
  font-family: var(--hk-sans);
  font-size: 1.0625rem;
  line-height: 1.7;
  line-break: strict;
  overflow-wrap: anywhere;
  -webkit-font-smoothing: antialiased;
}
:lang(en) { line-break: auto; hyphens: manual; }
h1, h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset, legend { margin: 0; padding: 0; }
h1, h2, h3, h4 { line-height: 1.4; font-weight: 700; text-wrap: balance; word-break: auto-phrase; }
h3 { font-size: 1.25rem; }
h4 { font-size: 1.0625rem; }
p, li, dd { text-wrap: pretty; }
fieldset { border: 0; min-inline-size: 0; }
img, svg { max-inline-size: 100%; }
svg { vertical-align: middle; }
code { font-family: var(--hk-mono); font-size: .9em; padding: .1em .35em; border-radius: .25rem; background: var(--hk-ground-soft); }
time, data { font-variant-numeric: tabular-nums; }
mark { background: var(--hk-hit); color: inherit; padding: 0 .1em; border-radius: .125rem; }
a { color: var(--hk-link); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; }
a:hover { text-decoration-thickness: 3px; }
a:active { color: var(--hk-orange); }
:focus-visible { outline: 4px solid #000; outline-offset: 2px; border-radius: .25rem; box-shadow: 0 0 0 2px var(--hk-focus); }
a:focus-visible { background-color: var(--hk-focus); color: #00118f; }
main:focus { outline: 0; box-shadow: none; }
.hk-unseen {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  margin: -1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.hk-icon { flex: none; }
.hk-end { text-align: end; }
@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth; }
  a, .hk-button, .hk-card { transition: background-color .12s, border-color .12s, color .12s; }
}
`;
