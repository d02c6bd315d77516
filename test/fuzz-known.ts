/** What is known of a town from its pages and letters: addresses that lead somewhere, and forms as a browser would send them. */
import { addressBook } from '#platform/address';
import type { Permission, Who } from '#platform/access';
import type { Route } from '#platform/http';
import { listLetters, mailFolder } from '#platform/mail-folder';
import { cast, type Kind, type Signed } from '#cast';
import { formsOf, inJapanese, linksOf } from './fuzz-form.ts';
import { inOffice, keepingCookies, type FuzzTown } from './fuzz-town.ts';

export type Asker = Kind | 'nobody';
const askers: Asker[] = ['nobody', 'person', ...(Object.keys(cast) as Kind[]).filter((kind) => kind !== 'person')];

/** A form stands on a page, which its asker opens anew. */
interface FormPlace {
  asker: Asker;
  page: string;
  /** Which of the page's forms of this row. */
  action: string;
}

export interface Known {
  addresses(row: Route): string[];
  /** Paths of a row, one for each record that is known. */
  paths(row: Route): string[];
  forms(row: Route): FormPlace[];
  /** An address that somebody was led to. */
  meet(address: string): void;
  /** A form whose page is gone. */
  drop(row: Route, place: FormPlace): void;
  /** Reads links and forms of a page. */
  learn(asker: Asker, page: string, html: string): void;
  learnLetters(): Promise<void>;
  /** Opens page after page that nobody opened yet, as everybody who may; `within`: only pages of these rows. */
  walk(within?: (row: Route) => boolean): Promise<void>;
  /** Opens again the pages above a row, where its forms stand. */
  refresh(row: Route): Promise<void>;
  as(asker: Asker): Promise<Signed>;
  forget(asker: Asker): void;
}

export const rowName = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`;
const addressesMost = 10;

/** Addresses for programs, and those that ask for more than a path. */
const unlinked = ['/log/tile/0/000.p/1', '/log/tile/entries/000.p/1', '/log/consistency?from=0', '/api/v1/editions/2012-2014', '/api/v1/programmes/P0001', '/staff/indicators/new?subject=P0001', '/sign-in/with/directory', '/plan/editions/2012-2014/source'];

/** Those whom the row lets in, where the first programme's department answers. */
export function mayCall(who: Who): Asker[] {
  return askers.filter((asker) => who === 'anyone' || (asker !== 'nobody' && (who === 'person' || mayAs(who, asker))));
}

function mayAs(who: 'staff' | Permission, kind: Kind): boolean {
  const role = cast[kind].role;
  if (role === null) return false;
  if (who === 'staff') return role !== 'panel';
  return who.any.includes(role) || (who.answering.includes(role) && !kind.startsWith('other'));
}

const pathOf = (address: string): string => address.split('?')[0]!;

export function knownOf(town: FuzzTown, routes: readonly Route[]): Known {
  const book = addressBook([...routes]);
  const addresses = new Map<string, string[]>();
  const forms = new Map<string, FormPlace[]>();
  const people = new Map<Asker, Promise<Signed>>();
  const as = (asker: Asker): Promise<Signed> => people.get(asker) ?? people.set(asker, inOffice(town, asker).then(keepingCookies)).get(asker)!;
  const waiting: { row: Route; address: string }[] = [];

  /** What everybody's office hangs on stays as it is. */
  function mayBreak(path: string, { method }: Route): boolean {
    const id = method === 'POST' ? /^\/staff\/departments\/(\d+)\//.exec(path)?.[1] : undefined;
    return id === undefined || town.spare.includes(Number(id));
  }

  function meet(address: string): void {
    const found = book.find(pathOf(address))?.address.rows.GET;
    if (!found) return;
    const met = addresses.get(rowName(found)) ?? [];
    if (met.includes(address)) return;
    addresses.set(rowName(found), [...met, address].slice(-addressesMost));
    waiting.push({ row: found, address });
  }

  function learn(asker: Asker, page: string, html: string): void {
    for (const href of linksOf(html)) meet(href);
    for (const { method, action } of formsOf(html)) {
      const row = method === 'post' ? book.find(pathOf(action))?.address.rows.POST : undefined;
      if (!row) continue;
      const met = (forms.get(rowName(row)) ?? []).filter((place) => place.asker !== asker || place.action !== action);
      forms.set(rowName(row), [...met, { asker, page: inJapanese(page), action }].slice(-addressesMost));
    }
  }

  async function walk(within: (row: Route) => boolean = () => true): Promise<void> {
    const visits = new Map<string, number>();
    for (const id of town.spare) for (const page of ['', '/change?kind=rename', '/change?kind=end&from=2014-10-01&preview=yes']) meet(`/staff/departments/${id}${page}`);
    for (const page of unlinked) meet(page);
    for (const { path, method } of routes) if (method === 'GET' && !path.includes(':')) meet(path);
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const visited = visits.get(next.row.path) ?? 0;
      if (visited >= 4 || !within(next.row) || /^(\/assets|\/styleguide|\/sign-in\/with)/.test(next.row.path)) continue;
      visits.set(next.row.path, visited + 1);
      const may = mayCall(next.row.who);
      // Everybody sees the same where a page is kept; each role its own elsewhere.
      for (const asker of next.row.who === 'anyone' ? [next.row.reads ? ('nobody' as const) : may[visited]!] : may) {
        await visit(asker, next.address);
      }
    }
  }

  async function visit(asker: Asker, address: string): Promise<void> {
    const reply = await (await as(asker)).ask(address);
    if (reply.status === 200 && reply.headers.get('content-type')?.startsWith('text/html')) learn(asker, address, await reply.text());
  }

  async function refresh(row: Route): Promise<void> {
    for (const above of routes.filter(({ method, path }) => method === 'GET' && path !== '/' && (row.path === path || row.path.startsWith(`${path}/`))).slice(-2)) {
      for (const address of (addresses.get(rowName(above)) ?? []).slice(-2)) for (const asker of mayCall(above.who).filter((one) => mayCall(row.who).includes(one)).slice(0, 3)) await visit(asker, address);
    }
  }

  /** Where no page leads to a row: its parameters as other rows have them. */
  function guessed({ path }: Route): string[] {
    const values = (name: string) => [...new Set([...addresses.values()].flat().flatMap((address) => book.find(pathOf(address))?.params[name] ?? []))];
    return [0, 1, 2].map((nth) => path.replace(/:(\w+)\*?/g, (_, name: string) => encodeURIComponent(values(name)[nth] ?? 'none')));
  }

  return {
    paths(row) {
      const met = [...(addresses.get(`GET ${row.path}`) ?? []).map(pathOf), ...(forms.get(rowName(row)) ?? []).map(({ action }) => pathOf(action))];
      return [...new Set(met.length > 0 ? met : guessed(row))].filter((path) => mayBreak(path, row));
    },
    addresses: (row) => addresses.get(rowName(row)) ?? [],
    forms: (row) => (forms.get(rowName(row)) ?? []).filter(({ action }) => mayBreak(action, row)),
    meet,
    drop: (row, place) => forms.set(rowName(row), (forms.get(rowName(row)) ?? []).filter((one) => one !== place)),
    learn,
    async learnLetters() {
      for (const { text } of (await listLetters(mailFolder(town.settings.dataFolder))).slice(0, 12)) for (const [, path] of text.matchAll(/https?:\/\/[^/\s]+(\/\S+)/g)) meet(inJapanese(path!));
    },
    walk,
    refresh,
    as,
    forget: (asker) => people.delete(asker),
  };
}
