import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, nobody, type Signed } from '#cast';
import { paper, photo } from '#fixtures/opinion/attachment';
import { eicar, openScanner } from '#fixtures/opinion/clamd';
import { townSubmissions } from '#fixtures/opinion/town-opinion';
import { townConsultation, type TownConsultation } from '#fixtures/consultation/town-consultation';
import { inTransaction } from '#platform/database';
import { openTown, type Town } from '#town';
import { withdrawSubmission } from './submission-writing.store.ts';
import { receiptCode } from './receipt-code.ts';
import { listAttachments } from './attachment.store.ts';

let town: Town;
let call: TownConsultation;
let member: Signed;
let head: Signed;
let base: string;

const formKey = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const given = { way: 'post', received_on: '2026-04-20', shown: '1', 'text-1': '街路樹を減らさないでください。', 'about-1': 'd1#s2', who: 'lives', name: 'ヒミツ 名前', address: 'ヒミツ町1-2-3', phone: '042-HIMITSU', email: 'himitsu@example.jp' };

beforeAll(async () => {
  town = await openTown({ at: '2026-04-20T10:00:00+09:00' });
  call = await townConsultation(town);
  member = await as(town, 'member');
  head = await as(town, 'head');
  base = `/staff/consultations/${call.slug}/submissions`;
});
afterAll(() => town.close());

async function enter(fields: Record<string, string | Blob>): Promise<number> {
  const reply = await member.post(`${base}/new`, fields);
  expect(reply.status).toBe(303);
  return Number(/submissions\/(\d+)/.exec(reply.headers.get('location')!)?.[1] ?? /entered=(\d+)/.exec(reply.headers.get('location')!)![1]);
}

const actsOf = async (act: string): Promise<{ why: string | null; subject: string | null }[]> => (await sql<{ why: string | null; subject: string | null }>`select why, subject from record.act where act = ${act} order by at`.execute(town.owner)).rows;

