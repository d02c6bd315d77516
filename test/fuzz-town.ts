/** The sample city with something of everything: a draft, reports, indicators, sheets, amounts, followers, departments to spare. */
import { sql } from 'kysely';
import { slotsOf, wholeAnswers } from '#fixtures/evaluation/town-evaluation';
import { openPeer } from '#fixtures/people/oidc-provider';
import { as, cast, nobody, type Kind, type Signed } from '#cast';
import type { Domain } from '#platform/domain';
import { departmentsOfProgramme } from '#domains/plan';
import { insertAppointment, insertDepartment, listAnsweringDepartments, listPosts, type NamedDepartment } from '#domains/staff';
import { inTransaction } from '#platform/database';
import type { Log } from '#platform/log';
import { openTown, type Town } from '#town';
import { openSite } from '../src/serve.ts';
import { fill, formsOf } from './fuzz-form.ts';
import { beginWithSample } from './sample-city.ts';
import { showMaps } from './shown-map.ts';
import { showCalls } from './shown-town.ts';

export interface FuzzTown extends Town {
  /** Faults that the site logged since the last look, with their stack. */
  faults: string[];
  /** Answers for the first programme of the sample. */
  own: NamedDepartment;
  /** Departments that may be renamed, moved and ended. */
  spare: number[];
  closePeer(): Promise<void>;
}

/** In a summer in which the sample plan is in force. */
export async function openFuzzTown(domains: readonly Domain[]): Promise<FuzzTown> {
  const peer = await openPeer('http://town.example', 'directory', {});
  const provider = { name: 'directory', label: { ja: '窓口', en: 'Desk' }, issuer: peer.issuer, clientId: 'hiraku', clientSecretEnv: 'SECRET_OF_DIRECTORY', for: 'staff', trustsEmail: true };
  const town = await openTown({ at: '2014-07-01T10:00:00+09:00', env: { HIRAKU_WRITES_PER_MINUTE: '0', HIRAKU_PASSWORDS: 'on', HIRAKU_OIDC: JSON.stringify([provider]), SECRET_OF_DIRECTORY: 'secret-of-directory' } });
  for (const domain of domains) await beginWithSample(domain, town.program);
  await town.program.runPendingJobs();
  const faults: string[] = [];
  const log = { ...town.program.log, error: (fault: object, message: string) => faults.push(`${message} ${JSON.stringify(fault)}`), info: () => undefined, warn: () => undefined, debug: () => undefined } as unknown as Log;
  const { server } = await openSite({ ...town.program, log }, town.profile, town.settings);
  const spare = await inTransaction(town.db, async (tx) => {
    const bureau = await insertDepartment(tx, { name: '予備部', parentId: null, since: '2014-04-01', position: 90 });
    return [bureau, await insertDepartment(tx, { name: '予備課', parentId: bureau, since: '2014-04-01', position: 0 }), await insertDepartment(tx, { name: '控え課', parentId: bureau, since: '2014-04-01', position: 1 })];
  });
  const own = await answeringFor(town, 'P0001');
  return { ...town, own, server, ask: async (path, init) => server.fetch(new Request(new URL(path, town.settings.origin), init)), faults, spare, closePeer: () => peer.close() };
}

async function answeringFor(town: Town, number: string): Promise<NamedDepartment> {
  const departmentIds = (await departmentsOfProgramme(town.db, { number }))!;
  const { rows } = await sql<NamedDepartment>`
    select parent.name as bureau, own.name as section from staff.department_period own join staff.department_period parent on parent.department_id = own.parent_id
    where own.department_id = ${departmentIds[0]}`.execute(town.db);
  return rows[0]!;
}

