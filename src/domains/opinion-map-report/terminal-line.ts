/** Lines for a terminal, of words that a stranger's file holds: they must neither give it orders nor pass for lines of ours. */

/** Whatever a terminal acts on or turns about: controls, ends of lines among them, and marks of direction. */
const orders = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** One line, in which they stand as JSON would spell them: an escape character is `\u001b`. */
export function terminalLine(text: string): string {
  return text.replace(orders, (one) => `\\u${one.codePointAt(0)!.toString(16).padStart(4, '0')}`);
}

/** JSON over several lines, which stays the same JSON. */
export function terminalJson(value: unknown): string {
  return JSON.stringify(value, null, 2).split('\n').map(terminalLine).join('\n');
}
