import { describe, expect, test } from 'vitest';
import { addressReader, rate } from './rate.ts';

const asked = (limit: ReturnType<typeof rate>, address: string, kind: 'read' | 'write' = 'read') => {
  try {
    limit.take(address, kind);
    return 'taken';
  } catch (refusal) {
    return (refusal as { headers: Record<string, string> }).headers['retry-after'];
  }
};

describe('a bucket for each address', () => {
  test('holds a minute’s worth, then fills evenly and tells how long to wait', () => {
    let now = 0;
    const limit = rate({ read: 6, write: 1 }, () => now);
    expect(Array.from({ length: 7 }, () => asked(limit, '192.0.2.1'))).toEqual([...Array<string>(6).fill('taken'), '10']);
    now = 10_000;
    expect([asked(limit, '192.0.2.1'), asked(limit, '192.0.2.1')]).toEqual(['taken', '10']);
    expect([asked(limit, '192.0.2.1', 'write'), asked(limit, '192.0.2.1', 'write'), asked(limit, '192.0.2.9', 'write')]).toEqual(['taken', '60', 'taken']);
  });

  test('one household of IPv6 is one address, and IPv4 in IPv6 clothes is itself', () => {
    const limit = rate({ read: 1, write: 1 }, () => 0);
    expect([asked(limit, '2001:db8:1:2::5'), asked(limit, '2001:db8:1:2:ffff::1'), asked(limit, '2001:db8:1:3::5')]).toEqual(['taken', '60', 'taken']);
    expect([asked(limit, '::ffff:192.0.2.1'), asked(limit, '192.0.2.1')]).toEqual(['taken', '60']);
  });

  test('zero means no limit, and memory stays bounded', () => {
    const free = rate({ read: 0, write: 0 });
    expect(Array.from({ length: 100 }, () => asked(free, 'x')).every((each) => each === 'taken')).toBe(true);
    const limit = rate({ read: 1, write: 1 }, () => 0);
    for (let i = 0; i < 30_000; i++) asked(limit, `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`);
    expect(asked(limit, '10.0.0.0')).toBe('taken');
  });
});

describe('the address behind proxies', () => {
  test('is believed only from the city’s own proxies, from the nearest hop outwards', () => {
    const read = addressReader(['127.0.0.1', '10.0.0.0/8']);
    expect(read('192.0.2.1', '203.0.113.5')).toBe('192.0.2.1');
    expect(read('127.0.0.1', '203.0.113.5')).toBe('203.0.113.5');
    expect(read('::ffff:127.0.0.1', 'forged, 198.51.100.7, 203.0.113.5, 10.1.2.3')).toBe('203.0.113.5');
    expect(read('127.0.0.1', 'nonsense')).toBe('127.0.0.1');
    expect(addressReader([])('127.0.0.1', '203.0.113.5')).toBe('127.0.0.1');
  });

  test('a proxy that is no address stops the start', () => {
    expect(() => addressReader(['proxy.example'])).toThrow('proxy.example');
  });
});
