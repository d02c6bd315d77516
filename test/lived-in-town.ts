/**
 * 拓野市 after a year of work with the sample book: its departments have written, evaluated and published, the next edition is being
 * made, people follow and are told. Everything happened over HTTP, as somebody at a desk would do it. For walks over every page.
 */
import { listProgrammesInForce, type ProgrammeInForce } from '#domains/plan';
import { fieldsOf, type EvaluationForm } from '../src/domains/evaluation/form.ts';
import { shippedForms } from '../src/domains/evaluation/shipped-form.store.ts';
import { confirm, hiddenOf, write } from '#fixtures/evaluation/town-evaluation';
import { bring } from '#fixtures/plan/town-plan';
import { townBook } from '#fixtures/plan/town-book';
import { as, type Kind, type Signed } from '#cast';
import { inTransaction } from '#platform/database';
import { sql } from 'kysely';
import { insertPasskey } from '../src/domains/people/passkey.store.ts';
import { growLog } from '../src/domains/record/growth.store.ts';
import { lettersTo, signInByLink, visitor, type Visitor } from '#fixtures/people/visitor';
import { openInvitation } from '../src/domains/people/invitation.store.ts';
import { writeDigests } from '../src/domains/follow/digest.store.ts';
import { callVisits } from './lived-in-call.ts';
import { mapVisits } from './lived-in-map.ts';
import { type JourneyTown, openJourneyTown } from './journeys/journey-town.ts';
import type { Town } from '#town';

/** The fiscal year whose accounts were closed last; the town's clock stands in the summer after it. */
const year = 2013;
const now = '2014-07-01T10:00:00+09:00';
/** Its page shows everything that a page of a programme can show. */
const wholeName = '市民活動団体の活性化に向けた支援';
const staff = ['member', 'head', 'otherMember', 'planning', 'panel', 'records', 'auditor', 'administrator'] as const satisfies Kind[];

export interface Visit {
  path: string;
  /** Who looks; the least of those whom the row admits when nobody is named. */
  as?: Kind;
  /** The Cookie header of a browser of its own, where the page is for that browser. */
  cookie?: string;
  status?: number;
  /** Where a page may weigh more than others. */
  bytesMax?: number;
}

export interface LivedInTown extends JourneyTown {
  /** Cookie headers of everybody who is signed in. */
  cookies: Record<(typeof staff)[number] | 'person', string>;
  /** Addresses that hold something, by the path of their row. */
  visits: Record<string, Visit[]>;
}

type People = Record<(typeof staff)[number], Signed>;

export async function openLivedInTown(): Promise<LivedInTown> {
  const journey = await openJourneyTown('two', { at: now, env: { HIRAKU_PASSWORDS: 'on', HIRAKU_WRITES_PER_MINUTE: '0' } });
  const { town } = journey;
  const programmes = await listProgrammesInForce(town.db);
  const whole = programmes.find(({ name }) => name === wholeName)!;
  const people = await beginWork(town, whole);
  const money = await settle(people, programmes);
  await measure(people, whole);
  await report(people, programmes, whole);
  const evaluated = await evaluate(town, people, programmes, whole);
  const reform = await bringReform(town, people);
  const draft = await beginDraft(people, whole);
  const staffed = await organise(town, people);
  const called = { ...(await callVisits(town, people, whole)), ...(await mapVisits(town, people, whole)) };
  const own = await live(town, whole);
  await must(people.planning.post('/staff/readings', { word: '拓野', reading: 'たくの' }), 'a reading');
  await growLog(town.db, 'public', town.program);
  const cookies = { ...Object.fromEntries(staff.map((kind) => [kind, people[kind].cookie])), person: own.cookie } as LivedInTown['cookies'];
  return { ...journey, cookies, visits: { ...money, ...(await indicatorVisits(town)), ...evaluated, ...reform, ...draft, ...staffed, ...called, ...own.visits, ...progressVisits(programmes, whole), ...(await actVisits(town)), '/staff/readings/:id': [{ path: `/staff/readings/${await readingOf(town)}`, as: 'planning' }] } };
}