/** With a browser that keeps the cookies that it is given. */
export function keepingCookies(person: Signed): Signed {
  const jar = new Map(person.cookie.split('; ').map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  const ask: Signed['ask'] = async (path, init = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await person.ask(path, { ...init, headers: { ...(init.headers as Record<string, string>), cookie } });
    for (const line of reply.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === '') jar.delete(name!);
      else jar.set(name!, value!);
    }
    return reply;
  };
  const token = () => jar.get('hiraku-csrf') ?? '';
  return {
    ...person,
    ask,
    get csrf() {
      return token();
    },
    post: (path, fields = {}) => ask(path, { method: 'POST', body: new URLSearchParams({ ...(fields as Record<string, string>), csrf: token() }) }),
  };
}

/** Signed in as one of the cast, in office again where their office was ended. */
export async function inOffice(town: FuzzTown, kind: Kind | 'nobody'): Promise<Signed> {
  if (kind === 'nobody') return nobody(town);
  const place = kind === 'member' || kind === 'head' ? town.own : kind.startsWith('other') ? { bureau: '別の部', section: '別の課' } : undefined;
  const person = await as(town, kind, place);
  const { role } = cast[kind];
  if (role === null) return person;
  const posts = await listPosts(town.db, person.personId, town.clock.today());
  if (posts.some((post) => post.role === role)) return person;
  const department = place ?? cast[kind].department;
  const [departmentId] = department ? await listAnsweringDepartments(town.db, [department]) : [null];
  await inTransaction(town.db, (tx) => insertAppointment(tx, { personId: person.personId, role, departmentId: departmentId ?? null, since: town.clock.today() }, town.clock.now()));
  return as(town, kind, place);
}

