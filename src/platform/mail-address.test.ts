import { expect, test } from 'vitest';
import { isMailAddress, mailKey } from './mail-address.ts';
import { messageOf } from './mail-message.ts';

const kelvin = '\u212Aei@takuno.example';

test('spellings of one mailbox are one: case, composed letters, wide or punycoded hosts, a dot at the end', () => {
  const same = ['Taro@Takuno.Example', 'TARO@ｔａｋｕｎｏ．ｅｘａｍｐｌｅ', 'taro@takuno.example.', ' taro@takuno。example '].map(mailKey);
  expect(new Set(same)).toEqual(new Set(['taro@takuno.example']));
  expect(mailKey('x@日本語.example')).toBe(mailKey('x@XN--WGV71A119E.example'));
  expect(mailKey('cafe\u0301@takuno.example')).toBe(mailKey('caf\u00e9@takuno.example'));
});

test('different mailboxes stay different, and what is no host is kept apart', () => {
  expect(new Set(['a.b@takuno.example', 'ab@takuno.example', 'ab+c@takuno.example', 'ab@takuno.test', 'ab@tak_uno example'].map(mailKey)).size).toBe(5);
});

test('a letter goes to the mailbox that its address counts as, never to one that only looks like it', () => {
  expect(isMailAddress(kelvin)).toBe(true);
  expect(mailKey(kelvin)).toBe('kei@takuno.example');
  const site = { name: { ja: '拓野市', en: 'Takuno City' }, origin: 'https://plan.takuno.example' };
  const message = messageOf({ key: 'a', to: kelvin, subject: 'ご案内', text: 'x' }, { from: 'plan@takuno.example', site, at: new Date() });
  expect(message.to).toEqual({ name: '', address: 'Kei@takuno.example' });
});
