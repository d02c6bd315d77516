import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLikeTexts } from './likeness-process.ts';
import { copyScoreLeast, likeTexts, meaningScoreLeast, type Said } from './likeness.ts';

const campaign = '街路樹の伐採に反対します。夏の日陰がなくなり、通学する子どもたちが困ります。計画を見直してください。';
const said = (...texts: string[]): Said[] => texts.map((text, index) => ({ id: index + 1, text }));
const idsOf = (texts: Said[], measure: 'copies' | 'meaning') => likeTexts(texts, measure).map(({ members }) => members.map(({ id }) => id));

describe('copies', () => {
  test('are found whatever the width, the spaces and the marks', () => {
    expect(idsOf(said(campaign, campaign.replaceAll('。', '。\n'), ` ${campaign.replace('、', ', ')}`, '図書館の開館時間を延ばしてください。'), 'copies')).toEqual([[1, 2, 3]]);
  });

  test('are found where a greeting or a name is changed', () => {
    expect(idsOf(said(`市民の山田です。${campaign}`, `${campaign}よろしくお願いします。`, campaign), 'copies')).toEqual([[1, 2, 3]]);
  });

  test('are not seen in two texts that only speak of the same', () => {
    expect(idsOf(said(campaign, '街路樹を切らないでほしい。子どもが歩く道に日陰がほしい。'), 'copies')).toEqual([]);
  });
});

describe('texts on one subject', () => {
  test('come together although they are worded otherwise', () => {
    const others = ['図書館の開館時間を夜8時まで延ばしてください。', '図書館は夜まで開けてほしい。開館時間が短い。', '広報紙の文字を大きくしてください。'];
    expect(idsOf(said('街路樹を切らないでください。', '街路樹の伐採はやめてほしい。', ...others), 'meaning')).toContainEqual([3, 4]);
  });

  test('are not those that share only the manner of asking', () => {
    expect(idsOf(said('ごみの分別を分かりやすくしていただきたいと思います。', '保育園を増やしていただきたいと思います。'), 'meaning')).toEqual([]);
  });
});

const words = ['街路樹', '図書館', '保育園', '道路', '公園', '計画', '時間', '増やして', 'ください', '反対', '賛成', '。', '子ども'];
const someTexts = fc.array(fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join('')), { maxLength: 30 });

test.each(['copies', 'meaning'] as const)('the order of the texts changes nothing (%s)', (measure) => {
  fc.assert(
    fc.property(someTexts, fc.infiniteStream(fc.nat()), (texts, draws) => {
      const given = said(...texts);
      const keys = new Map(given.map(({ id }) => [id, draws.next().value as number]));
      const shuffled = given.toSorted((one, other) => keys.get(one.id)! - keys.get(other.id)!);
      expect(likeTexts(shuffled, measure)).toEqual(likeTexts(given, measure));
    }),
  );
});

test.each(['copies', 'meaning'] as const)('every text is in one group at most, with a score from 0 to 1 (%s)', (measure) => {
  fc.assert(
    fc.property(someTexts, (texts) => {
      const members = likeTexts(said(...texts), measure).flatMap((group) => group.members);
      expect(new Set(members.map(({ id }) => id)).size).toBe(members.length);
      expect(members.every(({ score }) => score > 0 && score <= 1)).toBe(true);
    }),
  );
});

test.each(['copies', 'meaning'] as const)('looking only at rare pairs misses no text that is like the first of its group (%s)', (measure) => {
  fc.assert(
    fc.property(someTexts, (texts) => {
      const given = said(...texts);
      const groups = likeTexts(given, measure);
      const grouped = new Set(groups.flatMap(({ members }) => members.map(({ id }) => id)));
      // Whatever stands alone is like no text that stands alone: with two of them, nothing but each other decides the groups.
      const alone = given.filter(({ id, text }) => !grouped.has(id) && text.trim() !== '');
      for (const [at, one] of alone.entries()) for (const other of alone.slice(at + 1)) if (measure === 'copies') expect(likeTexts([one, other], measure)).toEqual([]);
      for (const { members } of groups) for (const { score } of members) expect(score).toBeGreaterThanOrEqual(measure === 'copies' ? copyScoreLeast : meaningScoreLeast);
    }),
  );
});

test('the same is found in a process of its own', async () => {
  const texts = said(campaign, campaign, '別の意見です。');
  expect((await findLikeTexts(texts, 'copies')).answer).toEqual(likeTexts(texts, 'copies'));
});
