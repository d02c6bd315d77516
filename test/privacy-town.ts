/**
 * 拓野市 with a mark in every place where something of a person can stand, in every way that opinions arrive. Everything is typed, sent and
 * answered over HTTP, or comes from a mail server. What the first letters of a mark say:
 * `zqvxs` of a sender, `zqvxa` of an account, `zqvxt` personal words within an opinion, `zqvxw` all of a submission that is withdrawn, `zqvxo` an opinion
 * set aside, `zqvxd` a draft, `zqvxi` the city's own words inside, `zqvxp` an opinion, `zqvxr` a reply.
 */
import { sql } from 'kysely';
import { townConsultation, type TownConsultation } from '#fixtures/consultation/town-consultation';
import { paper, photo } from '#fixtures/opinion/attachment';
import { letterOf, openMailServer } from '#fixtures/opinion/mailbox';
import { codeOf, hiddenOf, openForm, type Writer, writer } from '#fixtures/opinion/sending';
import { type TownMap, townMap } from '#fixtures/opinion-map/town-map';
import { signInByLink } from '#fixtures/people/visitor';
import { bring } from '#fixtures/plan/town-plan';
import { townBook } from '#fixtures/plan/town-book';
import { readSettings } from '#platform/config';
import { as, type Kind, type Signed } from '#cast';
import { openTown, type Town } from '#town';
import { fetchMail } from '../src/domains/opinion/mailbox.job.ts';
import { formatReceiptCode, receiptCode } from '../src/domains/opinion/receipt-code.ts';

export interface MarkedTown {
  town: Town;
  call: TownConsultation;
  /** Every line that the program logged, at every level. */
  lines: string[];
  staff: Record<'member' | 'head' | 'planning' | 'records' | 'auditor', Signed>;
  /** Somebody with an account, who sent an opinion and half of another. */
  resident: Writer;
  codes: { web: string; withdrawn: string; resident: string; letter: string };
  /** By what they are. */
  numbers: { web: number; withdrawn: number; aside: number; resident: number; letter: number };
  /** An opinion map for people with an account, on which the resident voted and wrote. */
  map: TownMap;
  /** Path of the work on the call. */
  work: string;
}

const must = async (asked: Promise<Response>, what: string): Promise<Response> => {
  const reply = await asked;
  if (reply.status >= 400) throw new Error(`${what}: ${reply.status} ${(await reply.text()).replace(/<[^>]+>|\s+/g, ' ').slice(0, 1_500)}`);
  return reply;
};

export async function openMarkedTown(): Promise<MarkedTown> {
  const town = await openTown({ at: '2026-04-10T12:00:00+09:00', env: { HIRAKU_WRITES_PER_MINUTE: '0' } });
  const lines: string[] = [];
  const { log } = town.program;
  const keep = (...said: unknown[]) => void lines.push(JSON.stringify(said, (_, value) => (value instanceof Error ? `${value.stack}` : value)));
  Object.assign(log, { level: 'trace', child: () => log, trace: keep, debug: keep, info: keep, warn: keep, error: keep, fatal: keep });
  await bring(town, townBook());
  const call = await townConsultation(town, { programmes: ['P0002'] });
  const staff = Object.fromEntries(await Promise.all((['member', 'head', 'planning', 'records', 'auditor'] as const satisfies Kind[]).map(async (kind) => [kind, await as(town, kind)]))) as MarkedTown['staff'];
  const place = { town, call, lines, staff, work: `/staff/consultations/${call.slug}` };
  const web = await sendOnTheWeb(place);
  await enterPapers(place);
  const letter = await takeLetters(place);
  const { resident, code } = await sendWithAnAccount(place);
  const codes = { ...web, letter, resident: code };
  const numberOf = async (given: string) => (await sql<{ id: number }>`select id from opinion.submission where code_sha256 = sha256(${given}::text::bytea)`.execute(town.db)).rows[0]!.id;
  const aside = (await sql<{ id: number }>`select submission_id as id from opinion.opinion where text like '%zqvxotext%'`.execute(town.db)).rows[0]!.id;
  await must(resident.post(`/consultations/receipts/${codes.letter}/account`), 'a linked receipt');
  const numbers = { web: await numberOf(codes.web), withdrawn: await numberOf(codes.withdrawn), resident: await numberOf(code), letter: await numberOf(letter), aside };
  return { ...place, resident, codes, numbers, map: await takePart(town, resident) };
}