describe('an opinion on paper', () => {
  it('is entered with its day, its section, its scan and its sender apart', async () => {
    const id = await enter({ ...given, form_key: formKey(1), scan: new File([Uint8Array.from(paper('HIMITSUPDF'))], 'HIMITSU-name.pdf') });
    const page = await (await member.ask(`${base}/${id}`)).text();
    expect(page).toContain('街路樹を減らさないでください。');
    expect(page).toContain('第2章 植え替えの進め方');
    expect(page).toContain('原本1.pdf');
    expect(page).toContain('ウイルス検査なし');
    expect(page).not.toContain('ヒミツ');
  });

  it('is entered once, however often the button is pressed', async () => {
    const fields = { ...given, 'text-1': '二度押し', form_key: formKey(2) };
    expect(await enter(fields)).toBe(await enter({ ...fields, is_other: 'yes' }));
  });

  it('warns where the same text came on the same day, and takes it when it is from somebody else', async () => {
    await enter({ ...given, 'text-1': '同じ文面です。', form_key: formKey(3) });
    const again = await member.post(`${base}/new`, { ...given, 'text-1': '同じ 文面です', form_key: formKey(4) });
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('同じ文面のご意見が、同じ日に届いたものとして登録されています');
    await enter({ ...given, 'text-1': '同じ 文面です', form_key: formKey(4), is_other: 'yes' });
  });

  it('loses nothing of what was typed, nor the scan, when something is missing', async () => {
    const reply = await member.post(`${base}/new`, { ...given, way: '', form_key: formKey(5), 'text-1': '方法を選び忘れた', scan: new File([Uint8Array.from(await photo('HIMITSU'))], 'x.jpg') });
    expect(reply.status).toBe(422);
    const page = await reply.text();
    expect(page).toContain('届いた方法を選んでください。');
    expect(page).toContain('方法を選び忘れた');
    const kept = /name="kept" value="([^"]+)"/.exec(page)![1]!;
    const id = await enter({ ...given, form_key: formKey(5), 'text-1': '方法を選び忘れた', kept });
    expect((await listAttachments(town.db, [id])).map(({ mediaType, kind }) => [mediaType, kind])).toEqual([['image/jpeg', 'scan']]);
    // Of another form it is nothing.
    expect(await listAttachments(town.db, [await enter({ ...given, form_key: formKey(6), 'text-1': 'ほかの用紙', kept })])).toEqual([]);
  });

  it('leads on to the next, with way and day chosen', async () => {
    const reply = await member.post(`${base}/new`, { ...given, 'text-1': '次へ進む', form_key: formKey(7), step: 'save-next' });
    const next = await (await member.ask(reply.headers.get('location')!)).text();
    expect(next).toContain('号として登録しました');
    expect(next).toMatch(/value="post" checked/);
    expect(next).toContain('value="2026-04-20"');
  });

  it('holds several opinions', async () => {
    const more = await member.post(`${base}/new`, { ...given, form_key: formKey(8), step: 'more' });
    expect(await more.text()).toContain('text-2');
    const id = await enter({ ...given, received_on: '令和8年4月20日', 'text-1': '一つ目', shown: '2', 'text-2': '二つ目', form_key: formKey(8) });
    expect(await (await member.ask(`${base}/${id}`)).text()).toContain('二つ目');
  });

  it('cannot come tomorrow, nor before the period, nor after it without the word that it was sent in time', async () => {
    for (const received_on of ['2026-04-21', '2026-03-31', 'gestern']) expect((await member.post(`${base}/new`, { ...given, received_on, form_key: formKey(9) })).status, received_on).toBe(422);
    town.clock.set('2026-05-02T10:00:00+09:00');
    member = await as(town, 'member');
    const late = { ...given, received_on: '2026-05-01', 'text-1': '消印は期間内です', form_key: formKey(9) };
    expect(await (await member.post(`${base}/new`, late)).text()).toContain('消印や送信の日時が期間内であれば');
    const id = await enter({ ...late, in_time: 'yes' });
    expect(await (await member.ask(`${base}?late=yes`)).text()).toContain(`第${id}号`);
    town.clock.set('2026-04-20T10:00:00+09:00');
    member = await as(town, 'member');
    head = await as(town, 'head');
  });

  it('gets a receipt to hand over, whose code opens it', async () => {
    const id = await enter({ ...given, 'text-1': '窓口で受けた', way: 'counter', form_key: formKey(10) });
    const slip = await (await member.ask(`${base}/${id}/slip`)).text();
    const code = receiptCode(town.program.safe, formKey(10));
    expect(slip).toContain(code.slice(0, 4));
    expect(slip).not.toContain('窓口で受けた');
    expect((await (await nobody(town)).ask(`/consultations/receipts/${code}`)).status).toBe(200);
  });

  it('can be corrected with a reason, which raises its revision', async () => {
    const id = await enter({ ...given, 'text-1': '街灯を守って', form_key: formKey(11) });
    expect((await member.post(`${base}/${id}/correction`, { 'text-1': '街路樹を守って', revision: '1' })).status).toBe(422);
    expect((await member.post(`${base}/${id}/correction`, { 'text-1': '街路樹を守って', revision: '1', reason: '読み違い' })).status).toBe(303);
    const mended = await (await member.ask(`${base}/${id}`)).text();
    for (const shown of ['街路樹を守って', '直す前の文章', '街灯を守って', '読み違い']) expect(mended).toContain(shown);
    const second = await member.post(`${base}/${id}/correction`, { 'text-1': 'もう一度', revision: '1', reason: '読み違い' });
    expect(await second.text()).toContain('開いたあとに内容が変わりました');
    expect((await actsOf('paper-submission.corrected')).map(({ why }) => why)).toEqual(['読み違い']);
    const [web] = await townSubmissions(town, call.id, [{ opinions: [{ text: 'ウェブから' }] }]);
    expect((await member.ask(`${base}/${web}/correction`)).status).toBe(409);
    await sql`update consultation.consultation set result_at = now() where id = ${call.id}`.execute(town.owner);
    expect(await (await member.ask(`${base}/${id}/correction`)).text()).toContain('結果は公表されているため');
    await sql`update consultation.consultation set result_at = null where id = ${call.id}`.execute(town.owner);
    await inTransaction(town.db, (tx) => withdrawSubmission(tx, { id, consultationId: call.id }, town.clock.now()));
    expect((await sql`select from opinion.correction`.execute(town.db)).rows).toEqual([]);
  });

  it('keeps no name where the call asks for none', async () => {
    const other = await townConsultation(town, { number: 2, identity: 'none' });
    const reply = await member.post(`/staff/consultations/${other.slug}/submissions/new`, { ...given, form_key: formKey(12) });
    expect(reply.status).toBe(303);
    const { rows } = await sql`select from opinion.sender e join opinion.submission s on s.id = e.submission_id where s.consultation_id = ${other.id}`.execute(town.owner);
    expect(rows).toEqual([]);
  });

  it('is not taken with a scan that is harmful, nor while the scanner is away', async () => {
    const scanner = await openScanner();
    town.program.outside.scanner = scanner.place;
    try {
      const fields = { ...given, 'text-1': 'ウイルス', form_key: formKey(13) };
      const harmful = await member.post(`${base}/new`, { ...fields, scan: new File([eicar], 'a.txt') });
      expect(harmful.status).toBe(422);
      expect(await harmful.text()).toContain('危険なものが見つかった');
      const id = await enter({ ...fields, scan: new File(['安全'], 'a.txt') });
      expect(await (await member.ask(`${base}/${id}`)).text()).toContain('ウイルス検査済み');
      town.program.outside.scanner = { host: '127.0.0.1', port: 1 };
      expect((await member.post(`${base}/new`, { ...fields, form_key: formKey(14), scan: new File(['安全'], 'a.txt') })).status).toBe(503);
    } finally {
      town.program.outside.scanner = null;
      await scanner.close();
    }
  });
});