async function must(reply: Promise<Response>, what: string): Promise<Response> {
  const answered = await reply;
  if (answered.status === 303) return answered;
  const said = (await answered.text()).replace(/^[\s\S]*<main/, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  throw new Error(`${what} answered ${answered.status}: ${said.slice(0, 600)}`);
}

/** Those who answer for the programme whose page shall show everything, and the rest of the town hall. */
async function beginWork(town: Town, whole: ProgrammeInForce): Promise<People> {
  const department = whole.departments[0]!;
  const people: Partial<People> = {};
  for (const kind of staff) people[kind] = await as(town, kind, kind === 'member' || kind === 'head' ? department : undefined);
  return people as People;
}

async function settle({ planning }: People, programmes: ProgrammeInForce[]): Promise<LivedInTown['visits']> {
  const once = programmes.filter(({ name }) => programmes.filter((other) => other.name === name).length === 1);
  const rows = once.slice(0, 12).flatMap(({ name }, index) => {
    const sum = 3_000 + index * 1_250;
    return [`${name},${year},当初予算,,${sum},${index * 100},${sum - index * 100}`, `${name},${year},補正予算,1,${index * 50},,`, `${name},${year},決算,,${sum - 180},,`];
  });
  rows.push(...once.filter(({ name }) => name === wholeName).flatMap(({ name }) => [`${name},${year},当初予算,,4500,1500,3000`, `${name},${year},決算,,4210,,`, `${name},${year + 1},当初予算,,4800,1500,3300`]));
  const send = async (lines: string[]) => (await must(planning.post('/staff/money/uploads', { file: new File([['事業名,年度,区分,補正号数,計,国庫支出金,一般財源', ...lines].join('\n')], '決算.csv') }), 'a table of amounts')).headers.get('location')!;
  const preview = await send([...new Set(rows), `どこにもない事業,${year},決算,,1,,`]);
  const html = await (await planning.ask(preview)).text();
  const fields = Object.fromEntries(['sha256', 'name', 'seen'].map((name) => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '']));
  const done = await must(planning.post('/staff/money/imports', fields), 'an import of amounts');
  const changed = await send([`${wholeName},${year},決算,,4205,,`]);
  return {
    '/staff/money': [{ path: '/staff/money' }, { path: '/staff/money', as: 'planning' }],
    '/staff/money/previews/:sha256': [{ path: preview, as: 'planning' }, { path: changed, as: 'planning' }],
    '/staff/money/imports/:id': [{ path: done.headers.get('location')! }],
    '/plan/money': [{ path: `/plan/money?year=${year}` }],
  };
}

async function measure({ member, planning }: People, whole: ProgrammeInForce): Promise<void> {
  const years = { 'year[]': ['2012', '2013', '2014', '2015'], 'target[]': ['110', '120', '130', '140'], 'actual[]': ['108', '124', '', ''] };
  const of = `/staff/indicators/programmes/${whole.number}/new`;
  const shared = { ...years, baseline_value: '100', baseline_year: '2011', source_key: '', ended: '' };
  await must(member.post(of, { ...shared, kind: 'output', name: '支援した団体', unit: '団体', direction: 'more', source: '支援センターの記録' }), 'an indicator');
  await must(member.post(of, { ...shared, kind: 'outcome', name: '解散した団体', unit: '団体', direction: 'less', source: '登録台帳', 'target[]': ['9', '8', '7', '6'], 'actual[]': ['12', '8', '', ''], baseline_value: '10' }), 'an indicator');
  await must(planning.post(`/staff/indicators/measures/${encodeURIComponent(whole.measure.code)}/new`, { ...shared, kind: 'outcome', name: '活動に加わっている市民の割合', unit: '％', direction: 'more', source: '市民意識調査' }), 'an indicator of a measure');
}

async function indicatorVisits(town: Town): Promise<LivedInTown['visits']> {
  const { rows } = await sql<{ id: number; code: string | null; programme: string | null }>`select id, measure_code as code, programme_number as programme from indicator.indicator order by id`.execute(town.db);
  const [one] = rows;
  const code = rows.find(({ code: given }) => given !== null)!.code!;
  return {
    '/plan/indicators': [{ path: '/plan/indicators' }, { path: `/plan/indicators?year=${year}` }],
    '/plan/indicators/:id': rows.slice(0, 2).map(({ id }) => ({ path: `/plan/indicators/${id}` })),
    '/staff/indicators/:id': [{ path: `/staff/indicators/${one!.id}`, as: 'member' }],
    '/staff/indicators/programmes/:number/new': [{ path: `/staff/indicators/programmes/${one!.programme}/new`, as: 'member' }],
    '/staff/indicators/measures/:code/new': [{ path: `/staff/indicators/measures/${encodeURIComponent(code)}/new`, as: 'planning' }],
  };
}

