import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { as, type Signed } from '#cast';
import { townMap } from '#fixtures/opinion-map/town-map';
import { openPlanTown, read, readCsv, readJson } from '#fixtures/plan/town-plan';
import { openTown, type Town } from '#town';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareMap, revisionOfMap, slugOfMap, workOf, writtenMap } from './written-map.fixture.ts';

const staff = '/staff/opinion-maps';

describe('an opinion map', () => {
  let town: Town;
  let member: Signed;
  let head: Signed;
  let slug: string;
  beforeAll(async () => {
    town = await openPlanTown();
    [member, head] = [await as(town, 'member'), await as(town, 'head')];
  });
  afterAll(() => town.close());

  test('pages say kindly that there is none yet', async () => {
    expect((await read(town, '/opinion-maps')).said).toContain('意見の地図はまだありません');
    expect(await (await member.ask(staff)).text()).toContain('意見の地図はまだありません');
    expect((await read(town, '/opinion-maps/2026-1')).status).toBe(404);
  });

  test('begins with rules that a city can keep, and says why proved identities cannot be asked for', async () => {
    const page = await (await member.ask(`${staff}/new`)).text();
    for (const words of ['だれかを傷つけることば', 'value="140"', '「本人確認の済んだ方」は、いまは選べません']) expect(page).toContain(words);
    expect(page).not.toContain('value="verified"');
    const reply = await member.post(staff, { ...writtenMap, access: 'verified' });
    expect([reply.status, await reply.text()]).toEqual([422, expect.stringContaining('市民の本人確認をする認証サービスが、このサイトに設定されていない')]);
  });

  test('that is drafted gets its number, and a checklist says what is missing and where it is mended', async () => {
    const reply = await member.post(staff, { ...writtenMap, background: '', contact: '', opens_on: '', closes_on: '', rules: '' });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, `${staff}/2026-1?done=saved`]);
    const page = await (await member.ask(`${staff}/2026-1`)).text();
    for (const words of ['背景がまだ書かれていません', '期間がまだ決まっていません', 'きまりがまだ書かれていません', '最初の意見は0件です。3件以上', `${staff}/2026-1/edit#f-opens_on`]) expect(page).toContain(words);
    expect(page).not.toContain('この内容で公表する');
    const refused = await (await head.postJson(`${staff}/2026-1/announcement`, { revision: 1 })).json();
    expect(refused).toMatchObject({ status: 422, type: 'urn:hiraku:problem:lacking' });
  });

  test('that nobody wants is taken away while it is a draft', async () => {
    const revision = await revisionOfMap(member, '2026-1');
    expect((await member.post(`${staff}/2026-1/removal`, { revision: '77' })).status).toBe(409);
    expect((await member.post(`${staff}/2026-1/removal`, { revision })).headers.get('location')).toBe(staff);
    expect((await member.ask(`${staff}/2026-1`)).status).toBe(404);
  });

  test('with a mistake comes back with every word that was typed', async () => {
    const reply = await member.post(staff, { ...writtenMap, question: '', background: '消えない文章', closes_on: '2026-04-01', length_max: '5', channels_other: Array.from({ length: 12 }, (_, index) => `方法${index}`).join('\n') });
    const page = await reply.text();
    expect(reply.status).toBe(422);
    for (const words of ['消えない文章', '問いを書いてください', '最後の日は、始まりの日以後', '20から400までの数', '12までにしてください', '方法11']) expect(page).toContain(words);
  });

  test('is drafted by its department and planning, and by nobody else', async () => {
    slug = await prepareMap(member);
    const statuses = async (person: Signed) => [(await person.ask(`${staff}/${slug}`)).status, (await person.post(`${staff}/${slug}/edit`, { ...writtenMap, revision: '99' })).status, (await person.post(`${staff}/${slug}/announcement`)).status, (await person.post(`${staff}/${slug}/seeds`, { lines: 'x' })).status];
    for (const kind of ['otherMember', 'otherHead', 'person', 'auditor'] as const) expect(await statuses(await as(town, kind)), kind).toEqual([403, 403, 403, 403]);
    expect((await (await as(town, 'planning')).ask(`${staff}/${slug}`)).status).toBe(200);
    expect((await (await as(town, 'otherMember')).post(staff, writtenMap)).status).toBe(422);
  });

  test('that is a draft is seen nowhere in public', async () => {
    await town.program.runPendingJobs();
    for (const path of [`/opinion-maps/${slug}`, `/api/v1/opinion-maps/${slug}`, `/en/opinion-maps/${slug}`]) expect((await town.ask(path)).status, path).toBe(404);
    for (const path of ['/', '/opinion-maps', '/api/v1/opinion-maps', '/opinion-maps?format=csv', '/search?q=駅前の道', '/feeds/all', '/plan/programmes/P0002', '/data', '/record']) expect(await (await town.ask(path)).text(), path).not.toContain('これからの駅前の道');
  });

  test('saved by a second person at the same time shows both texts and loses nothing', async () => {
    const revision = await revisionOfMap(member, slug);
    expect((await head.post(`${staff}/${slug}/edit`, { ...writtenMap, revision, contact: '道路課 電話 042-111-1111' })).status).toBe(303);
    const late = await member.post(`${staff}/${slug}/edit`, { ...writtenMap, revision, background: 'あとから書いた背景' });
    const page = await late.text();
    expect(late.status).toBe(409);
    for (const words of ['ほかの人が先に保存しました', '042-111-1111', 'あとから書いた背景']) expect(page).toContain(words);
    const now = /name="revision" value="(\d+)"/.exec(page)![1]!;
    expect((await member.post(`${staff}/${slug}/edit`, { ...writtenMap, revision: now })).status).toBe(303);
    expect((await member.post(`${staff}/${slug}/edit`, { ...writtenMap, revision: '1' })).status).toBe(303);
  });

  test('keeps the address of a way that the city named, whatever else is ticked', async () => {
    const before = (await workOf(member, slug)).channels as { key: string }[];
    expect(before.map(({ key }) => key)).toEqual(['poster', 'school', 'way1']);
    await member.post(`${staff}/${slug}/edit`, { ...writtenMap, 'channels[]': ['poster'], channels_other: '駅の掲示板\n朝市のちらし | Morning market leaflet', revision: await revisionOfMap(member, slug) });
    expect((await workOf(member, slug)).channels).toEqual([expect.objectContaining({ key: 'poster' }), { key: 'way2', label: { ja: '駅の掲示板', en: '駅の掲示板' } }, { key: 'way1', label: { ja: '朝市のちらし', en: 'Morning market leaflet' } }]);
  });

  test('is announced by the head, not by a member, and only in the text that the head has read', async () => {
    const revision = await revisionOfMap(head, slug);
    expect((await member.post(`${staff}/${slug}/announcement`, { revision })).status).toBe(403);
    expect((await head.post(`${staff}/${slug}/announcement`, { revision: '1' })).status).toBe(409);
    expect((await head.post(`${staff}/${slug}/announcement`, { revision })).headers.get('location')).toBe(`${staff}/${slug}?done=announced`);
    expect((await head.post(`${staff}/${slug}/announcement`, { revision })).status).toBe(409);
    expect((await member.ask(`${staff}/${slug}/edit`)).status).toBe(409);
    expect((await member.post(`${staff}/${slug}/removal`, { revision: await revisionOfMap(member, slug) })).status).toBe(409);
  });

  test('says when it begins, how statements are treated and what is kept of a person', async () => {
    const { said, html } = await read(town, `/opinion-maps/${slug}`);
    for (const words of ['始まるまであと9日', 'から参加できます。', '名前も、登録も要りません', '市の担当者が確かめてから', '一つの文には、一つのことを書いてください', 'だれの番号かは、記録しません', '街路樹', '042-000-0000']) expect(said).toContain(words);
    expect(html).not.toContain(`href="/opinion-maps/${slug}/part`);
    expect((await read(town, `/en/opinion-maps/${slug}`)).said).toContain('How do you want the streets around the station to be?');
  });

  test('that is open has one button to take part, which hands on how somebody came', async () => {
    town.clock.set('2026-04-20T10:00:00+09:00');
    [member, head] = [await as(town, 'member'), await as(town, 'head')];
    const { said, html } = await read(town, `/opinion-maps/${slug}`);
    expect(said).toContain('あと19日');
    expect(html).toContain(`href="/opinion-maps/${slug}/part"`);
    expect((await read(town, `/opinion-maps/${slug}?from=poster`)).html).toContain(`href="/opinion-maps/${slug}/part?from=poster"`);
    expect((await read(town, `/opinion-maps/${slug}?from=unknown`)).html).toContain(`href="/opinion-maps/${slug}/part"`);
    expect(await (await member.ask(`${staff}/${slug}`)).text()).toContain(`http://town.example/opinion-maps/${slug}?from=way1`);
  });

  test('is found on the pages of its programme, measure and department, on the front page and by the search', async () => {
    await town.program.runPendingJobs();
    const programme = (await town.ask('/plan/programmes/P0002')).headers.get('location')!;
    for (const path of ['/', programme, '/plan/measures/緑1-1', '/api/v1/search?q=駅前の道', '/feeds/all']) expect(await (await town.ask(path)).text(), path).toContain('これからの駅前の道');
    expect((await read(town, '/search?q=駅前の道')).said).toContain('意見の地図');
    expect(await (await town.ask('/feeds/programmes/P0002')).text()).toContain('意見の地図「これからの駅前の道を、どうしたいですか。」を公表しました');
    expect((await read(town, '/data')).html).toContain('/opinion-maps?format=csv');
  });

  test('is listed with others by stage, year, department and words, as CSV and as JSON', async () => {
    const second = await prepareMap(member, { question: '公園の使い方を教えてください。', opens_on: '2026-06-01', closes_on: '2026-06-30', 'programmes[]': [] });
    await head.post(`${staff}/${second}/announcement`, { revision: await revisionOfMap(head, second) });
    const questions = async (query: string): Promise<string[]> => (await readJson(town, `/opinion-maps?format=json${query}`)).opinion_maps.map((one: { slug: string }) => one.slug);
    expect(await questions('')).toEqual([slug, second]);
    expect(await questions('&stage=upcoming')).toEqual([second]);
    expect(await questions('&text=公園')).toEqual([second]);
    expect(await questions('&department=道路課&year=2026&sort=opens&order=desc')).toEqual([second, slug]);
    expect(await questions('&department=総務課')).toEqual([]);
    expect((await readCsv(town, '/opinion-maps?format=csv')).map(({ slug: one, stage, programmes }) => [one, stage, programmes])).toEqual([[slug, 'open', 'P0002'], [second, 'upcoming', '']]);
    expect(await readJson(town, '/api/v1/opinion-maps?programme=P0002')).toMatchObject({ total: 1, items: [{ slug, access: 'anyone', url: `http://town.example/opinion-maps/${slug}` }] });
    const one = await town.ask(`/api/v1/opinion-maps/${slug}`);
    expect(one.headers.get('access-control-allow-origin')).toBe('*');
    expect(await one.json()).toMatchObject({ slug, length_max: 140, seed: expect.any(Number), links: { report: null } });
    expect((await town.ask('/opinion-maps?page=9', { headers: { accept: 'text/html' } })).status).toBe(404);
  });

  test('that is public is changed by the head with a reason, and the days only become more', async () => {
    const revision = await revisionOfMap(head, slug);
    const typed = { revision, closes_on: '2026-05-09', contact: writtenMap.contact, moderation: 'after', shows: 'live', 'channels[]': ['poster'], channels_other: '駅の掲示板\n朝市のちらし | Morning market leaflet', reason: '意見がすぐ見えるようにします。' };
    expect((await member.post(`${staff}/${slug}/changes`, typed)).status).toBe(403);
    const wrong = await head.post(`${staff}/${slug}/changes`, { ...typed, closes_on: '2026-05-01', reason: '' });
    const page = await wrong.text();
    expect(wrong.status).toBe(422);
    for (const words of ['より早くできません', '変更する理由を書いてください']) expect(page).toContain(words);
    expect((await head.post(`${staff}/${slug}/changes`, { ...typed, moderation: 'before' })).status).toBe(422);
    expect((await head.post(`${staff}/${slug}/changes`, { ...typed, closes_on: '2026-05-20' })).status).toBe(303);
    expect((await head.post(`${staff}/${slug}/changes`, { ...typed, shows: 'end' })).status).toBe(422);
    expect((await head.post(`${staff}/${slug}/changes`, { ...typed, closes_on: '2026-05-20', shows: 'end' })).status).toBe(409);
    const { said } = await read(town, `/opinion-maps/${slug}`);
    for (const words of ['あと30日', '意見がすぐ見えるようにします。', '公開する前に確かめる → 公開した後に確かめる', 'すぐに公開します']) expect(said).toContain(words);
  });

  test('gets and loses ways by which people come, but none by which somebody came, and no printed address leads to another', async () => {
    await sql`insert into opinion_map.participant (conversation_id, number, code_sha256, came_by, began_at) select id, 6, '\\x02', 'poster', now() from opinion_map.conversation where slug = ${slug}`.execute(town.db);
    const keys = async (): Promise<string[]> => (await sql<{ channels: { key: string }[] }>`select channels from opinion_map.conversation where slug = ${slug}`.execute(town.db)).rows[0]!.channels.map(({ key }) => key);
    const send = async (ways: string[], others: string): Promise<Response> => head.post(`${staff}/${slug}/changes`, { revision: await revisionOfMap(head, slug), closes_on: '2026-05-20', contact: writtenMap.contact, moderation: 'after', shows: 'live', 'channels[]': ways, channels_other: others, reason: '催しで配ります。' });
    expect(await keys()).toEqual(['poster', 'way2', 'way1']);
    const refused = await send(['event'], writtenMap.channels_other);
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringMatching(/「ポスター」から来た方がいるため、この方法は外せません[\s\S]*value="event" checked/)]);
    expect((await send(['poster', 'event'], '夕市のちらし')).status).toBe(303);
    const [, , added] = await keys();
    expect(added).toMatch(/^way\d\d+$/);
    const { said } = await read(town, `/opinion-maps/${slug}`);
    expect(said).toContain('来てもらう方法: ポスター、駅の掲示板、朝市のちらし → ポスター、催し・説明会、夕市のちらし');
    expect((await read(town, `/en/opinion-maps/${slug}`)).said).toContain('Morning market leaflet');
    const { rows } = await sql<{ document: string }>`select document from record.public_act where kind = 'opinion-map.changed' order by id desc limit 1`.execute(town.owner);
    expect(rows[0]!.document).toContain('催し・説明会');
    expect((await send(['poster', 'event'], '夕市のちらし')).status).toBe(422);
    await sql`delete from opinion_map.participant where number = 6`.execute(town.owner);
  });

  test('waits on the desk with as many statements as its queue has rows', async () => {
    await sql`insert into opinion_map.participant (conversation_id, number, code_sha256, came_by, began_at) select id, 7, '\\x01', 'page', now() from opinion_map.conversation where slug = ${slug}`.execute(town.db);
    await sql`insert into opinion_map.statement (conversation_id, number, text, folded, lang, origin, author, state, made_at)
      select id, n, '意見' || n, '意見' || n, 'ja', 'participant', 7, 'waiting', now() from opinion_map.conversation, generate_series(50, 51) n where slug = ${slug}`.execute(town.db);
    const desk = await (await member.ask('/staff')).text();
    expect(desk).toContain(`${staff}/${slug}/queue`);
    const queue = await (await member.ask(`${staff}/${slug}/queue?format=json`, { headers: { accept: 'application/json' } })).json();
    expect([queue.total ?? queue.statements.length, (await workOf(member, slug)).numbers.waiting]).toEqual([2, 2]);
    const listed = await (await member.ask(`${staff}?format=json&waits=statements`)).json();
    expect(listed.opinion_maps).toEqual([expect.objectContaining({ slug, waiting: 2 })]);
    expect(await (await (await as(town, 'otherMember')).ask('/staff')).text()).not.toContain(`${staff}/${slug}/queue`);
  });

  test('measures itself: people and first votes of the fiscal year', async () => {
    const [{ rows }, { domain }] = [await sql<{ id: number }>`select id from opinion_map.conversation where slug = ${slug}`.execute(town.db), await import('#wiring/opinion-map')];
    await sql`insert into opinion_map.vote (conversation_id, participant, statement, value, before, cast_at) values (${rows[0]!.id}, 7, 1, 1, null, '2026-04-20T01:00:00Z'), (${rows[0]!.id}, 7, 1, -1, 1, '2026-04-20T01:00:00Z'), (${rows[0]!.id}, 7, 2, 1, null, '2026-03-31T14:00:00Z')`.execute(town.db);
    await sql`update opinion_map.participant set began_at = '2026-04-20T01:00:00Z'`.execute(town.db);
    const measured = await Promise.all(domain.indicators!.map(async ({ key, measure }) => [key, await measure(town.db, 2026), await measure(town.db, 2025)]));
    expect(measured).toEqual([['opinion-map.participants', 1, 0], ['opinion-map.votes', 1, 1]]);
  });

  test('is cancelled with a reason, which its page keeps; what is over is not', async () => {
    const cancelled = slugOfMap(await head.post(staff, { ...writtenMap, question: '取りやめる問い', opens_on: '2026-04-25' }));
    await head.post(`${staff}/${cancelled}/seeds`, { lines: 'ひとつめの意見\nふたつめの意見\nみっつめの意見' });
    await head.post(`${staff}/${cancelled}/announcement`, { revision: await revisionOfMap(head, cancelled) });
    const revision = await revisionOfMap(head, cancelled);
    expect((await member.post(`${staff}/${cancelled}/cancellation`, { revision, reason: 'x' })).status).toBe(403);
    expect((await head.post(`${staff}/${cancelled}/cancellation`, { revision, reason: '' })).status).toBe(422);
    expect((await head.post(`${staff}/${cancelled}/cancellation`, { revision, reason: '工事が中止になったためです。' })).status).toBe(303);
    const { said: saidOfCancelled } = await read(town, `/opinion-maps/${cancelled}`);
    for (const words of ['工事が中止になったためです。', 'の予定でした', '取りやめたので、結果はありません', '取りやめたので、投票は公開しません']) expect(saidOfCancelled).toContain(words);
    for (const words of ['参加できます', '書けます', '公開します。それまで']) expect(saidOfCancelled).not.toContain(words);
    town.clock.set('2026-05-21T10:00:00+09:00');
    head = await as(town, 'head');
    const work = await (await head.ask(`${staff}/${slug}`)).text();
    expect(work).toContain('確認を待つ意見が2件あるため、確定版はまだできません。すべて確認すると、数分で確定版ができます。残っていても、2026年5月28日');
    expect(await (await head.ask(`${staff}/${slug}/changes`)).text()).not.toContain('type="radio"');
    const { said, html } = await read(town, `/opinion-maps/${slug}`);
    expect(said).toContain('受付は終わりました');
    expect(html).not.toContain(`href="/opinion-maps/${slug}/part"`);
    expect((await head.post(`${staff}/${slug}/cancellation`, { revision: await revisionOfMap(head, slug), reason: '遅い' })).status).toBe(422);
    expect((await head.post(`${staff}/${slug}/seeds`, { lines: '遅い意見です', reason: '遅い' })).status).toBe(409);
  });
});