type Place = Pick<MarkedTown, 'town' | 'call' | 'staff' | 'work'>;

const sender = (mark: string) => ({ name: `名前zqvxsname${mark}`, address: `本町zqvxsaddress${mark}1-2-3`, email: `zqvxsmail${mark}@home.example` });

async function files(mark: string, { withText = true } = {}): Promise<Record<string, File>> {
  const pdf = new File([new Uint8Array(paper(`zqvxspdf${mark}`))], `zqvxsfilepdf${mark}.pdf`, { type: 'application/pdf' });
  const picture = new File([new Uint8Array(await photo(`zqvxspicture${mark}`))], `zqvxsfilepicture${mark}.jpg`, { type: 'image/jpeg' });
  const text = new File(['木の写真です。'], `zqvxsfiletext${mark}.txt`, { type: 'text/plain' });
  return { 'file-1': pdf, 'file-2': picture, ...(withText && { 'file-3': text }) };
}

/** As a browser sends a form with files. */
function sendWithFiles(who: Writer, path: string, fields: Record<string, string | File>): Promise<Response> {
  const body = new FormData();
  body.append('csrf', who.cookies.get('hiraku-csrf') ?? '');
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return who.ask(path, { method: 'POST', body });
}

async function sendOnTheWeb({ town, call }: Place): Promise<{ web: string; withdrawn: string }> {
  const path = `/consultations/${call.slug}/opinions`;
  const who = writer(town, call.slug);
  const send = async (mark: string, text: string) => codeOf(await must(sendWithFiles(who, path, { form: await openForm(who), who: 'lives', letters: 'receipt', 'text-1': text, ...sender(mark), ...(await files(mark)) }), `opinion ${mark}`));
  // Wants to hear of the result too.
  const form = await openForm(who);
  const web = codeOf(await must(who.post(path, { form, who: 'lives', letters: 'result', shown: '2', 'about-1': 'd1#s2', 'text-1': '植え替えの前に話し合いたい。zqvxponline', 'text-2': '私は山田zqvxtname、電話zqvxtphoneです。', ...sender('web') }), 'an opinion'));
  const withdrawn = await send('gone', '取り下げる意見です。zqvxwtext');
  await send('aside', '関係のない宣伝です。zqvxotext');
  // Half of one, kept by the city and sent to the writer's own address; and tries that fail.
  await must(who.post(`${path}/drafts`, { form: await openForm(who), 'text-1': 'zqvxdtext', ...sender('draft') }), 'a draft');
  await who.post(path, { form: await openForm(who), 'text-1': '', ...sender('fault') });
  await who.post(path, { form: 'forged', 'text-1': 'zqvxdforged', ...sender('forged') });
  await who.ask(`${path}/drafts/zqvxdnotoken`);
  await sendWithFiles(who, path, { form: await openForm(who), who: 'lives', 'text-1': 'zqvxdrefused', ...sender('refused'), 'file-1': new File([new Uint8Array([0, 1, 2, 3])], 'zqvxsfilerefused.exe') });
  return { web, withdrawn };
}

async function enterPapers({ staff, work, call }: Place): Promise<void> {
  for (const way of ['post', 'fax', 'counter']) {
    const form = hiddenOf(await (await staff.member.ask(`${work}/submissions/new`)).text());
    const scan = (await files(way))[way === 'fax' ? 'file-2' : 'file-1']!;
    const fields = { form_key: form['form_key']!, way, received_on: '2026-04-09', shown: '1', 'about-1': 'd1#s3', 'text-1': `落ち葉の掃除に手当を。zqvxpby${way}`, phone: `090-zqvxsphone${way}`, ...sender(way), scan, step: 'save' };
    // A first try with a fault comes back with all that was typed.
    await staff.member.post(`${work}/submissions/new`, { ...fields, received_on: '' });
    await must(staff.member.post(`${work}/submissions/new`, fields), `a paper by ${way} on ${call.slug}`);
  }
}

const encoded = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;

