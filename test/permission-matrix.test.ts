/**
 * Who may call which row: what the rows declare as a table that is committed, and every cell of it tried over HTTP.
 * Renew after a meant change: UPDATE_EVIDENCE=1 npm test -- test/permission-matrix.test.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assemble } from '#app';
import { as, cast, nobody, type Kind, type Signed } from '#cast';
import type { NamedDepartment } from '#domains/staff';
import { whoText, type Permission, type Role, type Who } from '#platform/access';
import { projectRoot } from '#platform/config';
import type { Route } from '#platform/http';
import { openTown, townProfile, type Town } from '#town';
import { beginWithSample, callWithResult, mapWithVotes, sampled } from './sample-city.ts';

const { domains, routes } = assemble(townProfile);
const rows = routes.toSorted((one, other) => (`${one.path} ${one.method}` < `${other.path} ${other.method}` ? -1 : 1));

/** Everybody whom a permission can tell apart; `other`: of a department that does not answer for the record. */
const kinds = ['nobody', 'person', 'member', 'otherMember', 'head', 'otherHead', 'planning', 'records', 'auditor', 'administrator', 'panel'] as const;
type Column = (typeof kinds)[number];
const ofOther = (kind: Column): boolean => kind.startsWith('other');

/** What the row's declaration says of somebody, where the department of `member` and `head` answers for the record. */
function declared(who: Who, kind: Column): boolean {
  if (who === 'anyone') return true;
  if (kind === 'nobody') return false;
  if (who === 'person') return true;
  const role: Role | null = cast[kind].role;
  if (role === null) return false;
  if (who === 'staff') return role !== 'panel';
  return who.any.includes(role) || (!ofOther(kind) && who.answering.includes(role) && (kind === 'member' || kind === 'head'));
}

function matrix(): string {
  const legend = ['● may call the row, – may not. `other…`: of a department that does not answer for the record; member and head: of one that does.', '`fresh`: asks for a sign-in within the last ten minutes besides. `address`, `form`: the address or the form holds the proof. `secret`: no act is kept of it.', ''];
  const width = Math.max(...rows.map(({ path }) => path.length));
  const head = ['    ', ' '.repeat(width), ...kinds].join('  ');
  const lines = rows.map((row) => {
    const cells = kinds.map((kind) => (declared(row.who, kind) ? '●' : '–').padEnd(kind.length));
    const besides = [whoText(row.who), row.fresh && 'fresh', row.proof, row.secret && 'secret'].filter(Boolean).join('; ');
    return [row.method.padEnd(4), row.path.padEnd(width), ...cells, `${row.what} (${besides})`].join('  ');
  });
  return [...legend, head, ...lines, ''].join('\n');
}

test('the committed table says what the rows declare', () => {
  const file = join(projectRoot, 'test', 'permissions.txt');
  if (process.env['UPDATE_EVIDENCE']) writeFileSync(file, matrix());
  expect(readFileSync(file, 'utf8')).toBe(matrix());
});

/** Parameters without which an address is refused before anybody is asked who they are. */
const queries: Record<string, string> = { '/staff/money/previews/:sha256': '?name=table.csv' };

/** Rows on records of which the sample plan has none: there the walk shows only that nobody without a fitting role is let in. */
const withoutSample = new Set(['/staff/indicators/:id']);

/** Answers for nothing in the sample plan. */
const elsewhere: NamedDepartment = { bureau: '別の部', section: '別の課' };

