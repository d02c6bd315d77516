/** The look of the element on other sites, within its shadow tree; a site may set its font and the colours named here. */
export const embedSheet = /* css */ `
:host { display: block; color: var(--hiraku-text, #1a1a1a); }
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
.map { max-inline-size: 42rem; padding: 1.25rem; border: 1px solid #767676; border-radius: .75rem; background: var(--hiraku-ground, #fff); line-height: 1.7; }
h2, h3, p, ul, blockquote { margin: 0; }
.map > div > * + * { margin-block-start: 1rem; }
h2 { font-size: 1.25rem; line-height: 1.5; }
h3 { font-size: 1rem; }
.head { display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; }
progress { inline-size: 5rem; vertical-align: middle; accent-color: var(--hiraku-primary, #0017c1); }
blockquote { font-size: 1.25rem; font-weight: 700; overflow-wrap: anywhere; word-break: auto-phrase; }
form > * + * { margin-block-start: .75rem; }
.statement { min-block-size: 6rem; padding-block: .5rem; }
.buttons { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .5rem; }
button { min-block-size: 4rem; padding: .25rem .5rem; border: 2px solid currentColor; border-radius: .75rem; background: #fff; color: #1a1a1a; font: inherit; font-weight: 700; cursor: pointer; }
button:hover { background: #f2f2f2; text-decoration: underline; }
.small { min-block-size: 2.75rem; padding-inline: 1rem; border-width: 1px; font-weight: 400; }
.sign { display: block; font-size: 1.25rem; line-height: 1.2; }
:focus-visible { outline: 4px solid #000; outline-offset: 2px; box-shadow: 0 0 0 2px #ffd43d; }
.soft { font-size: .875rem; color: #4d4d4d; }
.last { padding-block-start: .75rem; border-block-start: 1px solid #ccc; }
.last > * + * { margin-block-start: .5rem; }
.links { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; list-style: none; }
a { color: #00118f; display: inline-block; padding-block: .375rem; }
summary { min-block-size: 2.75rem; padding-block: .5rem; cursor: pointer; }
.code { font-size: 1.25rem; user-select: all; overflow-wrap: anywhere; }
textarea { inline-size: 100%; padding: .5rem; border: 1px solid #767676; border-radius: .5rem; font: inherit; }
label { display: block; font-weight: 700; }
.like > * + *, .trace + *, * + .like { margin-block-start: .75rem; }
.trace { padding: .75rem; border: 2px solid currentColor; border-radius: .5rem; font-weight: 700; }
.ways { display: flex; flex-wrap: wrap; gap: .5rem; }
.like { padding: .75rem; border: 1px solid #ccc; border-radius: .5rem; }
.failed { color: #ce0000; font-weight: 700; }
.failed:empty { display: none; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
