/**
 * Texts that say the same, by classical means: no dictionary, no model, the same answer on every machine and in every order of
 * the texts. A text is the set of its pairs of neighbouring letters, which suits Japanese, where words are not divided. Texts of one
 * group are like its first text.
 */
import { foldForSearch } from './fold.ts';
import { tokensOfFolded } from './tokens.ts';

export interface Said {
  id: number;
  text: string;
}

/**
 * `copies`: the share of pairs, as search makes them, that two texts have in common (Dice 1945), so that a changed greeting does
 * not hide a copy. `meaning`: the cosine of the pairs of Han, katakana, Latin letters and digits, weighed by how rare they are
 * (tf-idf; Spärck Jones 1972): hiragana says how one speaks, not of what. A text in hiragana alone is like none in meaning.
 */
export type Measure = 'copies' | 'meaning';

export interface Group {
  /** Lowest id of the group. */
  id: number;
  /** How like the first text each is, 0 to 1, ascending by id; the first itself is 1. */
  members: { id: number; score: number }[];
}

/** Texts that share everything but one name or greeting are above this; texts on one subject are far below. */
export const copyScoreLeast = 0.8;
/** What a person would look at together; chosen on the published results of cities, where replies bring opinions together. */
export const meaningScoreLeast = 0.35;

// Neighbouring letters of words that carry the subject.
const telling = /[\p{Script=Han}\p{Script=Katakana}ー\p{Script=Latin}\p{N}]{2,}/gu;
/** Pairs that more than this share of the texts hold say nothing of what a text is about. */
const commonShareMax = 0.1;
const commonLeast = 50;

interface Weighed {
  id: number;
  /** Numbers of its tokens, ascending, and their weights; for `copies` each weighs 1. */
  tokens: Int32Array;
  weights: Float64Array;
}

/** Groups of two texts and more, ascending by id. Cost grows with the texts that share a rare token. */
export function likeTexts(texts: readonly Said[], measure: Measure, scoreLeast = measure === 'copies' ? copyScoreLeast : meaningScoreLeast): Group[] {
  const sorted = texts.toSorted((one, other) => one.id - other.id);
  // What is the same letter for letter is compared once: a campaign is thousands of one text.
  const byText = Map.groupBy(sorted, ({ text }) => foldForSearch(text));
  byText.delete('');
  const firsts = [...byText].map(([folded, same]) => ({ ...same[0]!, folded }));
  const weighed = weigh(firsts, measure);
  const leaders = leadersOf(weighed, measure, scoreLeast);
  const groups = new Map<number, Group['members']>();
  const sameAs = new Map([...byText.values()].map((same) => [same[0]!.id, same]));
  for (const { id, leader, score: like } of settle(weighed, leaders, measure, scoreLeast)) {
    const members = groups.get(leader) ?? [];
    members.push(...sameAs.get(id)!.map((said) => ({ id: said.id, score: like })));
    groups.set(leader, members);
  }
  return [...groups.values()].filter((members) => members.length > 1).map(ordered).toSorted((one, other) => one.id - other.id);
}

function ordered(members: Group['members']): Group {
  const sorted = members.toSorted((one, other) => one.id - other.id);
  return { id: sorted[0]!.id, members: sorted };
}

function weigh(texts: readonly { id: number; text: string; folded: string }[], measure: Measure): Weighed[] {
  const sets = texts.map(({ text, folded }) => (measure === 'copies' ? tokensOfFolded(folded) : subjectsOf(text)));
  const held = new Map<string, number>();
  for (const tokens of sets) for (const token of tokens) held.set(token, (held.get(token) ?? 0) + 1);
  // Numbered by rarity, then by letters: the same texts give the same numbers in whatever order they come.
  const numbers = new Map([...held].toSorted(([one, few], [other, many]) => few - many || (one < other ? -1 : 1)).map(([token], number) => [token, number]));
  const tooCommon = Math.max(commonLeast, texts.length * commonShareMax);
  const isTelling = (token: string): boolean => measure === 'copies' || held.get(token)! <= tooCommon;
  return texts.map(({ id }, at) => {
    const tokens = [...sets[at]!].filter(isTelling).map((token) => ({ number: numbers.get(token)!, held: held.get(token)! })).toSorted((one, other) => one.number - other.number);
    const raw = tokens.map((token) => (measure === 'copies' ? 1 : Math.log(1 + texts.length / token.held)));
    const length = measure === 'copies' ? 1 : Math.sqrt(raw.reduce((sum, weight) => sum + weight * weight, 0));
    return { id, tokens: Int32Array.from(tokens, ({ number }) => number), weights: Float64Array.from(raw, (weight) => weight / length) };
  });
}

function subjectsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(telling)) {
    const letters = [...run];
    for (let at = 1; at < letters.length; at += 1) found.add(letters[at - 1]! + letters[at]!);
  }
  return found;
}

/**
 * Dice's coefficient where all weights are 1, else the cosine of vectors of length 1. Both are 0 where nothing is shared.
 */
function scoreOf(measure: Measure, one: Weighed, other: Weighed): number {
  let [shared, at, beside] = [0, 0, 0];
  while (at < one.tokens.length && beside < other.tokens.length) {
    const step = one.tokens[at]! - other.tokens[beside]!;
    if (step === 0) shared += one.weights[at]! * other.weights[beside]!;
    if (step <= 0) at += 1;
    if (step >= 0) beside += 1;
  }
  return measure === 'copies' ? (2 * shared) / (one.tokens.length + other.tokens.length) : Math.min(1, shared);
}

/**
 * How many of a text's rarest tokens have to be looked at: two texts that share none of these, in either one's own number, are not
 * alike enough (prefix filter; Chaudhuri, Ganti and Kaushik 2006, Bayardo, Ma and Srikant 2007).
 */
function prefixOf({ tokens, weights }: Weighed, measure: Measure, scoreLeast: number): number {
  // Dice ≥ s needs at least s / (2 - s) of either text's tokens in common.
  if (measure === 'copies') return tokens.length - Math.ceil((tokens.length * scoreLeast) / (2 - scoreLeast)) + 1;
  let rest = 1;
  for (const [at, weight] of weights.entries()) {
    if (rest < scoreLeast * scoreLeast) return at;
    rest -= weight * weight;
  }
  return tokens.length;
}

interface Comparer {
  add(leader: Weighed): void;
  /** Sees every leader that may be alike enough, once, and none that is certainly not. */
  near(text: Weighed, see: (leader: Weighed) => void): void;
}

function comparer(measure: Measure, scoreLeast: number): Comparer {
  const holders = new Map<number, Weighed[]>();
  const rareOf = (text: Weighed): Int32Array => text.tokens.subarray(0, Math.max(0, prefixOf(text, measure, scoreLeast)));
  return {
    add(leader) {
      for (const token of rareOf(leader)) {
        const list = holders.get(token);
        if (list) list.push(leader);
        else holders.set(token, [leader]);
      }
    },
    near(text, see) {
      const seen = new Set<Weighed>();
      for (const token of rareOf(text)) {
        for (const leader of holders.get(token) ?? []) {
          if (!seen.has(leader)) {
            seen.add(leader);
            see(leader);
          }
        }
      }
    },
  };
}

/** Texts in ascending order of id, each of which is like no leader before it. */
function leadersOf(texts: readonly Weighed[], measure: Measure, scoreLeast: number): Weighed[] {
  const compared = comparer(measure, scoreLeast);
  return texts.filter((text) => {
    let isLike = false;
    compared.near(text, (leader) => (isLike ||= scoreOf(measure, text, leader) >= scoreLeast));
    if (!isLike) compared.add(text);
    return !isLike;
  });
}

/** Each text with the leader it is most like, of all of them; the earliest of equals. */
function settle(texts: readonly Weighed[], leaders: readonly Weighed[], measure: Measure, scoreLeast: number): { id: number; leader: number; score: number }[] {
  const compared = comparer(measure, scoreLeast);
  const leading = new Set(leaders.map(({ id }) => id));
  for (const leader of leaders) compared.add(leader);
  return texts.map((text) => {
    let best = { leader: text.id, score: 1 };
    if (leading.has(text.id)) return { id: text.id, ...best };
    best = { leader: text.id, score: 0 };
    compared.near(text, (leader) => {
      const score = scoreOf(measure, text, leader);
      if (score > best.score || (score === best.score && leader.id < best.leader)) best = { leader: leader.id, score };
    });
    return { id: text.id, ...best };
  });
}
