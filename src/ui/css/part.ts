/**
 * One statement at a time with three answers of one size; the list of one's own votes. Where there are keys and scripts, the line about
 * keys has its place from the start: nothing moves when the script shows it.
 */
export const partCss = /* css */ `
.hk-vote { max-inline-size: var(--hk-measure); padding: 1.25rem 1rem 1.5rem; border: 1px solid var(--hk-line); border-radius: .75rem; background: var(--hk-ground); }
.hk-vote__head { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; justify-content: space-between; }
.hk-vote__title { font-size: 1rem; font-weight: 700; color: var(--hk-text-soft); }
.hk-vote__count { display: flex; gap: .75rem; align-items: center; font-variant-numeric: tabular-nums; color: var(--hk-text-soft); }
.hk-vote__progress { inline-size: 6rem; block-size: .75rem; accent-color: var(--hk-primary); }
.hk-vote .hk-form { max-inline-size: none; }
.hk-vote .hk-form > :where(:not([type="hidden"])) ~ * { margin-block-start: 1rem; }
.hk-vote__statement { margin-block: .5rem .75rem; margin-inline: -.5rem; padding: .5rem; min-block-size: 9rem; }
.hk-vote blockquote { margin-inline: 0; }
.hk-vote__statement blockquote, .hk-vote--small blockquote { font-size: 1.375rem; font-weight: 700; line-height: 1.6; word-break: auto-phrase; overflow-wrap: anywhere; }
.hk-vote__origin { margin-block-start: .5rem; font-size: .875rem; color: var(--hk-text-soft); }
.hk-vote__buttons { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .75rem; }
.hk-vote__button { display: flex; flex-direction: column; gap: .125rem; align-items: center; justify-content: center; min-block-size: 4.75rem; padding: .5rem .25rem; border: 2px solid var(--hk-text); border-radius: .75rem; background: var(--hk-ground); color: var(--hk-text); font: inherit; font-size: 1.125rem; font-weight: 700; cursor: pointer; }
.hk-vote__button:hover { background: var(--hk-ground-soft); text-decoration: underline; }
.hk-vote__button:focus-visible { background: var(--hk-focus); }
.hk-vote__button[aria-pressed="true"] { background: var(--hk-text); color: var(--hk-ground); }
.hk-vote__sign { font-size: 1.5rem; line-height: 1.2; }
.hk-vote__hint { font-size: .9375rem; color: var(--hk-text-soft); }
.hk-vote__last { margin-block-start: 1.25rem; padding-block-start: 1rem; border-block-start: 1px solid var(--hk-line); }
.hk-vote__last[hidden], .hk-vote__keys[hidden], .hk-vote__code[hidden] { display: none; }
.hk-vote__last q { overflow-wrap: anywhere; }
.hk-vote__last .hk-form { margin-block-start: .5rem; }
.hk-vote__code { margin-block-start: .5rem; font-size: .9375rem; }
.hk-vote__code a { display: inline-block; padding-block: .375rem; }
.hk-vote__statement:target, .hk-vote__end:target { outline: 0; box-shadow: none; }
.hk-vote-published { font-size: .9375rem; }
.hk-vote-published + .hk-vote { margin-block-start: .75rem; }
.hk-vote__keys { display: none; }
@media (hover: hover) and (pointer: fine) and (scripting: enabled) {
  .hk-vote__keys[hidden] { visibility: hidden; }
  .hk-vote__keys, .hk-vote__keys[hidden] { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; font-size: .875rem; color: var(--hk-text-soft); }
}
.hk-vote__switch { min-block-size: 2.75rem; padding: 0; border: 0; background: none; color: var(--hk-link); font: inherit; text-decoration: underline; cursor: pointer; }
.hk-vote__later, .hk-vote-ways, main > .hk-vote + * , .hk-notice + .hk-vote, main > .hk-buttons + .hk-vote__last { margin-block-start: 1.5rem; }
.hk-vote-ways { display: flex; flex-wrap: wrap; gap: .25rem 2rem; list-style: none; }
.hk-vote-ways a { display: inline-block; padding-block: .5rem; }
.hk-vote--small h3 { font-size: 1rem; color: var(--hk-text-soft); }
.hk-vote--small blockquote { font-size: 1.125rem; margin-block: .25rem .75rem; }
.hk-vote--small .hk-vote__button { min-block-size: 3.5rem; }
.hk-vote-changes { display: flex; flex-wrap: wrap; gap: .5rem; }
.hk-vote-change { min-block-size: 2.75rem; padding: .25rem .875rem; border: 1px solid var(--hk-line-strong); border-radius: var(--hk-round); background: var(--hk-ground); color: var(--hk-link); font: inherit; font-size: .9375rem; cursor: pointer; white-space: nowrap; }
.hk-vote-change:hover { background: var(--hk-primary-soft); text-decoration: underline; }
.hk-embed-code { max-inline-size: var(--hk-measure); padding: 1rem; border-radius: var(--hk-round); background: var(--hk-ground-soft); font-family: var(--hk-mono); font-size: .875rem; overflow-wrap: anywhere; user-select: all; }
.hk-embed-code pre { margin: 0; font: inherit; white-space: pre-wrap; }
.hk-vote-own { list-style: none; max-inline-size: var(--hk-measure); }
.hk-vote-own > li { padding-block: .5rem; border-block-end: 1px solid var(--hk-line-soft); }
@media (min-width: 48em) {
  .hk-vote { padding: 1.5rem 2rem 2rem; }
  .hk-vote__statement blockquote { font-size: 1.625rem; }
  .hk-vote__button { flex-direction: row; gap: .75rem; }
}
`;
