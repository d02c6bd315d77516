import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { otherAddress } from './language.tsx';
import { Page } from './page.tsx';
import { pageNumbers } from './pagination.tsx';
import { assets, citySheet, css, icon, landscapeSheet, stylesheet } from './stylesheet.ts';
import { exampleSite, exampleView } from './view.fixture.ts';

const markup = (path: string, lang: 'ja' | 'en' = 'ja', site = exampleSite) =>
  renderToString(
    <Page view={exampleView(lang, path, site)} title="事業の一覧" crumbs={[{ href: '/plan', label: '計画' }]} jsonLd={{ name: '</script><script>alert(1)' }}>
      <p>本文</p>
    </Page>,
  );

describe('a page', () => {
  it('leads to the same page in the other language, conditions kept', () => {
    expect(otherAddress(exampleView('ja', '/plan/programmes?text=%E9%81%93&page=2'), 'en')).toBe('/en/plan/programmes?text=%E9%81%93&page=2');
    expect(otherAddress(exampleView('en', '/plan/programmes?page=2'), 'ja')).toBe('/plan/programmes?page=2');
    expect(otherAddress(exampleView('en', '/'), 'ja')).toBe('/');
    expect(otherAddress(exampleView('ja', '/'), 'en')).toBe('/en');
    expect(otherAddress(exampleView('ja', '/energy'), 'en')).toBe('/en/energy');
    expect(otherAddress(exampleView('en', '/energy'), 'ja')).toBe('/energy');
  });

  it('says on every page that a sample is a sample, and not otherwise', () => {
    expect(markup('/plan')).toContain('このサイトは見本です');
    expect(markup('/plan', 'ja', { ...exampleSite, sample: false })).not.toContain('このサイトは見本です');
  });

  it('offers no choice of language where the city has one', () => {
    expect(markup('/plan')).toContain('hreflang="en"');
    expect(markup('/plan', 'ja', { ...exampleSite, languages: ['ja'] })).not.toContain('hreflang');
  });

  it('marks the nearest entry of the navigation as the current one', () => {
    const current = (path: string) => [...markup(path).matchAll(/<a href="([^"]*)" aria-current="(\w+)">[^<]*<\/a><\/li>/g)].slice(0, 1).map(([, href, kind]) => [href, kind]);
    expect(current('/plan')).toEqual([['/plan', 'page']]);
    expect(current('/plan/programmes/road')).toEqual([['/plan/programmes', 'true']]);
    expect(current('/search')).toEqual([]);
  });

  it('lets no text close the data block, and holds neither inline script nor inline style', () => {
    const html = markup('/plan');
    expect(html).not.toContain('<script>alert');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/ style=|<style| on[a-z]+=/);
  });

  it('asks search engines to leave a sample alone', () => {
    expect(markup('/plan')).toContain('<meta name="robots" content="noindex"');
    expect(markup('/plan', 'ja', { ...exampleSite, sample: false })).not.toContain('noindex');
  });
});

describe('the numbers of pages', () => {
  it('name the first, the last and the neighbours, and fill a gap of one', () => {
    expect(pageNumbers(1, 3)).toEqual([1, 2, 3]);
    expect(pageNumbers(5, 6)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(pageNumbers(10, 20)).toEqual([1, null, 8, 9, 10, 11, 12, null, 20]);
    expect(pageNumbers(1, 20)).toEqual([1, 2, 3, null, 20]);
  });
});

describe('the style sheet', () => {
  it('weighs less than 12 kB on the wire, once for a visitor', async () => {
    const { gzipSync } = await import('node:zlib');
    expect(gzipSync(css()).length).toBeLessThan(12_000);
  });

  it('asks nothing of other sites', () => {
    expect(css()).not.toMatch(/url\(|@import/);
  });

  it('takes the colour of the city, with a darker and a paler shade of it', () => {
    const site = { ...exampleSite, colours: { primary: '#0055ad' } };
    expect(citySheet(site)?.body).toBe(':root{--hk-primary-strong:#003b79;--hk-primary-soft:#e8f0f8;--hk-link:#003b79;--hk-primary:#0055ad}');
    expect(assets(site)).toHaveLength(4);
    expect(assets(exampleSite)).toEqual([stylesheet, landscapeSheet, icon]);
  });

  it('refuses a colour that is more than a colour', () => {
    expect(() => citySheet({ ...exampleSite, colours: { primary: '#fff;}body{display:none' } })).toThrow('must be a name and #rrggbb');
  });
});
