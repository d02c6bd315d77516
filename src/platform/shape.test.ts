import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Refusal } from './http.ts';
import { knownQuery, readShape } from './shape.ts';

const schema = z.object({
  count: z.coerce.number().int().min(2).max(9).optional(),
  even: z.coerce.number().multipleOf(2).optional(),
  kinds: z.array(z.string()).max(2).optional(),
  word: z.string().min(2).max(3).optional(),
  code: z.string().regex(/^A/).optional(),
});

function faults(values: [string, unknown][], shape: z.ZodObject = schema) {
  try {
    readShape(shape, values, 422);
    return [];
  } catch (refusal) {
    return (refusal as Refusal).fields.map((field) => `${field.name} ${field.sentence.ja}`);
  }
}

describe('a field at fault is told in words', () => {
  test.each([
    ['count', '1', '2以上の数を入れてください。'],
    ['count', '10', '9以下の数を入れてください。'],
    ['count', '2.5', '整数で入れてください。'],
    ['count', 'x', '数で入れてください。'],
    ['even', '3', '2の倍数で入れてください。'],
    ['word', 'a', '2文字以上で入れてください。'],
    ['word', 'abcd', '3文字以内で入れてください。'],
    ['code', 'B', '書き方に誤りがあります。'],
    ['word', 'a\0b', '使えない文字が含まれています。'],
    ['word', new URLSearchParams('x=%93%FA').get('x')!, '使えない文字が含まれています。'],
  ])('%s=%s', (name, value, sentence) => {
    expect(faults([[name, value]])).toEqual([`${name} ${sentence}`]);
  });

  test('one that is missing, one given twice, too many of a list', () => {
    expect(faults([], z.object({ word: z.string() }))).toEqual(['word 入力または指定が必要です。']);
    expect(faults([['word', 'ab'], ['word', 'ac']])).toEqual(['word 一つだけ指定してください。']);
    expect(faults([['kinds', 'a'], ['kinds', 'b'], ['kinds', 'c']])).toEqual(['kinds 2件以内にしてください。']);
  });
});

test('lists are lists even with one value, from forms and from JSON', () => {
  expect(readShape(schema, [['kinds', 'a']], 400)).toEqual({ kinds: ['a'] });
  expect(readShape(schema, [['kinds', ['a', 'b']]], 400)).toEqual({ kinds: ['a', 'b'] });
});

test('names that the schema does not know are left out, also those of every object', () => {
  expect(knownQuery(schema, new URLSearchParams('word=b&x=1&code=&constructor=1&count=3'))).toEqual([['count', '3'], ['word', 'b']]);
  expect(readShape(schema, [['__proto__', 'x'], ['toString', 'y']], 400)).toEqual({});
});
