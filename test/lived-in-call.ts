/** Calls for opinions in the town that pages are walked over: one that is out, one being answered, an open one with everything that came in, a draft. */
import { sql } from 'kysely';
import { sent, writer, openForm } from '#fixtures/opinion/sending';
import { letterOf, openMailServer } from '#fixtures/opinion/mailbox';
import { photo } from '#fixtures/opinion/attachment';
import { findConsultation } from '#domains/consultation';
import type { ProgrammeInForce } from '#domains/plan';
import type { Signed } from '#cast';
import { readSettings } from '#platform/config';
import type { Town } from '#town';
import { fetchMail } from '../src/domains/opinion/mailbox.job.ts';
import { showCalls } from './shown-town.ts';
import type { Visit } from './lived-in-town.ts';

type Visits = Record<string, Visit[]>;
type People = Record<'member' | 'head' | 'planning' | 'records', Signed>;

const year = 2014;
const [out, answering, open] = [1, 2, 3].map((number) => `/consultations/${year}-${number}`) as [string, string, string];

async function must(reply: Promise<Response>, what: string): Promise<string> {
  const answered = await reply;
  if (answered.status === 303) return answered.headers.get('location')!;
  throw new Error(`${what} answered ${answered.status}: ${(await answered.text()).replace(/^[\s\S]*<main/, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 600)}`);
}

/** As a form's hidden fields say. */
const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

export async function callVisits(town: Town, people: People, whole: ProgrammeInForce): Promise<Visits> {
  const department = whole.departments[0]!;
  await showCalls({ town, year, department, programme: whole.number });
  return { ...publicVisits(), ...(await sendingVisits(town)), ...(await intakeVisits(town, people)), ...(await workVisits(town, people, department)), ...(await answeringVisits(town, people)), ...(await resultVisits(town, people, department)) };
}

function publicVisits(): Visits {
  const document = `${open}/documents/d1`;
  return {
    '/consultations': [{ path: '/consultations' }, { path: '/consultations?stage=released' }, { path: '/consultations?text=ないことば' }],
    '/consultations/:slug': [out, answering, open].map((path) => ({ path })),
    '/consultations/:slug/documents/:key': ['d1', 'd2', 'd3'].map((key) => ({ path: `${open}/documents/${key}` })),
    '/consultations/:slug/documents/:key/versions/:number': [{ path: `${document}/versions/1` }],
    '/consultations/:slug/documents/:key/changes': [{ path: `${document}/changes?from=1&to=2` }, { path: `${open}/documents/d2/changes` }],
    '/consultations/:slug/moderation': [{ path: `${out}/moderation` }, { path: `${open}/moderation` }],
  };
}

async function sendingVisits(town: Town): Promise<Visits> {
  const slug = `${year}-3`;
  const code = await sent(writer(town, slug), { 'text-1': '日陰のある道を残してほしい。', who: 'lives', name: '市民 はなこ', email: 'hanako@resident.example', letters: 'receipt' });
  const withdrawn = await sent(writer(town, slug), { 'text-1': '取り下げる意見です。', who: 'lives' });
  const receipt = (one: string) => `/consultations/receipts/${one}`;
  await must(writer(town, slug).post(`${receipt(withdrawn)}/withdrawal`), 'a withdrawal');
  const who = writer(town, slug);
  const draft = await must(who.post(`${open}/opinions/drafts`, { form: await openForm(who), 'text-1': '書きかけです。' }), 'a draft');
  return {
    '/consultations/:slug/opinions/new': [{ path: `${open}/opinions/new` }, { path: `${open}/opinions/new?audience=children` }, { path: `${open}/opinions/new?document=d1&section=c1` }],
    '/consultations/:slug/opinions/drafts/:token': [{ path: draft }],
    '/consultations/receipts/:code': [{ path: receipt(code) }, { path: receipt(withdrawn) }],
    '/consultations/receipts/:code/withdrawal': [{ path: `${receipt(code)}/withdrawal` }],
  };
}