describe('every row, tried over HTTP by every kind of person', () => {
  let town: Town;
  let own: NamedDepartment;
  let draft: { edition: string; row: string };

  beforeAll(async () => {
    town = await openTown({ env: { HIRAKU_WRITES_PER_MINUTE: '0' } });
    for (const domain of domains) await beginWithSample(domain, town.program);
    await town.program.runPendingJobs();
    own = await answeringFor('P0001');
    draft = await makeDraft();
    await callWithResult(town, own);
    await mapWithVotes(town, own);
  });
  afterAll(() => town.close());

  /** The department that answers for a programme of the sample plan. */
  async function answeringFor(number: string): Promise<NamedDepartment> {
    const { departmentsOf } = rows.find(({ path }) => path === '/staff/progress/:number/:period')!.who as Permission;
    const [id] = (await departmentsOf!(town.db, { number }))!;
    const { rows: found } = await sql<NamedDepartment>`
      select parent.name as bureau, own.name as section from staff.department_period own join staff.department_period parent on parent.department_id = own.parent_id
      where own.department_id = ${id}`.execute(town.db);
    return found[0]!;
  }

  async function makeDraft(): Promise<{ edition: string; row: string }> {
    const planning = await person('planning');
    const made = await planning.post('/staff/plan/drafts', { former: '2012-2014' });
    const path = made.headers.get('location')!;
    const grid = (await (await planning.ask(`${path}/grid?format=json`)).json()) as { rows: { row: string; number: string }[] };
    return { edition: decodeURIComponent(path.split('/').at(-1)!), row: String(grid.rows.find(({ number }) => number === 'P0001')!.row) };
  }

  async function person(kind: Column): Promise<Signed> {
    if (kind === 'nobody') return nobody(town);
    return as(town, kind as Kind, kind === 'member' || kind === 'head' ? own : ofOther(kind) ? elsewhere : undefined);
  }

  function paramsOf({ path }: Route): Record<string, string> {
    const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!);
    const known: Record<string, string> = path.startsWith('/staff/plan/drafts/') ? draft : {};
    return Object.fromEntries(names.map((name) => [name, known[name] ?? decodeURIComponent(sampled(/\/(consultations|opinion-maps)\//.test(path) ? `/consultations/:${name}` : `:${name}`).split('/').at(-1)!)]));
  }

  /** Whether the engine let them through: it neither refused for want of a right nor sent them to sign in. */
  async function letIn(row: Route, kind: Column, params: Record<string, string>): Promise<boolean> {
    const path = row.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name]!)) + (queries[row.path] ?? '');
    const who = await person(kind);
    const onlyJson = row.formats !== undefined && !row.formats.includes('html');
    const reply = row.method === 'GET' ? await who.ask(path, onlyJson ? { headers: { accept: '*/*' } } : {}) : onlyJson ? await who.postJson(path) : await who.post(path);
    // 503: a paper that is not made yet.
    if (reply.status >= 500 && reply.status !== 503) throw new Error(`${row.method} ${path} answers ${reply.status} to ${kind}`);
    if (row.method === 'GET' && reply.headers.get('location')?.startsWith('/sign-in?')) return false;
    if (reply.status !== 401 && reply.status !== 403) return true;
    const said = await reply.text();
    return !/このページを使う権限がありません|このページを使うには、サインインが必要です|大切な操作のため/.test(said);
  }

  test.each(rows.map((row) => [row.method, row.path, row] as const))('%s %s', async (_method, _path, row) => {
    const params = paramsOf(row);
    const departments = typeof row.who !== 'string' && row.who.departmentsOf ? await row.who.departmentsOf(town.db, params) : [];
    expect([row.path, departments === null && !withoutSample.has(row.path)]).toEqual([row.path, false]);
    const expected = kinds.map((kind) => [kind, declared(row.who, kind) || (departments === null && mayHold(row.who, kind))]);
    const found: unknown[] = [];
    for (const kind of kinds) found.push([kind, await letIn(row, kind, params)]);
    expect(found).toEqual(expected);
  });
});

/** Where there is no such record, whoever holds a fitting role is told so (404), in whatever department. */
function mayHold(who: Who, kind: Column): boolean {
  const role = kind === 'nobody' ? null : cast[kind].role;
  return typeof who !== 'string' && role !== null && who.answering.includes(role);
}