describe('who sent it, and what was attached', () => {
  it('is shown only for a reason, and every reading goes on record', async () => {
    const id = await enter({ ...given, 'text-1': '送り主を見る', form_key: formKey(20), scan: new File([Uint8Array.from(await photo('HIMITSU'))], 'x.jpg') });
    expect((await member.post(`${base}/${id}/sender`, {})).status).toBe(422);
    const shown = await member.post(`${base}/${id}/sender`, { why_sender: '確認の電話のため' });
    expect(await shown.text()).toContain('ヒミツ 名前');
    expect(shown.headers.get('cache-control')).toContain('no-store');
    expect((await member.post(`${base}/${id}/attachments`, { position: '0' })).status).toBe(422);
    const file = await member.post(`${base}/${id}/attachments`, { position: '0', why_file: '内容の確認' });
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''/);
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await file.arrayBuffer()).includes('HIMITSU')).toBe(false);
    expect(await actsOf('sender.read')).toEqual([{ why: '確認の電話のため', subject: `submission ${id}` }]);
    expect(await actsOf('attachment.read')).toEqual([{ why: '内容の確認', subject: `submission ${id} attachment 1` }]);
  });

  it('is closed to other departments, to planning, to auditors and to the public', async () => {
    const id = await enter({ ...given, 'text-1': '権限', form_key: formKey(21), scan: new File(['安全'], 'a.txt') });
    const records = await as(town, 'records');
    expect((await records.post(`${base}/${id}/sender`, { why_sender: '開示請求' })).status).toBe(200);
    for (const kind of ['otherMember', 'otherHead', 'auditor', 'administrator', 'panel', 'person'] as const) {
      const other = await as(town, kind);
      for (const path of [base, `${base}/new`, `${base}/${id}`, `${base}/${id}/slip`]) expect((await other.ask(path)).status, `${kind} ${path}`).toBe(403);
      expect((await other.post(`${base}/${id}/sender`, { why_sender: 'x' })).status, kind).toBe(403);
      expect((await other.post(`${base}/${id}/attachments`, { position: '0', why_file: 'x' })).status, kind).toBe(403);
      expect((await other.post(`${base}/${id}/aside`, { ground: 'abuse', reason: 'x' })).status, kind).toBe(403);
    }
    const planning = await as(town, 'planning');
    expect((await planning.ask(`${base}/${id}`)).status).toBe(200);
    expect((await planning.post(`${base}/${id}/sender`, { why_sender: 'x' })).status).toBe(403);
    expect((await planning.post(`${base}/${id}/aside`, { ground: 'abuse', reason: 'x' })).status).toBe(403);
    expect((await (await nobody(town)).ask(base)).status).not.toBe(200);
  });

  it('is found under no other consultation', async () => {
    const other = await townConsultation(town, { number: 3 });
    const id = await enter({ ...given, 'text-1': '別の募集', form_key: formKey(22) });
    expect((await member.ask(`/staff/consultations/${other.slug}/submissions/${id}`)).status).toBe(404);
    expect((await member.post(`/staff/consultations/${other.slug}/submissions/${id}/sender`, { why_sender: 'x' })).status).toBe(404);
  });

  it('is in no list, no file and no public page, nor on the disk or in the database in the clear', async () => {
    for (const path of [base, `${base}?format=csv`, `${base}?format=json`, `${base}?text=街路樹`, `/consultations/${call.slug}/moderation`, `/consultations/${call.slug}/moderation?format=json`]) {
      const said = await (await head.ask(path, { headers: { accept: '*/*' } })).text();
      expect(said, path).not.toMatch(/ヒミツ|HIMITSU|himitsu/);
    }
    const { rows } = await sql<{ name: string }>`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(town.owner);
    for (const { name } of rows) {
      const found = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t where t::text ~ 'ヒミツ|HIMITSU|himitsu' limit 1`.execute(town.owner);
      expect(found.rows, name).toEqual([]);
    }
  });
});

