/** What people, programs and attackers send: values that a row's schema takes, values at its edges, and values that break programs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';
import { projectRoot } from '#platform/config';

/** A file of a form; its number says which of `files`. */
export interface SentFile {
  file: number;
}

export type Value = string | number | boolean | null | object | Value[] | SentFile;

/** Opens no tag where a page writes it as text. */
export const markup = '"><b data-fuzz>\'</textarea></script>';

export const hostileTexts: string[] = [
  '', ' ', '\u3000', '\0', 'a\0b', '\uD800', '\uDC00x', '\u202Egnp.exe', '\u200f\u200e', '\uFEFF', '👨‍👩‍👧‍👦🏳️‍🌈', '髙﨑𠮷', 'は\u3099', '\r\n', '\u2028', '\u0007\u001b[31m',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', 'Infinity', '[object Object]', '{}', '[]', 'true',
  "'; drop table plan.programme; --", "1' or '1'='1", '%', '_', '\\', '$1', '%00', '%E3%81', '*', '(a+)+$', markup, '<script>alert(1)</script>', '{{7*7}}', '#set page(fill: red)', '#read("/etc/passwd")', '=1+1', '@SUM(A1)', '`${x}`',
  '0', '-0', '-1', '1.5', '１２３', '1e3', '1e308', '1e309', '0x10', '2147483647', '2147483648', '-2147483649', '9007199254740991', '9007199254740992', '9223372036854775807', '9223372036854775808', '9'.repeat(400), '0.0000001', '1,000', '△1', '▲1',
  '2014-07-01', '2014-07-02', '2026-02-30', '2024-02-29', '9999-12-31', '0000-00-00', '0001-01-01', '10000-01-01', '-0001-01-01', '275760-09-14', '令和8年2月30日', '平成26年7月1日', '明治元年1月1日', '2014-1', '2014-3', '1873', '2999', '65536', '32768',
  'P0001', 'P0000', 'P999999999', 'P99999999999', '00000000-0000-0000-0000-000000000000', '../../etc/passwd', '..', '//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)', 'data:text/html,x', '/staff', 'a@b', 'a@b.example', '"a b"@example.jp', 'a@[127.0.0.1]', 'a@b.example\r\nBcc: c@d.example',
  'あ'.repeat(201), 'x'.repeat(2_001), '緑'.repeat(20_001), '👍'.repeat(1_000),
];

const hostile: Arbitrary<string> = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...hostileTexts) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) });

/** Of wrong kinds: only JSON can send them. */
const oddValues: Arbitrary<Value> = fc.constantFrom<Value[]>(null, true, 0, -0, 2 ** 31, 2 ** 53, 1e308, -1.5, {}, { length: 3 }, { $ne: null }, [], [[]], [null], ['a', 1], { toString: 'x' }, ['__proto__']);

/** Path parameters, encoded as an address has them; some no browser would send. */
export const hostileSegments: string[] = [
  ...['0', '1', '-1', '-0', '1.5', '2147483648', '9007199254740993', '9'.repeat(400), '1e3', 'P0001', 'P999999999', '2014-1', '2014-3', '9999-1', '2012-2014', '協1-1', '__proto__', 'constructor', 'none', 'new', markup, "' or 1=1 --", '𠮷', '\u202E', '\0', ' ', '00000000-0000-0000-0000-000000000000', 'a'.repeat(64), '0'.repeat(43), 'あ'.repeat(500), '*', '..', 'x001', 'x000/000', '000.p/5', 'NaN'].map(encodeURIComponent),
  '%00', '%ED%A0%80', '%', '%zz', '%2e%2e', '%2F', '%5c', '+', ';a=b', '%E3%81',
];

interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  items?: Schema;
}

/** The fields of a schema: name → what may be sent as it. `words`: texts that the town knows. */
export function fieldsOf(shape: z.ZodObject | undefined, words: readonly string[]): Record<string, Arbitrary<Value>> {
  if (!shape) return {};
  const { properties = {} } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, Schema> };
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valueOf(name, schema, words)]));
}

function valueOf(name: string, schema: Schema, words: readonly string[]): Arbitrary<Value> {
  const fitting = fittingOf(name, schema, words);
  return fc.oneof({ weight: 5, arbitrary: fitting }, { weight: 4, arbitrary: hostile }, { weight: 1, arbitrary: fc.array(fc.oneof(fitting, hostile), { maxLength: 3 }) }, { weight: 1, arbitrary: oddValues });
}

