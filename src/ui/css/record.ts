/** Canonical text and hashes: long words that break anywhere rather than widen the page. */
export const recordCss = `
.hk-record {
  max-block-size: 24rem;
  overflow: auto;
  margin-block: 0.5rem 1rem;
  padding: 0.75rem 1rem;
  border: 1px solid var(--hk-line);
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  font-size: 0.875rem;
}
/* Before and after the check the mark takes the same room, so that nothing moves under a reader's finger. */
@media (scripting: enabled) {
  [data-record="marks"] { display: grid; }
  [data-record="marks"] > :is([data-outcome="none"], [data-outcome="sound"]) { grid-area: 1 / 1; }
  [data-record="marks"]:has(> :is([data-outcome="none"], [data-outcome="sound"]):not([hidden])) > :is([data-outcome="none"], [data-outcome="sound"])[hidden] { display: block; visibility: hidden; }
}
.hk-record-hash { overflow-wrap: anywhere; }
`;
