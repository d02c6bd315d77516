import { expect, test } from 'vitest';
import { amongFew } from './password-hash.ts';

test('six tries of a password may be under way, and those who come then are told to come again', async () => {
  const ends: (() => void)[] = [];
  const attempt = () => amongFew(() => new Promise<string>((end) => ends.push(() => end('tried'))));
  const under = Array.from({ length: 6 }, attempt);
  await expect(attempt()).rejects.toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  ends.forEach((end) => end());
  expect(await Promise.all(under)).toEqual(Array(6).fill('tried'));
  await expect(amongFew(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  const after = attempt();
  ends.at(-1)!();
  expect(await after).toBe('tried');
});