const revisionIn = (html: string): string => /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '0';

async function report({ planning, member, head }: People, programmes: ProgrammeInForce[], whole: ProgrammeInForce): Promise<void> {
  const states = ['on-track', 'behind', 'done', 'on-track', 'stopped'];
  const others = programmes.filter(({ number }) => number !== whole.number).slice(0, 9);
  const write = async (who: Signed, number: string, period: string, state: string, publisher: Signed | null) => {
    const path = `/staff/progress/${number}/${period}`;
    const written = { state, done: '説明会を3回開き、延べ86人が参加した。\n要望は12件あった。', next: '要望をもとに、9月までに案をまとめる。', 'link_label[]': ['説明会の記録'], 'link_url[]': ['https://city.example/briefing'] };
    await must(who.post(path, { ...written, revision: revisionIn(await (await who.ask(path)).text()) }), path);
    if (publisher) await must(publisher.post(`${path}/publication`, { revision: revisionIn(await (await publisher.ask(path)).text()), reason: '数値の訂正' }), `${path}/publication`);
  };
  for (const [index, { number }] of others.entries()) await write(planning, number, `${year}-2`, states[index % states.length]!, index < 7 ? planning : null);
  await write(member, whole.number, `${year}-1`, 'behind', head);
  await write(member, whole.number, `${year}-2`, 'on-track', head);
  await write(member, whole.number, `${year}-2`, 'done', head);
}

function progressVisits(programmes: ProgrammeInForce[], whole: ProgrammeInForce): LivedInTown['visits'] {
  const unwritten = programmes.filter(({ number }) => number !== whole.number)[8]!;
  return {
    '/plan/progress': [{ path: '/plan/progress' }, { path: `/plan/progress?period=${year}-1` }],
    '/plan/progress/:number/:period': [{ path: `/plan/progress/${whole.number}/${year}-2` }],
    '/staff/progress': [{ path: '/staff/progress', as: 'planning' }, { path: '/staff/progress', as: 'member' }],
    '/staff/progress/:number/:period': [{ path: `/staff/progress/${whole.number}/${year}-2`, as: 'member' }, { path: `/staff/progress/${unwritten.number}/${year}-2`, as: 'planning' }],
    '/plan/programmes/:slug': ['市民活動団体の活性化に向けた支援', '庁舎機能の整理統合についての検討', '出前講座の実施'].map((slug) => ({ path: `/plan/programmes/${slug}` })),
    '/plan/measures/:code': [{ path: `/plan/measures/${encodeURIComponent(whole.measure.code)}` }, { path: '/plan/measures/協2-2?edition=2012-2014' }],
    '/plan/departments/:id': [{ path: '/plan/departments/1' }],
  };
}

/** Something whole in every field that asks. */
function answersOf(form: EvaluationForm): Record<string, string> {
  return Object.fromEntries(
    fieldsOf(form).flatMap((field): [string, string][] => {
      if (field.kind === 'text') return [[field.id, '要望をよく聞き、計画どおりに進めた。参加した人は前の年より増えている。']];
      if (field.kind === 'choice') return [[field.id, field.options[0]!.value]];
      if (field.kind === 'grade') return [[field.id, form.scales.find(({ id }) => id === field.scale)!.grades[0]!.code]];
      return field.kind === 'number' ? [[field.id, '120']] : field.kind === 'money' ? [[field.id, '1200000']] : [];
    }),
  );
}

