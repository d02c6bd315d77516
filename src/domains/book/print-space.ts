/** White space in printed Japanese: where a line was wrapped it means nothing, between two phrases it means something. */

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆、。・「」（）()０-９]/u;
/** Characters that cannot begin a phrase; a break before them is a wrap. */
const continues = /^[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮーのをにがはへとでもやん、。・）)」々等]/u;
const suffix = /^[会員費者室課部局所館](?:$|[\p{Script=Hiragana}])/u;

export function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Words of a cell in print order. */
export function words(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** A name is one phrase: every space beside a Japanese character came from wrapping. */
export function joinedName(text: string): string {
  return joined(words(text), () => false);
}

/**
 * Several phrases may stand in one cell. A space stays where the text before it is complete, ending in one of `endings`
 * (運営, 工事 …), and the text after it can begin a phrase.
 */
export function joinedPhrases(text: string, endings: readonly string[]): string {
  return joined(words(text), (before, after) => {
    const complete = endings.some((ending) => before.endsWith(ending)) || /[)）]$/u.test(before);
    return complete && !continues.test(after) && !suffix.test(after);
  });
}

function joined(parts: string[], keeps: (before: string, after: string) => boolean): string {
  let text = parts[0] ?? '';
  // Only the last phrase matters for its ending, and keeping it short keeps this linear.
  for (const part of parts.slice(1)) {
    const meets = japanese.test(text.at(-1) ?? '') || japanese.test([...part][0] ?? '');
    const before = [...words(text.slice(-40))].at(-1) ?? '';
    text += meets && !keeps(before, part) ? part : ` ${part}`;
  }
  return text;
}
