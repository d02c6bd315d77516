/** Query strings and forms against a row's schema: what is wrong is told by field, in both languages. Pure. */
import type { z } from 'zod';
import { Refusal, type Sentence } from './http.ts';

type Values = Iterable<[string, unknown]>;

/** The parameters a schema knows, sorted: the one spelling of a query, for addresses and for keeping pages. */
export function knownQuery(schema: z.ZodObject | undefined, search: URLSearchParams): [string, string][] {
  if (!schema || search.size === 0) return [];
  // A browser sends empty fields of a search form too: an empty value means "not asked".
  const known = [...search].filter(([name, value]) => value !== '' && Object.hasOwn(schema.shape, name));
  return known.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
}

/** @throws Refusal 400 (query) or 422 (form) with every field at fault. */
export function readShape(schema: z.ZodObject | undefined, values: Values, status: 400 | 422): Record<string, unknown> {
  if (!schema) return {};
  const gathered: Record<string, unknown[]> = Object.create(null);
  for (const [name, value] of values) if (Object.hasOwn(schema.shape, name)) (gathered[name] ??= []).push(value);
  const faults: { name: string; sentence: Sentence }[] = [];
  const input: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(gathered)) {
    if (isList(schema.shape[name])) input[name] = given.length === 1 && Array.isArray(given[0]) ? given[0] : given;
    else if (given.length > 1) faults.push({ name, sentence: { ja: '一つだけ指定してください。', en: 'Give this once only.' } });
    else if (typeof given[0] === 'string' && unusable.test(given[0])) faults.push({ name, sentence: { ja: '使えない文字が含まれています。', en: 'It holds a character that cannot be used.' } });
    else input[name] = given[0];
  }
  const result = schema.safeParse(input);
  if (result.success && faults.length === 0) return result.data;
  for (const issue of result.error?.issues ?? []) {
    const name = String(issue.path[0] ?? '');
    if (!faults.some((fault) => fault.name === name)) faults.push({ name, sentence: sentenceOf(issue, input[name] === undefined) });
  }
  const detail: Sentence = { ja: '次の項目をご確認ください。', en: 'Please check the following.' };
  throw new Refusal(status, status === 400 ? 'wrong-parameter' : 'wrong-input', detail, faults);
}

// A null byte, which PostgreSQL cannot hold, and what is left of letters that were not sent as UTF-8.
// eslint-disable-next-line no-control-regex
const unusable = /[\0\uFFFD]/;

function isList(schema: unknown): boolean {
  const definition = (schema as z.core.$ZodType | undefined)?._zod.def as { type: string; innerType?: unknown; in?: unknown } | undefined;
  if (!definition) return false;
  return definition.type === 'array' || isList(definition.innerType ?? definition.in);
}

const bounds: Record<string, { least: (n: string) => Sentence; most: (n: string) => Sentence }> = {
  string: {
    least: (n) => ({ ja: `${n}文字以上で入れてください。`, en: `Use at least ${n} characters.` }),
    most: (n) => ({ ja: `${n}文字以内で入れてください。`, en: `Use at most ${n} characters.` }),
  },
  array: {
    least: (n) => ({ ja: `${n}件以上選んでください。`, en: `Choose at least ${n}.` }),
    most: (n) => ({ ja: `${n}件以内にしてください。`, en: `Choose at most ${n}.` }),
  },
  number: {
    least: (n) => ({ ja: `${n}以上の数を入れてください。`, en: `Use a number of ${n} or more.` }),
    most: (n) => ({ ja: `${n}以下の数を入れてください。`, en: `Use a number of ${n} or less.` }),
  },
};

function sentenceOf(issue: z.core.$ZodIssue, missing: boolean): Sentence {
  if (missing) return { ja: '入力または指定が必要です。', en: 'This is needed.' };
  switch (issue.code) {
    case 'too_small':
      return (bounds[issue.origin] ?? bounds['number']!).least(String(issue.minimum));
    case 'too_big':
      return (bounds[issue.origin] ?? bounds['number']!).most(String(issue.maximum));
    case 'invalid_type':
      if (issue.expected === 'int') return { ja: '整数で入れてください。', en: 'Use a whole number.' };
      return /number|bigint/.test(issue.expected) ? { ja: '数で入れてください。', en: 'Use a number.' } : { ja: '形が違います。', en: 'The value has the wrong type.' };
    case 'invalid_value':
      return { ja: `次のどれかを指定してください：${issue.values.map(String).join('、')}`, en: `Use one of: ${issue.values.map(String).join(', ')}.` };
    case 'not_multiple_of':
      return { ja: `${issue.divisor}の倍数で入れてください。`, en: `Use a multiple of ${issue.divisor}.` };
    default:
      return { ja: '書き方に誤りがあります。', en: 'The value is not written as expected.' };
  }
}
