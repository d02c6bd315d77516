import { expect, test } from 'vitest';
import { roles } from '#platform/access';
import { roleText, roleWords } from './role.ts';

test('says who acted in words, with the department of the day', () => {
  expect(roleText('planning: 企画部 企画政策課', 'ja')).toBe('企画担当（企画部 企画政策課）');
  expect(roleText('planning: 企画部 企画政策課', 'en')).toBe('Planning (企画部 企画政策課)');
  expect(roleText('panel', 'ja')).toBe('外部評価委員');
  expect(roleText('head: 都市: 局', 'ja')).toBe('所属長（都市: 局）');
});

test('knows every role that the record can hold, in both languages', () => {
  for (const lang of ['ja', 'en'] as const) for (const role of [...roles, 'person', 'anyone', 'command', 'job']) expect(Object.keys(roleWords(lang))).toContain(role);
});
