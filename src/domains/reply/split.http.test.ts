import { as } from '#cast';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { changeSubmission, openAnsweringTown, type AnsweringTown } from './answering-town.fixture.ts';
import { standingOf } from './standing.store.ts';

const opinionsOf = async ({ town }: AnsweringTown, submission: number) => (await sql<{ id: number; text: string }>`select id, text from opinion.opinion where submission_id = ${submission} order by position`.execute(town.db)).rows;
const unitsOf = async ({ town }: AnsweringTown, submission: number) =>
  (await sql<{ id: number; text: string; tags: string[]; remark: boolean; public_text: string | null }>`select id, text, tags, remark, public_text from reply.unit where submission_id = ${submission} order by opinion_id, position`.execute(town.db)).rows;

describe('dividing a submission', () => {
  let place: AnsweringTown;
  beforeEach(async () => {
    place = await openAnsweringTown();
    return () => place.town.close();
  });

  test('takes one press where nothing has to be cut, and leads to the next one', async () => {
    const [first, second] = place.submissions;
    const done = await place.member.post(`${place.path}/split/${first}`, { version: '0', do: 'whole' });
    expect([done.status, done.headers.get('location')]).toEqual([303, `${place.path}/split/${second}?saved=${first}`]);
    expect((await unitsOf(place, first!)).map(({ text }) => text)).toEqual(['街路樹を残してください。\n\n落ち葉の掃除を手伝います。']);
    expect(await (await place.member.ask(done.headers.get('location')!)).text()).toContain('分け方を保存しました。');
  });

  test('cuts it where the line of hyphens is, with what was chosen for each part', async () => {
    const [first] = place.submissions;
    const [opinion] = await opinionsOf(place, first!);
    const cut = '街路樹を残してください。\r\n---\r\n落ち葉の掃除を手伝います。';
    const fields = { version: '0', 'opinion[]': String(opinion!.id), 'cut[]': cut };
    const tried = await (await place.member.post(`${place.path}/split/${first}`, { ...fields, do: 'preview' })).text();
    expect(tried).toContain('単位2');
    expect(await unitsOf(place, first!)).toEqual([]);
    const parts = { 'part_opinion[]': [opinion!.id, opinion!.id].map(String), 'part_text[]': ['街路樹を残してください。', '落ち葉の掃除を手伝います。'], 'part_kind[]': ['opinion', 'remark'], 'part_place[]': ['d1#s1', 'whole'], 'part_tags[]': ['木、街路', ''], 'part_department[]': ['', ''], 'part_public[]': ['木を残す。', ''] };
    expect((await place.member.post(`${place.path}/split/${first}`, { ...fields, ...parts, do: 'save' })).status).toBe(303);
    expect(await unitsOf(place, first!)).toMatchObject([{ text: '街路樹を残してください。', tags: ['木', '街路'], remark: false, public_text: '木を残す。' }, { text: '落ち葉の掃除を手伝います。', tags: [], remark: true, public_text: null }]);
    const page = await (await place.member.ask(`${place.path}/split/${first}`)).text();
    expect(page.replace(/<\/?span[^>]*>/g, '')).toContain('街路樹を残してください。<br/><br/>落ち葉の掃除を手伝います。');
    expect((await opinionsOf(place, first!))[0]!.text).toBe(opinion!.text);
  });

  test('that changes a letter is refused, says which, and loses nothing that was typed', async () => {
    const [first] = place.submissions;
    const [opinion] = await opinionsOf(place, first!);
    const again = await place.member.post(`${place.path}/split/${first}`, { version: '0', do: 'save', 'opinion[]': String(opinion!.id), 'cut[]': '街路樹を切ってください。\n---\n落ち葉の掃除を手伝います。', 'part_opinion[]': String(opinion!.id), 'part_text[]': opinion!.text, 'part_tags[]': '大事', 'part_kind[]': 'opinion', 'part_place[]': 'whole', 'part_department[]': '', 'part_public[]': '' });
    const page = await again.text();
    expect(again.status).toBe(422);
    expect(page).toContain('なくなった文字：「残し」。増えた文字：「切っ」。');
    expect(page).toContain('街路樹を切ってください。\n---');
    expect(page).toContain('value="大事"');
    expect(await unitsOf(place, first!)).toEqual([]);
  });

  test('warns where a part seems to name a person', async () => {
    const [, second] = place.submissions;
    await sql`update opinion.opinion set text = '私は山田太郎です。電話は042-123-4567です。' where submission_id = ${second}`.execute(place.town.db);
    const page = await (await place.member.ask(`${place.path}/split/${second}`)).text();
    expect(page).toContain('個人のことが書かれているかもしれません');
    expect(page).toContain('042-123-4567');
  });

  test('by two at once: the second sees both, and what they typed is kept', async () => {
    const [first] = place.submissions;
    const [opinion] = await opinionsOf(place, first!);
    const other = await as(place.town, 'planning');
    const fields = (cut: string) => ({ version: '0', do: 'save', 'opinion[]': String(opinion!.id), 'cut[]': cut });
    const replies = await Promise.all([
      place.member.post(`${place.path}/split/${first}`, fields('街路樹を残してください。\n---\n落ち葉の掃除を手伝います。')),
      other.post(`${place.path}/split/${first}`, fields('街路樹を残して\n---\nください。落ち葉の掃除を手伝います。')),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 409]);
    const late = replies.find(({ status }) => status === 409)!;
    const page = await late.text();
    expect(page).toContain('ほかの人が先に分けました');
    expect(page).toMatch(/name="version" value="1"/);
    expect((await unitsOf(place, first!)).length).toBe(2);
    expect((await sql`select from reply.split where version > 1`.execute(place.town.db)).rows).toEqual([]);
  });

  test('again keeps the parts that stay the same, with their replies, until a reply is approved', async () => {
    const [first] = place.submissions;
    const [opinion] = await opinionsOf(place, first!);
    const save = (version: number, cut: string) => place.member.post(`${place.path}/split/${first}`, { version: String(version), do: 'save', 'opinion[]': String(opinion!.id), 'cut[]': cut });
    await save(0, '街路樹を残してください。\n---\n落ち葉の掃除を手伝います。');
    const [kept] = await unitsOf(place, first!);
    await place.member.post(`${place.path}/units`, { do: 'new', 'unit[]': String(kept!.id), heading: '街路樹を残す' });
    expect((await save(1, '街路樹を残してください。\n---\n落ち葉の掃除を\n---\n手伝います。')).status).toBe(303);
    const now = await unitsOf(place, first!);
    expect([now.length, now[0]!.id]).toEqual([3, kept!.id]);
    await sql`update reply.reply set version = 1, approved_version = 1`.execute(place.town.owner);
    const refused = await save(2, '街路樹を\n---\n残してください。落ち葉の掃除を手伝います。');
    expect([refused.status, (await refused.text()).includes('承認された考え方の単位が変わるため')]).toEqual([422, true]);
  });

  test('can be done for many at once where each is one opinion', async () => {
    expect(await (await place.member.ask(`${place.path}/split`)).text()).toContain('意見が1つの応募2件を、すべてそのまま単位にする');
    const done = await place.member.post(`${place.path}/split`, { do: 'singles' });
    expect(done.headers.get('location')).toContain('taken=2');
    expect((await (await place.member.ask(`${place.path}/split?format=json`)).json()) as object).toMatchObject({ total: 1, submissions: [{ number: place.submissions[2], opinions: 2 }] });
    expect((await place.member.post(`${place.path}/split`, { do: 'chosen' })).status).toBe(422);
    await place.member.post(`${place.path}/split`, { do: 'chosen', 'submission[]': place.submissions.map(String) });
    expect(await standingOf(place.town.db, place.consultation.id)).toMatchObject({ split: 3, unsplit: 0, units: 4 });
  });

  test('many at once by two people makes each unit once', async () => {
    const planning = await as(place.town, 'planning');
    const all = place.submissions.map(String);
    const replies = await Promise.all([place.member, planning, place.member].map((person) => person.post(`${place.path}/split`, { do: 'chosen', 'submission[]': all })));
    expect(replies.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await standingOf(place.town.db, place.consultation.id)).units).toBe(4);
  });

  test('that was withdrawn takes its units away once, with a note, and cannot be divided', async () => {
    const [first] = place.submissions;
    await place.member.post(`${place.path}/split/${first}`, { version: '0', do: 'whole' });
    await changeSubmission(place, first!, 'withdrawn');
    await place.town.program.runPendingJobs();
    await place.town.program.runPendingJobs();
    expect(await unitsOf(place, first!)).toEqual([]);
    const page = await (await place.member.ask(`${place.path}/split/${first}`)).text();
    expect(page.split('この応募の単位1件を除きました').length).toBe(2);
    expect((await place.member.post(`${place.path}/split/${first}`, { version: '0', do: 'whole' })).status).toBe(409);
  });

  test('while somebody withdraws it never leaves a unit of what is withdrawn', async () => {
    for (const submission of place.submissions) {
      await Promise.all([place.member.post(`${place.path}/split/${submission}`, { version: '0', do: 'whole' }), changeSubmission(place, submission, 'withdrawn')]);
    }
    await place.town.program.runPendingJobs();
    expect(await standingOf(place.town.db, place.consultation.id)).toMatchObject({ submissions: 0, units: 0, unsplit: 0 });
  });

  test('that was added to is divided again, and keeps what it had', async () => {
    const [, second] = place.submissions;
    await place.member.post(`${place.path}/split/${second}`, { version: '0', do: 'whole' });
    const [unit] = await unitsOf(place, second!);
    await changeSubmission(place, second!, 'added');
    await place.town.program.runPendingJobs();
    expect(await standingOf(place.town.db, place.consultation.id)).toMatchObject({ stale: 1, units: 1, complete: false });
    expect(await (await place.member.ask(`${place.path}/split/${second}`)).text()).toContain('応募の内容が変わりました');
    await place.member.post(`${place.path}/split/${second}`, { version: '1', do: 'whole' });
    const now = await unitsOf(place, second!);
    expect(now.map(({ text }) => text)).toEqual(['植え替えの前に説明してほしい。', '追加の意見です。']);
    expect(now[0]!.id).toBe(unit!.id);
  });

  test('set aside and restored waits to be divided again', async () => {
    const [first] = place.submissions;
    await place.member.post(`${place.path}/split/${first}`, { version: '0', do: 'whole' });
    await changeSubmission(place, first!, 'aside');
    await place.town.program.runPendingJobs();
    expect((await standingOf(place.town.db, place.consultation.id)).units).toBe(0);
    await changeSubmission(place, first!, 'restored');
    await place.town.program.runPendingJobs();
    expect(await standingOf(place.town.db, place.consultation.id)).toMatchObject({ submissions: 3, split: 0, stale: 0 });
  });
});

describe('who divides', () => {
  let place: AnsweringTown;
  beforeAll(async () => {
    place = await openAnsweringTown();
  });
  afterAll(() => place.town.close());

  test.each(['otherMember', 'records', 'auditor', 'administrator', 'panel', 'person'] as const)('not %s', async (kind) => {
    const person = await as(place.town, kind);
    expect((await person.ask(`${place.path}/split`)).status).toBe(403);
    expect((await person.post(`${place.path}/split/${place.submissions[0]}`, { version: '0', do: 'whole' })).status).toBe(403);
  });

  test.each(['x', '0', '999999', '99999999999999'])('and submission %s is nowhere', async (id) => {
    expect((await place.member.ask(`${place.path}/split/${id}`)).status).toBe(404);
  });

  test('keeps an internal note', async () => {
    const path = `${place.path}/split/${place.submissions[0]}`;
    expect((await place.member.post(`${path}/notes`, { note: ' ' })).status).toBe(422);
    expect((await place.member.post(`${path}/notes`, { note: '電話で確かめた' })).status).toBe(303);
    expect(await (await place.member.ask(path)).text()).toContain('電話で確かめた');
  });
});
