/** Every page of the site at least once: each row that answers a browser, who looks at it, and states of it that are worth a look. */
import { assemble } from '#app';
import type { Role, Who } from '#platform/access';
import { townProfile } from '#town';
import type { LivedInTown, Visit } from '../lived-in-town.ts';

/** States of pages that the lived-in town need not say: their addresses are the same in every town with these books. */
const samples: Record<string, Visit[]> = {
  '/plan/editions/:edition': [{ path: '/plan/editions/2012-2014' }, { path: '/plan/editions/2013-2015' }],
  '/plan/kinds/:kind': [{ path: '/plan/kinds/重点' }],
  '/plan/programmes': [{ path: '/plan/programmes' }, { path: '/plan/programmes?text=市民&year=2013&sort=total&order=desc' }, { path: '/plan/programmes?text=ないことば' }, { path: '/plan/programmes?page=abc', status: 400 }],
  '/plan/compare': [{ path: '/plan/compare' }, { path: '/plan/compare?from=2013-2015&to=2013-2015' }],
  '/search': [{ path: '/search' }, { path: '/search?q=情報' }, { path: '/search?q=ないことば' }],
  // The form asks which; without an answer the page can only say so.
  '/staff/indicators/new': [{ path: '/staff/indicators/new', status: 400 }],
  // A provider is another house: here its pages can only say that there is none.
  '/sign-in/with/:provider': [{ path: '/sign-in/with/nobody', status: 404 }],
  '/sign-in/with/:provider/callback': [{ path: '/sign-in/with/nobody/callback?code=1&state=1', status: 404 }],
};

/** Files to take away stand among the rows, but a browser keeps them instead of showing them. */
const files = /\/(download|source|robots\.txt|file|[\w-]+\.pdf)$/;

export interface WalkedRow {
  path: string;
  who: Who;
}

/** @throws Error for a sample whose row has gone */
export function walkedRows(): WalkedRow[] {
  const rows = assemble(townProfile).routes.filter((route) => route.method === 'GET' && (route.formats ?? ['html']).includes('html') && !files.test(route.path));
  const stale = Object.keys(samples).filter((path) => !rows.some((row) => row.path === path));
  if (stale.length > 0) throw new Error(`No row answers ${stale.join(', ')}; take the sample out of page-list.ts.`);
  return rows.map(({ path, who }) => ({ path, who }));
}

/** @throws Error for a row with a blank that nobody gave a sample for */
export function visitsOf({ path }: Pick<WalkedRow, 'path'>, town: Pick<LivedInTown, 'visits'>): Visit[] {
  const given = town.visits[path] ?? samples[path] ?? (path.includes(':') ? [] : [{ path }]);
  if (given.length === 0) throw new Error(`Nobody walks over ${path}: give it a sample in lived-in-town.ts.`);
  return given;
}

/** Samples of the town whose row has gone. */
export function strayVisits(town: Pick<LivedInTown, 'visits'>): string[] {
  const rows = walkedRows();
  return Object.keys(town.visits).filter((path) => !rows.some((row) => row.path === path));
}

/** Cookie header of whoever looks; empty for anyone. */
export function cookieFor(visit: Visit, who: Who, cookies: LivedInTown['cookies']): string {
  if (visit.cookie !== undefined) return visit.cookie;
  if (visit.as !== undefined) return cookies[visit.as as keyof typeof cookies];
  if (who === 'anyone') return '';
  if (who === 'person') return cookies.person;
  const role: Role = who === 'staff' ? 'member' : [...who.answering, ...who.any][0]!;
  return cookies[role];
}
