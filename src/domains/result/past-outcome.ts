/** Words with which cities class their replies, and the kind that each stands for. */
import type { OutcomeKind } from '#domains/consultation';
import { plainWord } from './past-grid.ts';

/** Asked in this order: 「反映できない」 holds 「反映」. */
const kinds: [OutcomeKind, RegExp][] = [
  ['not-reflected', /(反映|対応|採用|修正)(は)?(できない|できません|しない|しません|なし|困難|せず)|困難|不採用|見送|原案(の)?(とおり|どおり|通り)|修正なし/],
  ['included', /盛り?込(み|まれ)|(記載|反映|対応|実施)(済|され|して)|既に|すでに|趣旨(は)?同|案に(記載|含)|含まれ/],
  ['reference', /参考|今後(の)?(検討|課題)|検討(する|します|課題|事項)|参照/],
  ['reflected', /反映|修正|採用|追加|変更|盛り?込む|取り?入れ/],
  ['other', /その他|質問|感想|賛同|対象外|案に(対する|関係)/],
];
const symbols = new Map<string, OutcomeKind>([['◎', 'reflected'], ['○', 'reflected'], ['〇', 'reflected'], ['×', 'not-reflected']]);

/** Kind of a word of the column 対応区分; null where it is not known. Long texts are no such words. */
export function outcomeKindOf(text: string): OutcomeKind | null {
  // 「A 反映する」, 「②参考とする」: letters and numbers before it only order the list.
  const word = plainWord(text).replace(/^[a-z0-9イロハニアイウエオ][.:)、]?(?=[^a-z0-9])/, '');
  if (word === '' || word.length > 40) return null;
  return symbols.get(word) ?? kinds.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}