async function intakeVisits(town: Town, { member }: People): Promise<Visits> {
  const server = await openMailServer();
  server.deliver(letterOf());
  await fetchMail(town.program, readSettings({ HIRAKU_MAILBOX_URL: server.url }).outside.mailbox!);
  await server.close();
  const list = `/staff${open}/submissions`;
  const form = hidden(await (await member.ask(`${list}/new`)).text(), 'form_key');
  const entered = await must(member.post(`${list}/new`, { form_key: form, shown: '1', kept: '', way: 'post', received_on: '2014-06-02', 'text-1': '花壇も残してください。', name: '市民 じろう', step: 'save', scan: new File([new Uint8Array(await photo('paper'))], '原本.jpg') }), 'an opinion on paper');
  const paper = entered.split('?')[0]!;
  const { rows } = await sql<{ id: number }>`select id from opinion.mail_message`.execute(town.db);
  const aside = await sql<{ id: number }>`select id from opinion.submission where aside_at is not null`.execute(town.db);
  await must(member.post(`/staff${open}/likeness`), 'a comparison');
  await town.program.runPendingJobs();
  return {
    '/staff/consultations/:slug/submissions': [{ path: list, as: 'member' }],
    '/staff/consultations/:slug/submissions/new': [{ path: `${list}/new`, as: 'member' }],
    '/staff/consultations/:slug/submissions/:id': [{ path: paper, as: 'member' }, { path: paper, as: 'planning' }, { path: `/staff${out}/submissions/${aside.rows[0]!.id}`, as: 'head' }],
    '/staff/consultations/:slug/submissions/:id/slip': [{ path: `${paper}/slip`, as: 'member' }],
    '/staff/consultations/:slug/submissions/:id/correction': [{ path: `${paper}/correction`, as: 'member' }],
    '/staff/consultations/:slug/shield': [{ path: `/staff${open}/shield`, as: 'member' }],
    '/staff/consultations/:slug/likeness': [{ path: `/staff${open}/likeness`, as: 'member' }, { path: `/staff${out}/likeness`, as: 'member' }],
    '/staff/consultations/mail/:id': [{ path: `/staff/consultations/mail/${rows[0]!.id}?call=${year}-3`, as: 'member' }],
  };
}

async function workVisits(town: Town, { member, planning }: People, department: ProgrammeInForce['departments'][number]): Promise<Visits> {
  const made = await must(member.post('/staff/consultations', { subject: '緑の基本計画（素案）', purpose: '', department: [department.bureau, department.section].filter(Boolean).join(' '), identity: 'optional' }), 'a draft of a call');
  const draft = /\/staff\/consultations\/\d+-\d+/.exec(made)![0];
  await must(member.post(`${draft}/documents`, { title: '緑の基本計画（素案）', audience: 'standard' }), 'a document');
  const consultation = (await findConsultation(town.db, `${year}-3`))!;
  if (consultation.state !== 'announced') throw new Error('the open call is not announced');
  await must(planning.post('/staff/consultations/rule', {}).then((reply) => (reply.status === 422 ? new Response(null, { status: 303, headers: { location: '/' } }) : reply)), 'a rule');
  const at = (path: string, ...kinds: Visit['as'][]): Visit[] => kinds.map((kind) => ({ path, as: kind }));
  return {
    '/staff/consultations': at('/staff/consultations', 'member', 'planning'),
    '/staff/consultations/:slug': [...at(draft, 'member'), ...at(`/staff${open}`, 'head'), ...at(`/staff${answering}`, 'member'), ...at(`/staff${out}`, 'planning')],
    '/staff/consultations/:slug/edit': at(`${draft}/edit`, 'member'),
    '/staff/consultations/:slug/changes': at(`/staff${open}/changes`, 'head'),
    '/staff/consultations/:slug/cancellation': at(`/staff${open}/cancellation`, 'head'),
    '/staff/consultations/:slug/documents': [...at(`${draft}/documents`, 'member'), ...at(`/staff${open}/documents`, 'head')],
    '/staff/consultations/:slug/documents/:key': [...at(`${draft}/documents/d1`, 'member'), ...at(`/staff${open}/documents/d1`, 'head')],
  };
}

async function wordingOf(town: Town, { member }: People): Promise<number> {
  await must(member.post('/staff/consultations/wordings', { new_title: 'お礼', new_text: '貴重なご意見をありがとうございます。', new_outcome: '' }), 'a wording');
  return (await sql<{ id: number }>`select id from reply.wording`.execute(town.db)).rows[0]!.id;
}

async function groupOf(town: Town, { member }: People): Promise<string> {
  await must(member.post(`/staff${answering}/suggestions`), 'suggestions');
  await town.program.runPendingJobs();
  const html = await (await member.ask(`/staff${answering}/suggestions`)).text();
  const link = /href="([^"]*\/suggestions\/[^"?]+)"/.exec(html)?.[1];
  if (link === undefined) throw new Error('no units are alike in the call that is being answered');
  return link;
}