async function evaluate(town: Town, { member, head, panel, planning }: People, programmes: ProgrammeInForce[], whole: ProgrammeInForce): Promise<LivedInTown['visits']> {
  const own = programmes.filter(({ departments }) => JSON.stringify(departments[0]) === JSON.stringify(whole.departments[0]));
  const code = encodeURIComponent(whole.measure.code);
  const of = (number: string) => `/staff/evaluations/${year}/programmes/${number}`;
  const ofMeasure = `/staff/evaluations/${year}/measures/${code}`;
  const [published, confirmed, submitted] = [whole, ...own.filter(({ number }) => number !== whole.number)];
  const sheet = async (path: string, form: EvaluationForm) => {
    await must(write(member, path, answersOf(form), 'submit', form), path);
    await must(confirm(head, path), `${path}/confirmation`);
  };
  const judge = async (path: string) => {
    const html = await (await panel.ask(`${path}/assessment`)).text();
    const grade = /name="grade"[^>]*value="([^"]+)"/.exec(html)?.[1] ?? /<option value="([^"]+)"/.exec(html)?.[1] ?? 'A';
    await must(panel.post(`${path}/assessment`, { ...hiddenOf(html), grade, opinion: '参加した人の声を、もっと示してほしい。' }), `${path}/assessment`);
  };
  for (const path of [of(published!.number), ofMeasure]) {
    await sheet(path, path === ofMeasure ? shippedForms.measure : shippedForms.programme);
    await judge(path);
  }
  await must(planning.post(`/staff/evaluations/${year}/publication`), 'the publication of the year');
  await town.program.runPendingJobs();
  const visits: LivedInTown['visits'] = {
    '/evaluations/:year': [{ path: `/evaluations/${year}` }],
    '/evaluations/:year/programmes/:number': [{ path: `/evaluations/${year}/programmes/${whole.number}` }],
    '/evaluations/:year/measures/:code': [{ path: `/evaluations/${year}/measures/${code}` }],
    '/staff/evaluations/:year/programmes/:number': [{ path: of(whole.number), as: 'member' }],
    '/staff/evaluations/:year/measures/:code': [{ path: ofMeasure, as: 'planning' }],
    '/staff/evaluations/:year/programmes/:number/assessment': [{ path: `${of(whole.number)}/assessment`, as: 'panel' }],
    '/staff/evaluations/:year/measures/:code/assessment': [{ path: `${ofMeasure}/assessment`, as: 'panel' }],
    '/staff/evaluations': [{ path: `/staff/evaluations?year=${year}`, as: 'planning' }, { path: `/staff/evaluations?year=${year}`, as: 'panel' }, { path: '/staff/evaluations', as: 'member' }],
    '/staff/evaluations/forms': [{ path: '/staff/evaluations/forms', as: 'planning' }],
    '/staff/evaluations/forms/:id': [{ path: '/staff/evaluations/forms/1', as: 'planning' }],
  };
  if (confirmed) {
    await sheet(of(confirmed.number), shippedForms.programme);
    visits['/staff/evaluations/:year/programmes/:number/assessment']!.push({ path: `${of(confirmed.number)}/assessment`, as: 'panel' });
  }
  if (submitted) {
    visits['/staff/evaluations/:year/programmes/:number']!.push({ path: of(submitted.number), as: 'member' });
    await must(write(member, of(submitted.number), answersOf(shippedForms.programme), 'save'), 'a draft of a sheet');
  }
  return visits;
}

async function bringReform(town: Town, { panel, planning }: People): Promise<LivedInTown['visits']> {
  const items = townBook([{ measure: '緑1-1', name: '窓口の改革', total: 1, costs: [1, null, null], activities: ['予約制の試行', '継続', '継続'] }, { measure: '緑1-2', name: '会議の書面の見直し', activities: ['電子化', '継続', '継続'] }], 2013);
  await bring(town, items, { planKind: 'reform' });
  const { rows } = await sql<{ number: string }>`select distinct p.number from plan.programme p join plan.listing l on l.programme_id = p.id where l.name = '窓口の改革'`.execute(town.db);
  await must(panel.post(`/staff/plan/reform/${rows[0]!.number}`, { text: '待ち時間がどれだけ短くなったかを示すべきです。', revision: '0' }), 'an opinion');
  await must(planning.post('/staff/plan/reform/publication'), 'the publication of opinions');
  return { '/staff/plan/reform': [{ path: '/staff/plan/reform', as: 'panel' }, { path: '/staff/plan/reform', as: 'planning' }] };
}

