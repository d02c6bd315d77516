import type { Lang, Site, View } from '#platform/http';

/** A town that does not exist, for the tests of the design system. */
export const exampleSite: Site = {
  name: { ja: 'みどり野市 計画の台帳', en: 'Midorino City Plan Ledger' },
  tagline: { ja: '計画と事業費を、だれでも読める形で', en: 'The plan and its money, open to everyone' },
  sample: true,
  origin: 'https://ledger.example',
  languages: ['ja', 'en'],
  nav: [
    { path: '/', label: { ja: 'ホーム', en: 'Home' } },
    { path: '/plan', label: { ja: '計画', en: 'Plan' } },
    { path: '/plan/programmes', label: { ja: '事業', en: 'Programmes' } },
    { path: '/plan/departments', label: { ja: '担当部課', en: 'Departments' } },
    { path: '/plan/gaps', label: { ja: '書かれていないこと', en: 'Gaps' } },
    { path: '/data', label: { ja: 'オープンデータ', en: 'Open data' } },
  ],
  contact: {
    label: { ja: 'みどり野市 企画部 企画課', en: 'Planning Section, Midorino City' },
    lines: [{ ja: '電話 000-0000-0000（平日 8時30分から17時）', en: 'Phone 000-0000-0000 (weekdays 8:30–17:00)' }],
  },
  colours: {},
};

/** What a page is told of a request for `path` (with query, without language prefix). */
export function exampleView(lang: Lang, path: string, site: Site = exampleSite): View {
  const href = (to: string) => (lang === 'en' ? `/en${to === '/' ? '' : to}` : to);
  const url = new URL(href(path), site.origin);
  return { lang, path: path.replace(/\?.*/, ''), url, href, site, changedAt: new Date('2026-11-22T09:30:00Z') };
}