/** Three letters: one becomes a submission, one is dismissed, one waits. @returns the code of the receipt of the first */
async function takeLetters({ town, call, staff }: Place): Promise<string> {
  const server = await openMailServer();
  try {
    for (const [index, mark] of ['taken', 'dismissed', 'waiting'].entries()) {
      const picture = (await photo(`zqvxspicturemail${mark}`)).toString('base64').replace(/.{76}/g, '$&\r\n');
      const body = `--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p hidden>zqvxshidden${mark}</p><p title="zqvxstitle${mark}">Please keep zqvxshtml${mark}</p>\r\n--b\r\nContent-Type: image/jpeg; name="zqvxsfilename${mark}.jpg"\r\nContent-Disposition: attachment; filename="zqvxsfilename${mark}.jpg"\r\nContent-Transfer-Encoding: base64\r\n\r\n${picture}\r\n--b--`;
      const head = `X-Sender: zqvxsheader${mark}\r\nReceived: from zqvxshost${mark} ([203.0.113.9])\r\nContent-Type: multipart/mixed; boundary=b\r\n`;
      server.deliver(letterOf({ id: `zqvxsid${mark}${index}@home.example`, from: `${encoded(`名前zqvxsname${mark}`)} <zqvxsmail${mark}@home.example>`, subject: encoded(`件名zqvxssubject${mark}`), head, body }), '10-Apr-2026 09:00:00 +0900');
    }
    await fetchMail(town.program, readSettings({ HIRAKU_MAILBOX_URL: server.url }).outside.mailbox!);
  } finally {
    await server.close();
  }
  const queue = '/staff/consultations/mail';
  const { letters } = (await (await staff.member.ask(`${queue}?format=json`, { headers: { accept: '*/*' } })).json()) as { letters: { number: number }[] };
  const [first, second] = letters.map(({ number }) => number);
  const form = hiddenOf(await (await staff.member.ask(`${queue}/${first}?call=${call.slug}`)).text());
  const fields = { form_key: form['form_key']!, call: call.slug, shown: '1', 'about-1': '', 'text-1': '木を守ってください。zqvxpmail', phone: '03-zqvxsphonemail', ...sender('mail'), receipt: 'yes', step: 'save' };
  await must(staff.member.post(`${queue}/${first}/submission`, fields), 'a letter taken');
  await must(staff.member.post(`${queue}/${second}/dismissal`, { why: 'spam', note: 'zqvxinotedismissed' }), 'a letter dismissed');
  return receiptCode(town.program.safe, form['form_key']!);
}

async function sendWithAnAccount({ town, call }: Place): Promise<{ resident: Writer; code: string }> {
  const resident = writer(town, call.slug);
  await signInByLink(town, resident, 'zqvxamail@resident.example');
  await must(resident.post('/me', { name: '名前zqvxaname', lang: 'ja' }), 'a name');
  const path = `/consultations/${call.slug}/opinions`;
  const code = codeOf(await must(sendWithFiles(resident, path, { form: await openForm(resident), who: 'lives', letters: 'receipt', 'text-1': '本数を増やしてほしい。zqvxpresident', ...sender('resident'), ...(await files('resident')) }), 'an opinion'));
  await must(resident.post(`${path}/drafts`, { form: await openForm(resident), 'text-1': 'zqvxdresident', ...sender('residentdraft') }), 'a draft');
  // The code as people write it, in the form that looks for it.
  await must(resident.post('/consultations/receipts', { code: formatReceiptCode(code).toLowerCase() }), 'a look-up');
  return { resident, code };
}

/** Votes on everything, changes one, writes what waits for a moderator, looks at what is kept. */
async function takePart(town: Town, resident: Writer): Promise<TownMap> {
  const map = await townMap(town, { access: 'signed-in', moderation: 'before', closesOn: '2026-12-31' });
  const path = `/opinion-maps/${map.slug}`;
  // Late enough for a session to keep anew when it was last used, early enough for those of staff to last.
  town.clock.set(new Date(town.clock.now().getTime() + 600_000));
  for (const statement of ['1', '2', '3', '4', '5', '6', '1']) await must(resident.post(`${path}/votes`, { statement, choice: statement === '2' ? 'disagree' : 'agree' }), 'a vote');
  await must(resident.post(`${path}/statements`, { text: '私は山田zqvxtmapname、北口に案内板がほしい。' }), 'a statement');
  for (const page of ['part', 'mine', 'place', 'mine?format=json']) await must(resident.ask(`${path}/${page}`), page);
  return map;
}