async function beginDraft({ planning, member, head }: People, whole: ProgrammeInForce): Promise<LivedInTown['visits']> {
  const made = await must(planning.post('/staff/plan/drafts', { former: '2013-2015' }), 'a draft');
  const draft = made.headers.get('location')!;
  const { bureau, section } = whole.departments[0]!;
  const department = `${bureau}/${section ?? ''}`;
  const { rows } = (await (await member.ask(`${draft}/grid?text=${encodeURIComponent(wholeName)}`, { headers: { accept: 'application/json' } })).json()) as { rows: { row: number; revision: number }[] };
  const [row] = rows;
  await member.postJson(`${draft}/grid`, { at: [`${row!.row}.${row!.revision}.cost:2016`], cell: ['5'] });
  await must(member.post(`${draft}/submissions`, { department, step: 'submit', reason: '' }), 'a submission');
  await must(head.post(`${draft}/submissions`, { department, step: 'send-back', reason: '平成28年度の事業費の根拠を書いてください。' }), 'a part sent back');
  await must(member.post(`${draft}/submissions`, { department, step: 'submit', reason: '' }), 'a submission');
  return {
    '/staff/plan/drafts': [{ path: '/staff/plan/drafts', as: 'planning' }, { path: '/staff/plan/drafts', as: 'member' }],
    '/staff/plan/drafts/:edition': [{ path: draft, as: 'planning' }, { path: draft, as: 'head' }],
    // A hundred rows to write in, sent uncompressed because they stand beside a token: one table for one desk.
    '/staff/plan/drafts/:edition/grid': [{ path: `${draft}/grid`, as: 'planning', bytesMax: 200_000 }, { path: `${draft}/grid?department=${encodeURIComponent(department)}`, as: 'member' }],
    '/staff/plan/drafts/:edition/new-row': [{ path: `${draft}/new-row`, as: 'planning' }],
    '/staff/plan/drafts/:edition/preview': [{ path: `${draft}/preview`, as: 'planning' }],
    '/staff/plan/drafts/:edition/rows/:row': [{ path: `${draft}/rows/${row!.row}`, as: 'planning' }, { path: `${draft}/rows/${row!.row}`, as: 'member' }],
  };
}

async function organise(town: Town, { administrator, head, member, otherMember }: People): Promise<LivedInTown['visits']> {
  const { rows: posts } = await sql<{ id: number; department: number }>`select id, department_id as department from staff.appointment where person_id = ${head.personId}`.execute(town.db);
  const [post] = posts;
  await must(administrator.post(`/staff/departments/${post!.department}/change`, { kind: 'rename', name: '市民協働課', from: '2015-04-01' }), 'a rename ahead');
  await must(head.post('/staff/delegations', { appointment: String(post!.id), email: member.email, since: '2014-07-01', last: '2014-07-11', reason: '出張のため' }), 'a delegation');
  await sql`select graphile_worker.add_job('town.letter', '{"to":"somebody@takuno.example"}'::json, max_attempts := 1)`.execute(town.db);
  await sql`update graphile_worker._private_jobs set attempts = 1, last_error = 'Connection refused' where max_attempts = 1`.execute(town.db);
  const manage = (path: string): Visit[] => [{ path, as: 'administrator' }];
  const members = `/staff/members/${otherMember.personId}`;
  return {
    '/staff': (['member', 'head', 'planning', 'administrator'] as const).map((kind) => ({ path: '/staff', as: kind })),
    '/staff/departments': [{ path: '/staff/departments' }, ...manage('/staff/departments')],
    '/staff/departments/:id': [{ path: `/staff/departments/${post!.department}` }, ...manage(`/staff/departments/${post!.department}`)],
    '/staff/departments/:id/change': [...manage(`/staff/departments/${post!.department}/change?kind=rename`), ...manage(`/staff/departments/${post!.department}/change?kind=rename&name=市民課&from=2016-04-01&preview=yes`)],
    '/staff/members': [{ path: '/staff/members' }, ...manage('/staff/members')],
    '/staff/members/:id': [{ path: members }, ...manage(members)],
    '/staff/members/:id/appointments/new': manage(`${members}/appointments/new`),
    '/staff/members/:id/departure': manage(`${members}/departure`),
    '/staff/appointments/:id/end': manage(`/staff/appointments/${post!.id}/end`),
    '/staff/delegations': [{ path: '/staff/delegations', as: 'head' }],
    '/staff/delegations/new': [{ path: '/staff/delegations/new', as: 'head' }],
    '/staff/jobs': manage('/staff/jobs'),
    '/staff/audit': [{ path: '/staff/audit', as: 'auditor' }],
  };
}

