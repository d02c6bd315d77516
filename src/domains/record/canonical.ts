/**
 * JSON in its one canonical form (RFC 8785, JCS): no spaces, members sorted by UTF-16 code units, numbers and strings as
 * ECMAScript writes them. Pure; runs in the browser too.
 */

/** @throws TypeError for what JSON cannot hold: NaN, infinities, lone surrogates, a function as the whole. */
export function canonicalJson(value: unknown): string {
  if (value !== null && typeof value === 'object' && 'toJSON' in value && typeof value.toJSON === 'function') return canonicalJson(value.toJSON());
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    // Array.prototype.sort compares UTF-16 code units, as the RFC asks (3.2.3).
    const members = Object.entries(value).filter(([, member]) => member !== undefined).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${members.map(([name, member]) => `${primitive(name)}:${canonicalJson(member)}`).join(',')}}`;
  }
  return primitive(value);
}

function primitive(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} is no number of JSON`);
  if (typeof value === 'string' && !value.isWellFormed()) throw new TypeError('a lone surrogate is no text of JSON');
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`JSON has no ${typeof value}`);
  return text;
}
