/** What counts as nearly the same statement: what it is about, not how a wish is put. */
import { expect, test } from 'vitest';
import { similarTo } from './similar.ts';

const isAlike = (one: string, other: string): boolean => similarTo(one, [{ number: 1, text: other }]).length > 0;

test.each([
  ['夜の道が暗いので、もっと街灯を増やしてほしいです。', '夜の道が暗いので街灯を増やしてほしい。'],
  ['街灯を増やすべきだ。', '街灯を増やしたほうがよいと思います。'],
  ['喫煙所を置いてほしい', '駅前に喫煙所を置いたほうがよい。'],
  ['駅前の駐車場を増やしてほしい。', '駅の駐車場を増やすべきだと思う。'],
  ['The city should build more benches at the station.', 'I want the city to put more benches in front of the station.'],
  ['There should be more street lights.', 'We need more street lights at night.'],
  // Nothing but a wish: all of it is compared.
  ['そうしてほしいです。', 'そうしてほしい。'],
])('“%s” is like “%s”, however the wish is put', (one, other) => {
  expect(isAlike(one, other)).toBe(true);
  expect(isAlike(other, one)).toBe(true);
});

test.each([
  ['広場で朝市を毎週開いてほしい', '喫煙所を置いてほしい'],
  ['夜の道が暗いので、街灯を増やしてほしい。', '駅前の駐車場を増やしてほしい。'],
  ['バスを増やしたほうがよい。', '木を切ったほうがよい。'],
  ['自転車置き場を増やすために、植え込みを減らしてよい。', 'バスを増やすために、市の税金をもっと使ってよい。'],
  ['The city should plant more trees.', 'The city should build a new library.'],
  ['I want the city to lower the speed limit.', 'I want the city to open a weekly market.'],
])('“%s” is not like “%s”: the ending alone is', (one, other) => {
  expect(isAlike(one, other)).toBe(false);
});
