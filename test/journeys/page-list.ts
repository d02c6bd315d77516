/** Every page of the site at least once: a sample address for each row that answers a browser, and states worth a look. */
import { assemble } from '#app';
import { townProfile } from '#town';

/** Samples for rows whose address has a blank to fill; for others, further states of the page. */
const samples: Record<string, string[]> = {
  '/plan/editions/:edition': ['/plan/editions/2012-2014', '/plan/editions/2013-2015'],
  '/plan/measures/:code': ['/plan/measures/協1-2', '/plan/measures/協2-2?edition=2012-2014'],
  '/plan/programmes/:slug': ['/plan/programmes/市民活動団体の活性化に向けた支援', '/plan/programmes/庁舎機能の整理統合についての検討', '/plan/programmes/出前講座の実施'],
  '/plan/departments/:id': ['/plan/departments/1'],
  '/plan/kinds/:kind': ['/plan/kinds/重点'],
  '/plan/programmes': ['/plan/programmes', '/plan/programmes?text=市民&year=2013&sort=total&order=desc', '/plan/programmes?text=ないことば'],
  '/plan/compare': ['/plan/compare', '/plan/compare?from=2013-2015&to=2013-2015'],
  '/search': ['/search', '/search?q=情報', '/search?q=ないことば'],
};

/** Files to take away stand among the rows, but a browser keeps them instead of showing them. */
const files = /\/(download|source|robots\.txt)$/;

/** @throws Error for a row with a blank that nobody gave a sample for, or a sample whose row has gone */
export function pageList(): string[] {
  const rows = assemble(townProfile).routes.filter((route) => route.method === 'GET' && (route.formats ?? ['html']).includes('html') && !files.test(route.path));
  const stale = Object.keys(samples).filter((path) => !rows.some((row) => row.path === path));
  if (stale.length > 0) throw new Error(`No row answers ${stale.join(', ')}; take the sample out of page-list.ts.`);
  return rows.flatMap(({ path }) => {
    const given = samples[path] ?? (path.includes(':') ? [] : [path]);
    if (given.length === 0) throw new Error(`Nobody walks over ${path}: give it a sample address in page-list.ts.`);
    return given;
  });
}
