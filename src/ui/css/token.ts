export const tokenCss = /* css */ `
/* Values of the Digital Agency's design tokens (@digital-go-jp/design-tokens 1.1.9), under the names of their use here. */
:root {
  --hk-primary: #0017c1;
  --hk-primary-strong: #00118f;
  --hk-primary-soft: #e8f1fe;
  --hk-link: #00118f;
  --hk-text: #1a1a1a;
  --hk-text-soft: #4d4d4d;
  --hk-text-faint: #666;
  --hk-ground: #fff;
  --hk-ground-soft: #f2f2f2;
  --hk-line: #ccc;
  --hk-line-soft: #e6e6e6;
  --hk-line-strong: #767676;
  --hk-focus: #ffd43d;
  --hk-hit: #ffe380;
  --hk-red: #ce0000;
  --hk-red-soft: #fdeeee;
  --hk-orange: #8b3200;
  --hk-orange-line: #c74700;
  --hk-orange-soft: #ffeee2;
  --hk-yellow-line: #b78f00;
  --hk-yellow-soft: #fbf5e0;
  --hk-green: #115a36;
  --hk-green-line: #197a4b;
  --hk-green-soft: #e6f5ec;
  --hk-chart-1: var(--hk-primary);
  --hk-chart-2: #e25100;
  --hk-chart-3: #008299;
  --hk-chart-4: #8b008b;
  --hk-chart-5: #618e00;
  --hk-chart-6: #666;
  --hk-sans: "Noto Sans JP", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "BIZ UDPGothic", "Yu Gothic Medium", Meiryo, system-ui, sans-serif;
  --hk-mono: "Noto Sans Mono", ui-monospace, Menlo, Consolas, monospace;
  --hk-measure: 42em;
  --hk-page: 72rem;
  --hk-edge: 1rem;
  --hk-round: .5rem;
}
@media (min-width: 48em) {
  :root { --hk-edge: 2rem; }
}
`;
