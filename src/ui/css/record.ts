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
.hk-record-hash { overflow-wrap: anywhere; }
`;
