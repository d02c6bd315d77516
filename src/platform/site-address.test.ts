import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepSiteAddress, readCommandSettings } from './site-address.ts';

describe('the address that a command works under', () => {
  let folder = '';
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'site-address-'))));
  afterEach(() => rm(folder, { recursive: true }));

  test('is the default one where no site was served yet', () => {
    expect(readCommandSettings({ HIRAKU_DATA: folder }).origin).toBe('http://localhost:3000');
  });

  test('is the one that the site was last served under, so that links lead there and the record keeps its name', async () => {
    await keepSiteAddress({ dataFolder: folder, origin: 'https://plan.example.jp' });
    expect(readCommandSettings({ HIRAKU_DATA: folder }).origin).toBe('https://plan.example.jp');
    await keepSiteAddress({ dataFolder: folder, origin: 'http://localhost:4300' });
    expect(readCommandSettings({ HIRAKU_DATA: folder, HIRAKU_ORIGIN: ' ' }).origin).toBe('http://localhost:4300');
  });

  test('is the given one where one is given', () => {
    expect(readCommandSettings({ HIRAKU_DATA: folder, HIRAKU_ORIGIN: 'https://other.example.jp' }).origin).toBe('https://other.example.jp');
    expect(readCommandSettings({ HIRAKU_DATA: folder, PORT: '4301' }).origin).toBe('http://localhost:4301');
  });
});
