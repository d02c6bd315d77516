import { expect, test } from 'vitest';
import { pageCache } from './cache.ts';
import { pack } from './compress.ts';

const page = (bytes: number) => pack(200, { 'content-type': 'text/html' }, new Uint8Array(bytes).fill(97));

test('memory stays under its bound, and what was asked for last stays', async () => {
  const cache = pageCache(100_000);
  for (let i = 0; i < 50; i++) {
    await cache.get(`${i}`, 'v', async () => page(8_000));
    await cache.get('0', 'v', async () => page(8_000));
    expect(cache.bytes).toBeLessThanOrEqual(100_000);
  }
  expect(cache.get('0', 'v', () => Promise.reject(new Error('made again')))).not.toBeInstanceOf(Promise);
  await expect(cache.get('1', 'v', () => Promise.reject(new Error('made again')))).rejects.toThrow('made again');
});

test('compressed twins count too, and one giant reply does not push everything out', async () => {
  const cache = pageCache(100_000);
  const kept = await cache.get('a', 'v', async () => page(8_000));
  const before = cache.bytes;
  await kept.variant('br');
  expect(cache.bytes).toBeGreaterThan(before);
  const size = cache.size;
  await cache.get('giant', 'v', async () => page(90_000));
  expect(cache.size).toBe(size);
});

test('a new version takes the place of the old one; a failed making is tried again', async () => {
  const cache = pageCache(100_000);
  await cache.get('a', '1', async () => page(1_000));
  const bytes = cache.bytes;
  await cache.get('a', '2', async () => page(1_000));
  expect([cache.size, cache.bytes]).toEqual([1, bytes]);
  await expect(cache.get('b', '1', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await cache.get('b', '1', async () => page(10))).status).toBe(200);
});
