import { describe, expect, test } from 'vitest';
import { defaultOutcomes } from './outcome.fixture.ts';
import { readReply, typedOfReply, withWording } from './reply-form.ts';
import { doubts, lacking, type Passage } from './reply.ts';
import { tagsOf } from './unit.ts';

const passage: Passage = { documentKey: 'd1', anchor: 's1', heading: '第1章', before: '前', after: '後', fromVersion: 1, toVersion: 2 };
const kept = { passages: [], programmes: ['P0009'], outcome: null, documentKey: null, anchor: null };
const choices = { outcomes: defaultOutcomes, passages: [passage], places: ['d1#s1'], programmes: ['P0001', 'P0002'] };
const typed = { heading: ' 要旨 ', place: 'd1#s1', outcome: 'reflected', text: '一行\r\n二行 ', passages: ['d1#s1'], programmes: 'ｐ0001、P0002' };

describe('a reply as it is typed', () => {
  test('is read with plain line ends, whole passages and numbers of programmes in any width', () => {
    expect(readReply(typed, kept, choices)).toEqual({ faults: [], reply: { heading: '要旨', documentKey: 'd1', anchor: 's1', outcome: 'reflected', text: '一行\n二行', passages: [passage], programmes: ['P0001', 'P0002'] } });
  });

  test('comes back as it was shown', () => {
    const { reply } = readReply(typed, kept, choices);
    expect(readReply(typedOfReply(reply), kept, choices).reply).toEqual(reply);
  });

  test('keeps what was chosen before the plan or the draft moved on', () => {
    const before = { ...kept, passages: [passage], outcome: 'old', documentKey: 'd1', anchor: 's9' };
    const { reply, faults } = readReply({ ...typed, outcome: 'old', place: 'd1#s9', programmes: 'P0009' }, before, { ...choices, passages: [], places: [], programmes: [] });
    expect([faults, reply.passages, reply.anchor, reply.programmes]).toEqual([[], [passage], 's9', ['P0009']]);
  });

  test.each([
    ['heading', { heading: '  ' }],
    ['heading', { heading: 'あ'.repeat(301) }],
    ['text', { text: 'あ'.repeat(20_001) }],
    ['outcome', { outcome: 'never' }],
    ['programmes', { programmes: 'P7777' }],
    ['passage[]', { passages: ['d1#s2'] }],
  ])('is refused where %s is wrong', (field, change) => expect(readReply({ ...typed, ...change }, kept, choices).faults.map((fault) => fault.field)).toEqual([field]));

  test('takes a wording as a paragraph at its end', () => {
    expect(withWording('', '定型')).toBe('定型');
    expect(withWording('前。\n', '定型')).toBe('前。\n\n定型');
  });
});

describe('before a reply goes up', () => {
  const whole = { heading: '要旨', outcome: 'other', text: '答え', version: 1, units: 1 };
  test('nothing may be missing', () => expect(lacking(whole, defaultOutcomes)).toEqual([]));
  test.each(['heading', 'outcome', 'text', 'version', 'units'] as const)('%s is asked for', (field) => {
    const empty = { heading: '', outcome: null, text: '', version: 0, units: 0 }[field];
    expect(lacking({ ...whole, [field]: empty }, defaultOutcomes).length).toBe(1);
  });
  test('one that takes something up without saying where is doubted', () => {
    expect(doubts({ outcome: 'reflected', passages: [], programmes: [] }, defaultOutcomes).length).toBe(1);
    expect(doubts({ outcome: 'reflected', passages: [passage], programmes: [] }, defaultOutcomes)).toEqual([]);
  });
});

test('tags are read once each, whatever stands between them', () => {
  expect(tagsOf('木、 街路 , 木\nａｂ')).toEqual(['木', '街路', 'ab']);
  expect(tagsOf('𠮷'.repeat(40))).toEqual(['𠮷'.repeat(30)]);
});