const cookieOf = ({ cookies }: Visitor): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** Somebody with an account: signed in twice, with a passkey, following, about to move to another address. And somebody without. */
async function live(town: Town, whole: ProgrammeInForce): Promise<{ cookie: string; visits: LivedInTown['visits'] }> {
  const [resident, phone, mover, guest] = [visitor(town), visitor(town), visitor(town), visitor(town)];
  const email = 'hanako@resident.example';
  await signInByLink(town, resident, email);
  await signInByLink(town, phone, email);
  const { rows } = await sql<{ id: string }>`select id from people.person where email = ${email}`.execute(town.db);
  const person = rows[0]!.id;
  await insertPasskey(town.db, person, '茶の間のパソコン', { credentialId: 'credential', publicKey: new Uint8Array([1]), counter: 0, transports: [] } as unknown as Parameters<typeof insertPasskey>[3], town.clock.now());
  const passkey = (await sql<{ id: string }>`select id from people.passkey`.execute(town.db)).rows[0]!.id;
  await resident.post('/me', { name: '市民 はなこ', lang: 'ja' });
  const newest = async (to: string, start: string) => (await lettersTo(town, to)).filter(({ path }) => path.includes(start)).at(-1)!.path;
  await signInByLink(town, mover, 'taro@resident.example');
  await mover.post('/me/email', { email: 'taro@new.example' });
  await mover.post(await newest('taro@new.example', '/me/email/confirmation/'));
  const undo = await newest('taro@resident.example', '/sign-in/email-undo/');
  await resident.post('/me/email', { email: 'hanako@new.example' });
  const confirmation = await newest('hanako@new.example', '/me/email/confirmation/');
  await guest.post('/sign-in', { email: 'guest@resident.example' });
  const link = await newest('guest@resident.example', '/sign-in/link/');
  const invitation = await inTransaction(town.db, (tx) => openInvitation(tx, { email: 'new@takuno.example', name: '新任 一郎', lang: 'ja', invitedBy: '総務部 総務課の担当として登録されました。' }, town.clock.now()));
  const followed = await follow(town, whole, resident);
  const [here, guestHere] = [cookieOf(resident), cookieOf(guest)];
  return {
    cookie: here,
    visits: {
      '/sign-in': [{ path: '/sign-in' }, { path: '/sign-in?next=%2Fme%2Femail&fresh=yes', cookie: here }],
      '/sign-in/asked': [{ path: '/sign-in/asked', cookie: guestHere }],
      '/sign-in/link/:token': [{ path: link, cookie: guestHere }, { path: link }, { path: `/sign-in/link/${'A'.repeat(43)}`, status: 404 }],
      '/sign-in/invitation/:token': [{ path: invitation.path }],
      '/sign-in/email-undo/:token': [{ path: undo }],
      '/me/email/confirmation/:token': [{ path: confirmation, cookie: here }],
      '/me/passkeys/kept/:id': [{ path: `/me/passkeys/kept/${passkey}` }],
      ...followed,
    },
  };
}

async function follow(town: Town, whole: ProgrammeInForce, resident: Visitor): Promise<LivedInTown['visits']> {
  const [about, to] = [`programme:${whole.number}`, 'jiro@resident.example'];
  const asked = visitor(town);
  const ask = (subject: string) => asked.post('/follow/requests', { about: subject, email: to, rhythm: 'daily' });
  const newest = async (start: string) => {
    const [link] = (await lettersTo(town, to)).flatMap(({ text }) => text.split(/\s+/).filter((word) => word.includes(start))).slice(-1);
    return new URL(link!).pathname;
  };
  await ask(about);
  await asked.post(await newest('/follow/confirm/'));
  // Letters are told apart by their time.
  town.clock.set(new Date(town.clock.now().getTime() + 1_000));
  await ask(`measure:${whole.measure.code}`);
  const confirmation = await newest('/follow/confirm/');
  await resident.post('/follow/requests', { about, email: 'hanako@resident.example', rhythm: 'weekly' });
  await writeDigests(town.db, town.program.site, town.clock.now());
  const { rows } = await sql<{ token: string }>`select token from follow.follower where email = ${to}`.execute(town.db);
  const { token } = rows[0]!;
  return {
    '/follow/new': [{ path: `/follow/new?about=${encodeURIComponent(about)}` }],
    '/follow/confirm/:token': [{ path: confirmation }, { path: `/follow/confirm/${'A'.repeat(43)}`, status: 410 }],
    '/follow/manage/:token': [{ path: `/follow/manage/${token}` }],
    '/follow/stop/:token': [{ path: `/follow/stop/${token}` }],
  };
}

async function readingOf(town: Town): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id::text from platform.reading`.execute(town.db);
  return rows[0]!.id;
}

async function actVisits(town: Town): Promise<LivedInTown['visits']> {
  const { rows } = await sql<{ id: string; kind: string }>`select min(id)::text as id, kind from record.public_act group by kind order by kind`.execute(town.db);
  return { '/record/acts/:id': rows.slice(0, 3).map(({ id }) => ({ path: `/record/acts/${id}` })) };
}