async function answeringVisits(town: Town, people: People): Promise<Visits> {
  const work = `/staff${answering}`;
  const wording = await wordingOf(town, people);
  const group = await groupOf(town, people);
  const { rows } = await sql<{ id: number; split: boolean }>`
    select s.id, exists (select from reply.split p where p.submission_id = s.id) as split
    from opinion.submission s join consultation.consultation c on c.id = s.consultation_id where c.slug = ${`${year}-2`} order by s.id`.execute(town.db);
  const some = [rows.find(({ split }) => split), rows.find(({ split }) => !split)];
  const replies = [1, 2, 3, 4].map((number) => ({ path: `${work}/replies/${number}`, as: 'head' as const }));
  return {
    '/staff/consultations/:slug/split': [{ path: `${work}/split`, as: 'member' }, { path: `${work}/split?state=done`, as: 'member' }],
    '/staff/consultations/:slug/split/:id': some.map((one) => ({ path: `${work}/split/${one!.id}`, as: 'member' })),
    '/staff/consultations/:slug/units': [{ path: `${work}/units`, as: 'member' }],
    '/staff/consultations/:slug/board': [{ path: `${work}/board`, as: 'member' }],
    '/staff/consultations/:slug/replies': [{ path: `${work}/replies`, as: 'member' }],
    '/staff/consultations/:slug/replies/:number': replies,
    '/staff/consultations/:slug/suggestions': [{ path: `${work}/suggestions`, as: 'member' }],
    '/staff/consultations/:slug/suggestions/:group': [{ path: group, as: 'member' }],
    '/staff/consultations/wordings/:id': [{ path: `/staff/consultations/wordings/${wording}`, as: 'member' }],
  };
}

async function resultVisits(town: Town, { planning }: People, { bureau, section }: ProgrammeInForce['departments'][number]): Promise<Visits> {
  const pasted = ['項目\tお寄せいただいた意見\t市の検討結果\t件数', '全体\t緑を増やしてほしい。\t今後の参考とします。\t2'].join('\n');
  const preview = await must(planning.post('/staff/consultations/past/uploads', { pasted }), 'the table of a past result');
  const html = await (await planning.ask(preview)).text();
  const fields = Object.fromEntries(['sha256', 'name', 'seen', 'table'].map((name) => [name, hidden(html, name)]).filter(([, value]) => value !== ''));
  const columns = [...html.matchAll(/name="columns\[\]" value="([^"]*)"/g)].map((match) => match[1]!);
  await must(planning.post('/staff/consultations/past/imports', { ...fields, ...(columns.length > 0 && { 'columns[]': columns }), subject: '緑の基本計画（平成23年度素案）', year: '2011', bureau, section: section ?? '' }), 'the import of a past result');
  const { rows } = await sql<{ id: number }>`select min(id)::int as id from result.unit where reply_number = 1`.execute(town.db);
  const [result, work] = [`${out}/result`, `/staff${out}/result`];
  const at = (path: string, ...kinds: Visit['as'][]): Visit[] => kinds.map((kind) => ({ path, as: kind }));
  return {
    '/consultations/:slug/result': [{ path: result, bytesMax: 200_000 }, { path: `${result}?outcome=reflected` }, { path: '/consultations/2011-1/result' }],
    '/consultations/:slug/result/print': [{ path: `${result}/print`, bytesMax: 300_000 }],
    '/consultations/:slug/result/table': [{ path: `${result}/table` }],
    '/consultations/:slug/result/versions/:audience': [{ path: `${result}/versions/children` }, { path: `${result}/versions/plain` }],
    '/consultations/:slug/result/replies/:number': [1, 5, 8].map((number) => ({ path: `${result}/replies/${number}` })),
    '/consultations/results': [{ path: '/consultations/results' }, { path: '/consultations/results?text=日陰' }],
    '/staff/consultations/:slug/result': [...at(work, 'head'), ...at(`/staff${answering}/result`, 'head'), ...at(`/staff${open}/result`, 'member')],
    '/staff/consultations/:slug/result/preview': at(`/staff${answering}/result/preview`, 'member'),
    '/staff/consultations/:slug/result/versions/:audience': at(`/staff${answering}/result/versions/children`, 'member'),
    '/staff/consultations/:slug/result/opinions': at(`${work}/opinions`, 'head'),
    '/staff/consultations/:slug/result/opinions/:unit': at(`${work}/opinions/${rows[0]!.id}`, 'head'),
    '/staff/consultations/:slug/result/correction': at(`${work}/correction`, 'head'),
    '/staff/consultations/:slug/result/replies/:number/correction': at(`${work}/replies/1/correction`, 'head'),
    '/staff/consultations/:slug/result/replies/:number/follow-up': at(`${work}/replies/2/follow-up`, 'head'),
    '/staff/consultations/past/previews/:sha256': at(preview, 'planning'),
  };
}