describe('what pages promise about who voted how', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ at: '2026-04-10T12:00:00+09:00' });
  });
  afterAll(() => town.close());

  /** In the order of the languages. */
  const saidOf = async (path: string): Promise<[ja: string, en: string]> => [(await read(town, path)).said, (await read(town, `/en${path}`)).said];

  test('is true where an account stands behind the votes: the city could find them with its key, and says so on every way in', async () => {
    for (const [access, number] of [['signed-in', 11], ['verified', 12]] as const) {
      const { slug } = await townMap(town, { number, access });
      for (const said of await saidOf(`/opinion-maps/${slug}`)) {
        expect(said).toMatch(/市のプログラムは、鍵を使うと、あなたの投票を見つけられます。|With the key, the city’s program can find your votes\./);
        expect(said).toMatch(/印だけを見ても、だれのものかは分かりません。|from the mark alone nobody can tell whose it is/);
        expect(said).not.toMatch(/市にも残りません|not even by the city|記録しません。|is not recorded|名前、住所、メールアドレスは、うかがいません/);
      }
    }
    for (const said of await saidOf('/opinion-maps/2026-11/part')) expect(said).toMatch(/鍵を使うと、あなたの投票を見つけられます。|could find yours all the same/);
    expect((await read(town, '/opinion-maps/2026-11/part')).html).toContain('href="/opinion-maps/2026-11#privacy"');
  });

  test('is true where nobody has to be known: neither whose number it is nor which votes an invitation was used for is recorded', async () => {
    for (const [access, number] of [['anyone', 13], ['code', 14]] as const) {
      const { slug } = await townMap(town, { number, access });
      for (const said of await saidOf(`/opinion-maps/${slug}`)) {
        expect(said).toMatch(/だれの番号かは、記録しません。|Whose number it is is not recorded\./);
        expect(said).toMatch(/通信の番号（IPアドレス）をそのままでは残しません。|does not keep the address of your connection/);
        expect(said).not.toMatch(/アカウントから市の鍵で|made from your account/);
        expect(/どの番号の方が使ったかは、記録しません。|only that it was used is recorded/.test(said)).toBe(access === 'code');
      }
    }
  });

  test('names what else stands beside the number, and what stays when an account is erased', async () => {
    for (const [access, number] of [['anyone', 18], ['signed-in', 19], ['verified', 20], ['code', 21]] as const) {
      const { slug } = await townMap(town, { number, access });
      for (const said of await saidOf(`/opinion-maps/${slug}`)) {
        expect(said).toMatch(/どの案内から来たか.*番号といっしょに残し|Through which notice you came.*is kept with the number/);
        expect(/書いた意見は、どちらのときも残ります。|Statements that you wrote stay in either case\./.test(said)).toBe(access === 'signed-in' || access === 'verified');
      }
    }
  });

  test('nowhere says that not even the city could tell', () => {
    for (const name of readdirSync(import.meta.dirname).filter((one) => /^text.*\.(ja|en)\.ts$/.test(one)))
      expect(readFileSync(join(import.meta.dirname, name), 'utf8'), name).not.toMatch(/市にも(分かり|残り|わかり)|not even (by |to )?the city|だれがどう(投票|答え)[^。]*(記録しません|分からない)/i);
  });

  test('tells whoever takes part that a result shown live lets answers be seen as they come, and no other', async () => {
    const live = /答えがひとつ届いた時と、その中身が分かることがあります。|may see when an answer came in, and what it was\./;
    for (const [shows, number] of [['live', 15], ['end', 16]] as const) {
      const { slug } = await townMap(town, { number, shows });
      for (const path of [`/opinion-maps/${slug}`, `/opinion-maps/${slug}/part`]) for (const said of await saidOf(path)) expect(live.test(said), path).toBe(shows === 'live');
    }
    const { slug } = await townMap(town, { number: 17, opensOn: '2026-03-26', closesOn: '2026-04-09' });
    for (const said of await saidOf(`/opinion-maps/${slug}`)) expect(said).toMatch(/その中身が分かったかもしれません。|may have seen when an answer came in/);
  });
});
