/** Giving an opinion on the web, from the form to the receipt. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { townConsultation, type TownConsultation } from '#fixtures/consultation/town-consultation';
import { lettersTo } from '#fixtures/people/visitor';
import { openTown, type Town } from '#town';
import { countsOf } from './counts.store.ts';
import { photo } from './attachment.fixture.ts';
import { codeOf, hiddenOf, openForm, said, send, sent, writer, type Writer } from './sending.fixture.ts';

let town: Town;
let call: TownConsultation;
let number = 0;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());
beforeEach(async () => {
  town.clock.set('2026-04-10T12:00:00+09:00');
  call = await townConsultation(town, { number: (number += 1) });
});

const newPath = () => `/consultations/${call.slug}/opinions/new`;
const here = (): Writer => writer(town, call.slug);
const kept = async () => (await countsOf(town.db, call.id)).total;

describe('the form', () => {
  it('begins at the section that one was reading', async () => {
    const html = await (await here().ask(`${newPath()}?document=d1&section=s2`)).text();
    expect(html).toMatch(/<option (value="d1#s2" selected|selected value="d1#s2")/);
    expect(html).toContain('第2章 植え替えの進め方');
  });

  it('takes one opinion more and one less, and keeps all that was typed', async () => {
    const who = here();
    const form = await openForm(who);
    const typed = { form, 'about-1': 'd1#s1', 'text-1': '一つ目', who: 'works', name: '市民 はなこ', email: 'a@example.jp' };
    const more = await (await who.post(newPath(), { ...typed, shown: '1', step: 'more' })).text();
    for (const kept of ['一つ目', 'name="text-2"', 'value="市民 はなこ"', 'value="a@example.jp"', 'value="works" checked']) expect(more).toContain(kept);
    const less = await (await who.post(newPath(), { ...typed, shown: '2', 'text-2': '二つ目', step: 'remove-1' })).text();
    expect(less).toContain('二つ目');
    expect(less).not.toContain('一つ目');
    expect(less).not.toContain('name="text-2"');
  });

  it('names every field at fault', async () => {
    const who = here();
    const form = await openForm(who);
    const reply = await who.post(newPath(), { form, 'text-1': '', 'about-1': 'd9#s9', email: 'nobody', step: 'check' });
    const html = await reply.text();
    expect(reply.status).toBe(422);
    for (const field of ['text-1', 'about-1', 'who', 'email']) expect(html).toContain(`href="#f-${field}"`);
  });

  it('counts characters as people do', async () => {
    const who = here();
    const form = await openForm(who);
    const check = (text: string) => who.post(newPath(), { form, ...said, 'text-1': text, step: 'check' }).then((reply) => reply.status);
    expect(await check('葛󠄀'.repeat(4_000))).toBe(200);
    expect(await check('あ'.repeat(4_001))).toBe(422);
  });

  it('asks children nothing that the rule does not require', async () => {
    const child = here();
    const html = await (await child.ask(`${newPath()}?audience=children`)).text();
    for (const asked of ['name="who"', 'name="name"', 'name="address"', 'name="email"']) expect(html).not.toContain(asked);
    expect(html).toContain(`/furigana${newPath()}?audience=children`);
    const { form } = hiddenOf(html);
    expect((await child.post(newPath(), { form: form!, audience: 'children', 'text-1': '木を ふやして', step: 'check' })).status).toBe(200);
    await sent(child, { audience: 'children', 'text-1': '木を ふやして' });
    expect(await kept()).toEqual({ people: 1, submissions: 1, opinions: 1 });
  });

  it('speaks to a child in its own words from the form to the receipt and what can be done there', async () => {
    const child = here();
    const form = await openForm(child, '?audience=children');
    const typed = { form, audience: 'children', 'about-1': 'd1#s2', 'text-1': '木を ふやして' };
    const check = await (await child.post(newPath(), { ...typed, step: 'check' })).text();
    for (const words of ['おくる前に たしかめる', 'いけんを おくる', '「第2章 植え替えの進め方」について', 'hk-document--children', `action="/furigana${newPath()}"`]) expect(check).toContain(words);
    for (const words of ['type="file"', '送る前に確かめる', 'この内容で送る', 'メールアドレス']) expect(check).not.toContain(words);
    expect(await (await child.post(`/furigana${newPath()}`, { ...typed, step: 'check' })).text()).toContain('木を');
    const reply = await send(child, form, typed);
    const place = `/consultations/receipts/${codeOf(reply)}`;
    expect(reply.headers.get('location')).toBe(`${place}?done=yes&audience=children`);
    const receipt = await (await child.ask(`${place}?done=yes&audience=children`)).text();
    for (const words of ['いけんが 市に とどきました', 'あなたが おくった いけん', 'hk-document--children', `/furigana${place}?audience=children`, `${place}/withdrawal?audience=children`]) expect(receipt).toContain(words);
    expect(receipt).not.toContain('ご意見の受付票');
    const { revision } = hiddenOf(receipt);
    expect((await child.post(`${place}/additions`, { audience: 'children', revision: revision!, text: '花も' })).headers.get('location')).toBe(`${place}?done=added&audience=children`);
    expect(await (await child.ask(`${place}/withdrawal?audience=children`)).text()).toContain('とりけさないで もどる');
    expect((await child.post(`${place}/withdrawal`, { audience: 'children' })).headers.get('location')).toBe(`${place}?done=withdrawn&audience=children`);
    // Without it the address opens the receipt as everyone's.
    expect(await (await child.ask(place)).text()).toContain('ご意見の受付票');
  });

  it('asks for name and address where the rule requires them', async () => {
    const strict = await townConsultation(town, { number: (number += 1), identity: 'required' });
    const who = writer(town, strict.slug);
    const form = await openForm(who);
    const html = await (await send(who, form)).text();
    for (const field of ['name', 'address']) expect(html).toContain(`href="#f-${field}"`);
    expect((await send(who, form, { ...said, name: '市民 はなこ', address: '拓野市中町1-2-3' })).status).toBe(303);
  });

  it('says when it begins, and that it is over', async () => {
    town.clock.set('2026-03-31T23:59:59.999+09:00');
    expect((await here().ask(newPath())).status).toBe(409);
    town.clock.set('2026-04-01T00:00:00+09:00');
    expect((await here().ask(newPath())).status).toBe(200);
    town.clock.set('2026-05-01T00:00:00+09:00');
    const over = await here().ask(newPath());
    expect([over.status, (await over.text()).includes('受け付けは終わりました')]).toEqual([410, true]);
  });
});

describe('checking and sending', () => {
  it('shows all that will be sent, and goes back without loss', async () => {
    const who = here();
    const typed = { form: await openForm(who), shown: '2', 'about-1': 'd1#s3', 'text-1': '落ち葉の掃除に\r\n参加したい', 'text-2': '二つ目', who: 'lives', name: '市民 はなこ', address: '拓野市中町1-2-3' };
    const html = await (await who.post(newPath(), { ...typed, step: 'check' })).text();
    for (const shown of ['落ち葉の掃除に', '第3章 市民との協働', '二つ目', '市内に住んでいる', '市民 はなこ（公表しません）', '拓野市中町1-2-3（公表しません）']) expect(html).toContain(shown);
    const back = await (await who.post(newPath(), { ...hiddenOf(html), step: 'back' })).text();
    expect(back).toContain('落ち葉の掃除に\n参加したい');
    expect(back).toContain('value="市民 はなこ"');
    const receipt = await who.ask((await send(who, '', hiddenOf(html))).headers.get('location')!);
    const shown = await receipt.text();
    for (const said of ['ご意見を受け付けました', '第3章 市民との協働', '二つ目', '2026年4月10日 12:00']) expect(shown).toContain(said);
    expect(shown).not.toMatch(/市民 はなこ|拓野市中町/);
    expect(['cache-control', 'x-robots-tag', 'referrer-policy'].map((name) => receipt.headers.get(name))).toEqual(['no-store', 'noindex, nofollow', 'same-origin']);
  });

  it('takes a form once, however often and however fast it is sent', async () => {
    const who = here();
    const form = await openForm(who);
    const first = codeOf(await send(who, form));
    const again = await send(who, form, { ...said, 'text-1': '送ったあとに直した' });
    expect([codeOf(again), again.headers.get('location')!.endsWith('done=again')]).toEqual([first, true]);
    const other = await openForm(who);
    const codes = await Promise.all(Array.from({ length: 8 }, async () => codeOf(await send(who, other))));
    expect(new Set(codes).size).toBe(1);
    expect(await kept()).toEqual({ people: 2, submissions: 2, opinions: 2 });
  });

  it('does not take a form that nobody signed, and loses nothing of it', async () => {
    const who = here();
    const reply = await send(who, 'forged.token');
    expect([reply.status, (await reply.text()).includes('街路樹を減らさないでください。')]).toEqual([422, true]);
    expect((await kept()).submissions).toBe(0);
  });

  it('keeps name and address sealed and apart, and counts one person once', async () => {
    const named = { ...said, name: '目印 なまえ', address: '拓野市目印町1-2-3' };
    await sent(here(), named);
    await sent(here(), { ...named, address: '拓野市目印町１丁目２番３号' });
    await sent(here(), said);
    expect(await kept()).toEqual({ people: 2, submissions: 3, opinions: 3 });
    const { rows } = await sql<{ all: string }>`select jsonb_agg(to_jsonb(s))::text || (select jsonb_agg(to_jsonb(n))::text from opinion.sender n) as all from opinion.submission s`.execute(town.db);
    expect(rows[0]!.all).not.toMatch(/目印/);
  });

  it('sends the receipt by mail where it is wanted, and keeps no address that no letter goes to', async () => {
    const code = await sent(here(), { ...said, email: 'receipt@resident.example', letters: 'receipt' });
    const [letter] = await lettersTo(town, 'receipt@resident.example');
    expect(letter!.text).toContain(code.replace(/(.{4})(?=.)/g, '$1-'));
    expect((await here().ask(letter!.path)).status).toBe(200);
    await sent(here(), { ...said, email: 'unused@resident.example' });
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from opinion.sender n join opinion.submission s on s.id = n.submission_id where s.consultation_id = ${call.id}`.execute(town.db);
    expect([rows[0]!.n, await lettersTo(town, 'unused@resident.example')]).toEqual([1, []]);
  });

  it('takes files with it, and the whole form back where one cannot be taken', async () => {
    const who = here();
    const form = await openForm(who);
    const body = (file: Blob) => {
      const fields = new FormData();
      for (const [name, value] of Object.entries({ csrf: who.cookies.get('hiraku-csrf')!, form, ...said })) fields.set(name, value);
      fields.set('file-1', file, '目印の名前.jpg');
      return who.ask(`/consultations/${call.slug}/opinions`, { method: 'POST', body: fields });
    };
    const wrong = await body(new Blob([Buffer.from([0, 1, 2, 3])]));
    expect([wrong.status, (await wrong.text()).includes('href="#f-file-1"'), (await kept()).submissions]).toEqual([422, true, 0]);
    const right = await body(new Blob([new Uint8Array(await photo('しるし'))]));
    expect((await (await who.ask(right.headers.get('location')!)).text()).includes('付けた書類')).toBe(true);
  });
});

describe('the end of the period', () => {
  it('lasts until the last thousandth of its last day', async () => {
    const who = here();
    const form = await openForm(who);
    town.clock.set('2026-04-30T23:59:59.999+09:00');
    await send(who, form);
    expect(await countsOf(town.db, call.id)).toMatchObject({ total: { submissions: 1 }, late: 0 });
  });

  it('keeps what was begun before and sent after, and marks it as late', async () => {
    town.clock.set('2026-04-30T23:59:00+09:00');
    const who = here();
    const form = await openForm(who);
    town.clock.set('2026-05-01T00:00:00+09:00');
    expect((await who.post(newPath(), { form, ...said, step: 'check' })).status).toBe(200);
    const receipt = await who.ask((await send(who, form)).headers.get('location')!);
    expect(await receipt.text()).toContain('遅れて届いたもの');
    expect(await countsOf(town.db, call.id)).toMatchObject({ total: { submissions: 1 }, late: 1 });
  });

  it('refuses late ones once the result is out, gives back what was written, and still shows a form that was taken before', async () => {
    const who = here();
    const [taken, open] = [await openForm(who), await openForm(who)];
    const code = codeOf(await send(who, taken));
    town.clock.set('2026-06-01T09:00:00+09:00');
    await sql`update consultation.consultation set result_at = now() where id = ${call.id}`.execute(town.owner);
    const refused = await send(who, open, { ...said, 'text-1': '遅すぎた意見' });
    expect([refused.status, (await refused.text()).includes('遅すぎた意見')]).toEqual([410, true]);
    expect(codeOf(await send(who, taken))).toBe(code);
    expect((await kept()).submissions).toBe(1);
  });
});
