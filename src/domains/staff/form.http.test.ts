import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { as, type Signed } from '#cast';
import { openTown, type Town } from '#town';
import { staffDomain } from '#wiring/staff';

let town: Town;
let administrator: Signed;
let params: Record<string, string[]>;
beforeAll(async () => {
  town = await openTown({ env: { HIRAKU_WRITES_PER_MINUTE: '0' } });
  administrator = await as(town, 'administrator');
  const member = await as(town, 'member');
  const { rows } = await sql<{ id: number }>`select id from staff.department order by id`.execute(town.db);
  params = { departments: [String(rows[0]!.id), '0', '999999999', '９'], members: [member.personId, 'x'], appointments: ['2', '-1'], delegations: ['1'], jobs: ['1', '9'.repeat(30)] };
});
afterAll(() => town?.close());

const odd = ['', ' ', '-1', '1', '2', '9999999999', 'NaN', '9999-12-31', '2199-12-31', '1873-01-01', '令和99年1月1日', '2026-02-30', '\'"><script>', '👩‍👩‍👧', 'a'.repeat(900), '%00', 'rename', 'end', 'administrator', 'panel', 'yes', 'member@takuno.example'];

/** Every form with the same odd word in all fields; then, unless `briefly`, ordinary words in each but one. */
function* fillings(names: string[], briefly: boolean): Generator<Record<string, string>> {
  for (const word of odd) yield Object.fromEntries(names.map((name) => [name, word]));
  if (briefly) return;
  const ordinary: Record<string, string> = { name: '係', email: 'a@takuno.example', role: 'member', department: '1', since: '2026-05-01', last: '', from: '2027-04-01', kind: 'rename', parent: '', successor: '', carry: '', why: '異動', reason: '出張', appointment: '1' };
  for (const name of names) for (const word of odd) yield { ...Object.fromEntries(names.map((each) => [each, ordinary[each] ?? ''])), [name]: word };
}

const rows = staffDomain([]).routes;

it.each(rows.filter(({ method }) => method === 'POST').map((row) => [row.path, row] as const))('%s takes any words without falling over', async (path, row) => {
  const addresses = path.includes(':') ? params[path.split('/')[2]!]!.map((id) => path.replace(/:\w+/, encodeURIComponent(id))) : [path];
  for (const [at, address] of addresses.entries())
    for (const fields of fillings(Object.keys(row.form?.shape ?? {}), at > 0)) {
      const { status } = await administrator.post(address, fields);
      if (status >= 500) throw new Error(`${address} ${JSON.stringify(fields)} answers ${status}`);
      // What one filling ended must not keep the next from being read.
      if (status < 400) await sql`update staff.appointment set ended_at = null where ended_at is not null`.execute(town.db);
    }
  expect((await administrator.ask('/staff')).status).toBe(200);
}, 120_000);

it.each(rows.filter(({ method, query }) => method === 'GET' && query).map((row) => [row.path, row] as const))('%s takes any question without falling over', async (path, row) => {
  const addresses = path.includes(':') ? params[path.split('/')[2]!]!.map((id) => path.replace(/:\w+/, encodeURIComponent(id))) : [path];
  for (const [at, address] of addresses.entries())
    for (const query of fillings(Object.keys(row.query!.shape), at > 0)) {
      const { status } = await administrator.ask(`${address}?${new URLSearchParams(query)}`);
      if (status >= 500) throw new Error(`${address} ${JSON.stringify(query)} answers ${status}`);
    }
  expect((await administrator.ask(path.replace(/:\w+/, params['departments']![0]!))).status).toBeLessThan(500);
}, 120_000);
