import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugFor } from './slug.ts';

describe('the address of a programme', () => {
  it.each([
    ['市民まつり実行委員会への支援', '市民まつり実行委員会への支援'],
    ['ICTを活用した 市民参加手法の充実', 'ICTを活用した市民参加手法の充実'],
    ['道路/橋?の点検（第2期）#1', '道路橋の点検第2期1'],
    ['<script>', 'script'],
    ['...', 'programme-p0007'],
    ['\u202E\u200B', 'programme-p0007'],
    ['P0001', 'P0001-p0007'],
  ])('%s becomes %s', (name, slug) => {
    expect(slugFor(name, 'P0007', new Set())).toBe(slug);
  });

  it('counts on where the name is taken', () => {
    expect(slugFor('公園', 'P0003', new Set(['公園', '公園-2']))).toBe('公園-3');
  });

  it('survives being written into an address and read back, whatever the name is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (name, taken) => {
        const slug = slugFor(name, 'P0007', new Set(taken));
        const { pathname } = new URL(`/plan/programmes/${encodeURIComponent(slug)}`, 'http://town.example');
        expect(decodeURIComponent(pathname)).toBe(`/plan/programmes/${slug}`);
        expect(taken).not.toContain(slug);
        expect(slug).not.toMatch(/^P\d+$/i);
        expect(slug.length).toBeGreaterThan(0);
      }),
    );
  });
});
