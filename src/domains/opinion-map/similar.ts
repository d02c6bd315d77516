/** Statements that say nearly the same, for whoever writes another one and for moderators. */
import { foldForSearch } from '#domains/civic';
import { tokensOfFolded } from '#platform/tokens';

/** From here on two short sentences share so many pairs of letters that a person should look at both. */
export const similarLeast = 0.4;

export interface Similar<One> {
  statement: One;
  /** Dice's coefficient of the pairs of neighbouring letters, as search folds them, without the phrases in which wishes are put; 0 to 1. */
  score: number;
}

/** Folded text has no katakana. What follows a wish in Japanese: 〜てほしい, 〜したほうがよいと思います, 〜べきだ. */
const wishes = ['と(?:おも|思)(?:う|います)', '(?:と考え|とかんがえ)(?:る|ます)', '(?:[てで](?:ほ|欲)しい|[てで](?:もら|貰)いたい|[てで]下さい|[てで]ください)(?:です)?', '(?:したい|べき|(?:ほう|方)が(?:よ|い|良)い|[てで]も?(?:よ|い|良)い|(?:が|も)?必要|(?:が|も|を)(?:ほ|欲)しい|(?:が|も|は)(?:ない|無い|ある))(?:だ|です|である|であり)?', '(?:では|の?は|たら|ば|と)?(?:どう|如何|いかが)(?:か|だろうか|でしょうか)', '(?:です|ます|だ|である)よ?ね?', 'お?願い(?:し|いたし)ます'];
const ending = new RegExp(`(?:${wishes.join('|')})$`, 'u');
/** What nearly every wish in English is made of, whatever it is about. */
const commonEnglish = /\b(?:i|we|you|they|it|there|that|this|the|an?|my|our|their|would|should|could|must|need|needs|have|has|had|to|be|is|are|was|were|do|does|not|no|want|wants|like|wish|think|believe|please|more|better|good|if|of|for|in|on|at|by|and|or|so|as|with|from|than|city|town|make|makes|let|get)\b/gu;

/** The folded text without the phrases that say only that somebody wishes something: else a market and an ashtray would be alike. */
function matterOf(text: string): string {
  const sentences = foldForSearch(text).split(/[。．.!?！？]+/u);
  const bare = sentences.map(withoutEnding).join(' ').replace(commonEnglish, ' ');
  // Where nothing else was said, all of it is the matter.
  return /[\p{L}\p{N}]/u.test(bare) ? bare : foldForSearch(text);
}

/** Endings follow each other: 〜べきだと思います. */
function withoutEnding(sentence: string): string {
  let left = sentence.trim();
  for (let shorter = left.replace(ending, ''); shorter !== left; shorter = left.replace(ending, '')) left = shorter;
  return left;
}

/** Pairs of letters of statements that are held in memory: else one network that asks without end would have thousands cut up each time. */
const cut = new WeakMap<{ text: string }, ReadonlySet<string>>();

function tokensOf(statement: { text: string }): ReadonlySet<string> {
  const known = cut.get(statement) ?? tokensOfFolded(matterOf(statement.text));
  cut.set(statement, known);
  return known;
}

/** The most similar first, at most `most`; equals by number. Three thousand statements take some milliseconds. */
export function similarTo<One extends { number: number; text: string }>(text: string, statements: readonly One[], most = 5): Similar<One>[] {
  const asked = tokensOfFolded(matterOf(text));
  if (asked.size === 0) return [];
  return statements
    .map((statement) => ({ statement, score: dice(asked, tokensOf(statement)) }))
    .filter(({ score }) => score >= similarLeast)
    .toSorted((one, other) => other.score - one.score || one.statement.number - other.statement.number)
    .slice(0, most);
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (other.size === 0) return 0;
  let shared = 0;
  for (const token of one) if (other.has(token)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}