function fittingOf(name: string, schema: Schema, words: readonly string[]): Arbitrary<Value> {
  if (schema.enum) return fc.constantFrom(...(schema.enum as Value[]));
  if (schema.const !== undefined) return fc.constant(schema.const as Value);
  if (schema.type === 'array') return fc.array(fc.oneof(fittingOf(name, schema.items ?? {}, words), hostile), { maxLength: 5 });
  if (schema.type === 'integer' || schema.type === 'number') {
    const { minimum = -(2 ** 31), maximum = 2 ** 31 } = schema;
    return fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(minimum, maximum, minimum - 1, maximum + 1, (minimum + maximum) / 2, 2013, 2014), fc.double());
  }
  if (schema.type === undefined) return fc.oneof(fc.nat({ max: files.length - 1 }).map((file): SentFile => ({ file })), hostile);
  if (schema.format === 'uuid') return fc.oneof(fc.uuid(), fc.constantFrom(...words));
  const most = schema.maxLength ?? 100;
  const edges = most <= 20_000 ? ['字'.repeat(most), 'x'.repeat(most + 1)] : [];
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...likelyOf(name), ...words) }, { weight: 1, arbitrary: fc.constantFrom('街路樹を40本剪定した。', ...edges) });
}

/** What a person would write in a field of this name. */
export function likelyOf(name: string): string[] {
  const found = likely.find(([pattern]) => pattern.test(name));
  return found ? found[1] : ['街路樹の手入れ 40本'];
}

const likely: [RegExp, string[]][] = [
  [/email/, ['Head@Takuno.example', 'planning@takuno.example', 'fuzz@resident.example', 'person@takuno.example']],
  [/^name$/, ['みどり係', '街路樹の手入れ', '控えの鍵']],
  [/^json$/, [readFileSync(join(projectRoot, 'src/domains/evaluation/form-measure.json'), 'utf8')]],
  [/^into$/, ['P0002', '情報公開の推進']],
  [/^names$/, ['前半の事業\n後半の事業']],
  [/^(since|from|on|last|until)$/, ['2014-07-01', '2014-10-01', '2015-03-31', '平成26年8月1日', '']],
  [/^period$/, ['2014-1', '2013-2']],
  [/year/, ['2013', '2014']],
  [/baseline_value|target|actual|value/, ['120', '0.5', '']],
  [/revision/, ['0', '1', '2']],
  [/^pasted$/, ['事業名,年度,区分,補正号数,計,国庫支出金,一般財源\n情報公開の推進,2013,決算,,9450,,']],
  [/rhythm/, ['daily', 'weekly']],
  [/^lang$/, ['ja', 'en']],
  [/^(next|back)$/, ['/me', '/staff', 'page=1&sort=name']],
  [/^about$/, ['programme:P0001', 'measure:協1-1', 'department:1', '']],
  [/^subject$/, ['programme', 'measure', 'programme:P0001']],
  [/^link_url/, ['https://city.example/photo']],
  [/^(sha256|seen)$/, ['0'.repeat(64)]],
  [/^(confirm|preview|carry|ended)$/, ['yes', '']],
  [/password|again/, ['とても長い合言葉をここに書く 2014']],
];

const pdfStart = Uint8Array.from(Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj<<>>endobj'));
const zipStart = Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, ...Array.from({ length: 60 }, (_, at) => (at * 37) % 256)]);

/** Files of right and wrong kinds. */
export const files: File[] = [
  new File([], 'empty.csv'),
  new File(['事業名,年度,区分,補正号数,計,国庫支出金,一般財源\n情報公開の推進,2013,当初予算,,10000,2000,8000\n'], '決算.csv', { type: 'text/csv' }),
  new File(['事業名,年度\n"情報公開,2013\n,,,,,\n\0,,'], 'broken.csv', { type: 'text/csv' }),
  new File([Uint8Array.from([0x8e, 0x96, 0x8b, 0xc6, 0x96, 0xbc, 0x2c, 0x94, 0x4e, 0x93, 0x78, 0x0a, 0xff, 0xfe])], 'sjis.csv'),
  new File([pdfStart], 'plan.pdf', { type: 'application/pdf' }),
  new File([zipStart], 'table.xlsx', { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
  new File(['{"a":'], 'form.json', { type: 'application/json' }),
  new File(['{"title":{"ja":"シート"},"sections":[{"__proto__":1}]}'], 'form.json', { type: 'application/json' }),
  new File(['[1,2,3]'], '../../../etc/passwd', { type: 'text/html' }),
  new File(['x'.repeat(300_000)], `${'長'.repeat(300)}.json`, { type: '' }),
];

export function isFile(value: Value): value is SentFile {
  return typeof value === 'object' && value !== null && 'file' in value;
}