/** Whatever the town does by its own forms. `meet` is told where each leads. @returns statuses, for whoever wonders what was taken */
export async function fillTown(town: FuzzTown, meet: (address: string) => void): Promise<Record<string, number>> {
  const taken: Record<string, number> = {};
  /** Sends the page's own form with these fields in place of its own. */
  const send = async (kind: Kind, page: string, fields: Record<string, string | string[]> = {}, path = page) => {
    const who = await inOffice(town, kind);
    const form = formsOf(await (await who.ask(page)).text()).find(({ action }) => action === path);
    const reply = await who.post(path, { ...(form && fill(form, () => 0)), ...fields, csrf: who.csrf });
    taken[`${kind} ${path}`] = reply.status;
    const location = reply.headers.get('location') ?? page;
    meet(location);
    return location;
  };
  for (const kind of Object.keys(cast) as Kind[]) await inOffice(town, kind);
  await send('planning', '/staff/plan/drafts', { former: '2012-2014' });
  for (const number of ['P0001', 'P0002']) await send('planning', `/staff/progress/${number}/2013-2`, { state: 'behind', done: '窓口を開いた', next: '続ける', 'link_label[]': [], 'link_url[]': [] });
  await send('planning', '/staff/progress/P0001/2013-2', { revision: '1', reason: '' }, '/staff/progress/P0001/2013-2/publication');
  const indicator = { revision: '0', kind: 'output', name: '件数', unit: '件', direction: 'more', baseline_value: '100', baseline_year: '2011', source: '作業記録', source_key: '', ended: '', 'year[]': ['2012', '2013', '2014'], 'target[]': ['110', '120', '130'], 'actual[]': ['108', '', ''] };
  const measure = encodeURIComponent('協1-1');
  await send('planning', '/staff/indicators/programmes/P0001/new', indicator);
  await send('planning', `/staff/indicators/measures/${measure}/new`, { ...indicator, kind: 'outcome' });
  const preview = await send('planning', '/staff/money/uploads/new', { pasted: '事業名,年度,区分,補正号数,計,国庫支出金,一般財源\n情報公開の推進,2013,当初予算,,10000,2000,8000' }, '/staff/money/uploads');
  await send('planning', preview, {}, '/staff/money/imports');
  for (const sheet of ['/staff/evaluations/2013/programmes/P0001', `/staff/evaluations/2013/measures/${measure}`]) {
    await send('member', sheet, { ...slotsOf(wholeAnswers), next: 'submit' });
    await send('head', sheet, {}, `${sheet}/confirmation`);
    await send('planning', sheet, {}, `${sheet}/publication`);
  }
  await send('head', '/staff/delegations/new', { email: 'member@takuno.example', since: '2014-07-02', last: '2014-07-09', reason: '出張' }, '/staff/delegations');
  await send('administrator', '/staff/members/new', { name: '新人 太郎', email: 'new@takuno.example', role: 'member', department: String(town.spare[1]), since: '2014-07-01', last: '' }, '/staff/members');
  await sql`insert into people.passkey (id, person_id, credential_id, public_key, counter, transports, name, added_at) select gen_random_uuid(), id, id::text, '\\x00', 0, '{}', '鍵', now() from people.person`.execute(town.owner);
  await sql`select graphile_worker.add_job('town.letter', '{}'::json, max_attempts := 1)`.execute(town.owner);
  await sql`update graphile_worker._private_jobs set attempts = 1 where task_id = (select id from graphile_worker._private_tasks where identifier = 'town.letter')`.execute(town.owner);
  await showCalls({ town, year: 2014, department: town.own, programme: 'P0001' });
  await showMaps({ town, year: 2014, department: town.own, programme: 'P0001' });
  await send('planning', '/staff/readings', { word: '柳沢', reading: 'やぎさわ' });
  await send('planning', '/staff/consultations/wordings', { new_title: 'お礼', new_text: 'ご意見をありがとうございます。' });
  const calls = ['/staff/consultations/2014-2', '/staff/consultations/2014-3', '/consultations/2014-1/result', '/api/v1/consultations/2014-1/result', '/consultations/2014-3/opinions/new', '/consultations/2014-1/documents/d1'];
  const lists = ['/consultations', '/consultations/results', '/staff/consultations', '/staff/readings/1', '/staff/consultations/wordings/1', '/staff/consultations/2014-2/units', '/staff/consultations/2014-2/split', '/staff/consultations/2014-2/suggestions'];
  const [map, work] = ['/opinion-maps/2014-2', '/staff/opinion-maps/2014-2'];
  const maps = [...['', '/part', '/part/statement', '/mine', '/return', '/result', '/statements', '/place', '/moderation'].map((page) => map + page), '/opinion-maps/2014-1/report', '/opinion-maps'];
  const mapWork = [...['', '/queue', '/queue/ten', '/queue/16', '/flow', '/participants', '/seeds', '/invitations', '/changes'].map((page) => work + page), '/staff/opinion-maps/2014-3', '/staff/opinion-maps/2014-3/edit', '/staff/opinion-maps/2014-3/seeds/1', '/staff/opinion-maps/2014-1/afterword'];
  for (const address of [...calls, ...lists, ...maps, ...mapWork]) meet(address);
  await town.program.runPendingJobs();
  return taken;
}

/** Letters with links to use, each to an address of its own. */
export async function orderLetters(town: FuzzTown, stranger: Signed, person: Signed, count: number): Promise<void> {
  await stranger.post('/sign-in', { email: `fuzz${count}@resident.example`, next: '/me' });
  await stranger.post('/follow/requests', { about: 'programme:P0001', email: `follower${count}@resident.example`, rhythm: 'daily' });
  await person.post('/me/email', { email: `moved${count}@resident.example` });
  await town.program.runPendingJobs();
}

/** Every row of the domains' tables, as a number that a change of anything changes; without what a read may leave behind. */
export async function countEverything(town: FuzzTown): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker') order by 1`.execute(town.owner);
  const counted = tables.map(({ name }) => name).filter((name) => !leftByReads.has(name));
  const { rows } = await sql.raw<{ name: string; kept: string }>(counted.map((name) => `select '${name}' as name, count(*) || '/' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as kept from ${name} t`).join(' union all ')).execute(town.owner);
  return Object.fromEntries(rows.map(({ name, kept }) => [name, kept]));
}

/** The audit record, when a session was last used, and a way begun to a provider of identities. */
const leftByReads = new Set(['record.act', 'record.waiting', 'people.session', 'people.oidc_request']);