describe('what is set aside', () => {
  it('needs a ground and a reason, is kept, counted apart, and stands in the public log without its text', async () => {
    const id = await enter({ ...given, 'text-1': '広告の文面です', form_key: formKey(30) });
    expect((await head.post(`${base}/${id}/aside`, { ground: '', reason: '' })).status).toBe(422);
    expect((await head.post(`${base}/${id}/aside`, { ground: 'advertising', reason: '商品の宣伝だけが書かれています。' })).status).toBe(303);
    expect((await head.post(`${base}/${id}/aside`, { ground: 'advertising', reason: '二度目' })).status).toBe(422);
    const log = await (await town.ask(`/consultations/${call.slug}/moderation`)).text();
    expect(log).toContain('商品の宣伝だけが書かれています。');
    expect(log).toContain(`第${id}号`);
    expect(log).not.toContain('広告の文面です');
    expect(await (await member.ask(`${base}?state=aside`)).text()).toContain(`第${id}号`);
    expect(await (await member.ask(`${base}/${id}`)).text()).toContain('広告の文面です');
    expect((await head.post(`${base}/${id}/restoration`, { reason: '本文に計画への意見がありました。' })).status).toBe(303);
    const data = (await (await town.ask(`/consultations/${call.slug}/moderation?format=json`)).json()) as { aside_now: number; entries: { act: string; ground: string }[] };
    expect(data.aside_now).toBe(0);
    expect(data.entries.map(({ act, ground }) => [act, ground])).toEqual([['restored', 'advertising'], ['set-aside', 'advertising']]);
    expect(await (await town.ask(`/consultations/${call.slug}/moderation?format=csv`)).text()).toContain('advertising');
    const { rows } = await sql<{ kind: string; document: string; path: string }>`select kind, document, path from record.public_act where kind like 'opinion.%' order by id`.execute(town.owner);
    expect(rows.map(({ kind }) => kind)).toEqual(['opinion.set-aside', 'opinion.restored']);
    expect(JSON.parse(rows[0]!.document)).toEqual({ consultation: call.slug, number: id, act: 'set-aside', ground: 'advertising', reason: '商品の宣伝だけが書かれています。' });
    expect(rows[0]!.path).toBe(`/consultations/${call.slug}/moderation`);
  });

  it('tells the other domains, by a raised revision', async () => {
    const id = await enter({ ...given, 'text-1': '知らせる', form_key: formKey(31) });
    await head.post(`${base}/${id}/aside`, { ground: 'off-subject', reason: '別の件です。' });
    const { rows } = await sql<{ payload: unknown }>`select payload from platform.outbox_event where topic = 'opinion.submission-changed' order by id desc limit 1`.execute(town.owner);
    expect(rows[0]!.payload).toEqual({ consultationId: call.id, submissionId: id });
    const found = await sql<{ revision: number }>`select revision from opinion.submission where id = ${id}`.execute(town.owner);
    expect(found.rows[0]!.revision).toBe(2);
  });
});

describe('the list of what came in', () => {
  it('is filtered, sorted and given out as files', async () => {
    const csv = await (await member.ask(`${base}?way=counter&format=csv`, { headers: { accept: '*/*' } })).text();
    expect(csv.split('\r\n')[0]).toContain('number,way,received_on,late,state,opinions,copies,attachments,revision');
    expect(csv).toContain(',counter,');
    expect(csv).not.toContain(',post,');
    const found = (await (await member.ask(`${base}?text=窓口で&format=json`, { headers: { accept: '*/*' } })).json()) as { total: number };
    expect(found.total).toBe(1);
    expect((await member.ask(`${base}?page=99`)).status).toBe(404);
    expect((await member.ask(`${base}?sort=opinions&order=desc`)).status).toBe(200);
  });
});
