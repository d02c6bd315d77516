/** The address of a programme: its name as people write it, without what an address cannot carry. */

// Reserved and unsafe characters of RFC 3986, spaces, controls and invisible marks (bidi, joiners, byte order marks).
const notInAddresses = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}/?#[\]@!$&'()*+,;=:%<>"{}|\\^`~.（）]+/gu;
const lengthMax = 100;

/** `taken` knows every slug that others use, old ones too. A name without any usable character gets the programme's number. */
export function slugFor(name: string, number: string, taken: Pick<ReadonlySet<string>, 'has'>): string {
  const plain = [...name.normalize('NFC').replace(notInAddresses, '')].slice(0, lengthMax).join('');
  // P0001 is the address of a number and must not be the name of something else.
  const wanted = plain === '' || /^P\d+$/i.test(plain) ? `${plain}-${number.toLowerCase()}`.replace(/^-/, 'programme-') : plain;
  if (!taken.has(wanted)) return wanted;
  for (let count = 2; ; count += 1) {
    const next = `${wanted}-${count}`;
    if (!taken.has(next)) return next;
  }
}
