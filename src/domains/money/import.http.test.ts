import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { as, type Signed } from '#cast';
import { bring } from '#fixtures/plan/town-plan';
import { townBook } from '#fixtures/plan/town-book';
import { openTown, type Town } from '#town';
import { importCommand } from './import.command.ts';

let town: Town;
let planning: Signed;

beforeAll(async () => {
  town = await openTown();
  await bring(town, townBook());
  planning = await as(town, 'planning');
});
afterAll(() => town.close());

const table = (...rows: string[]) => ['事業名,年度,区分,補正号数,計,国庫支出金,一般財源', ...rows].join('\n');
const file = (text: string) => new File([text], '決算.csv', { type: 'text/csv' });

/** Sends a table, looks at its preview and gives the hidden fields of its form. */
async function preview(text: string, who = planning): Promise<{ html: string; fields: Record<string, string> }> {
  const sent = await who.post('/staff/money/uploads', { file: file(text) });
  expect(sent.status).toBe(303);
  const html = await (await who.ask(sent.headers.get('location')!)).text();
  return { html, fields: Object.fromEntries(['sha256', 'name', 'seen'].map((name) => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''])) };
}

const csv = async () => (await town.ask('/plan/money/amounts?format=csv')).text();

describe('the settlement of a year', () => {
  test('is previewed without changing anything, then good rows go in and bad rows stay with the reason', async () => {
    const { html, fields } = await preview(table('公園の整備,2024,当初予算,,10000,2000,8000', '公園の整備,2024,補正予算,1,500,,', '公園の整備,2024,決算,,9450,,', 'どこにもない事業,2024,決算,,1,,'));
    expect(html).toContain('どこにもない事業 | 2024 | 決算 |  | 1 |'.trim());
    expect(html).toContain('3行を取り込む');
    expect(await csv()).not.toContain('公園の整備');
    const done = await planning.post('/staff/money/imports', fields);
    expect(done.status).toBe(303);
    const report = await (await planning.ask(done.headers.get('location')!)).text();
    expect(report).toContain('3行を追加し、0行を変更しました');
    expect(report).toContain('公開されている計画にありません');
  });

  test('stands on the public pages with its execution rate', async () => {
    const list = await (await town.ask('/plan/money?format=json')).json();
    expect(list).toMatchObject({ fiscal_year: 2024, programmes: expect.arrayContaining([expect.objectContaining({ name: '公園の整備', planned_thousand_yen: 10_000, available_thousand_yen: 10_500, settlement_thousand_yen: 9_450, execution_rate_percent: 90 })]) });
    const page = await (await town.ask(`/plan/programmes/${encodeURIComponent('公園の整備')}`)).text();
    expect(page).toContain('計画・予算・決算');
    expect(page).toContain('90.0 %');
  });

  test('what is exported changes nothing when it is imported again', async () => {
    const { html } = await preview(await csv());
    expect(html).toContain('変わる金額はありません');
  });

  test('is a public act, told as a role and never by name', async () => {
    const { rows } = await sql<{ kind: string; acting_as: string; programmes: string[] }>`select kind, acting_as, programmes from record.public_act where kind = 'money.amounts-published'`.execute(town.db);
    expect(rows).toEqual([{ kind: 'money.amounts-published', acting_as: 'planning: 企画部 企画課', programmes: ['P0001'] }]);
  });

  test('somebody who agrees to an old preview sees what changed meanwhile, and nothing is written', async () => {
    const mine = await preview(table('公園の整備,2024,決算,,9500,,'));
    const theirs = await preview(table('公園の整備,2024,決算,,9600,,'));
    expect((await planning.post('/staff/money/imports', theirs.fields)).status).toBe(303);
    const late = await planning.post('/staff/money/imports', mine.fields);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('ほかの取込がありました');
    expect(await csv()).toContain('9600');
  });

  test('more than a million pasted letters are sent as a file instead', async () => {
    const large = await planning.post('/staff/money/uploads', { pasted: '"'.repeat(900_001) });
    expect(large.status).not.toBe(500);
    const form = new FormData();
    form.set('csrf', planning.csrf);
    form.set('pasted', '"'.repeat(1_000_001));
    const refused = await town.ask('/staff/money/uploads', { method: 'POST', body: form, headers: { cookie: planning.cookie, accept: 'text/html' } });
    const html = await refused.text();
    expect([refused.status, html.length < 100_000]).toEqual([422, true]);
    expect(html).toContain('100万文字まで');
  });

  test('pasted cells do as well as a file, and what was pasted is not lost with an error', async () => {
    const pasted = '事業名\t年度\t区分\t計\n街路樹の手入れ\t令和6年度\t決算\t2,900';
    expect((await planning.post('/staff/money/uploads', { pasted })).status).toBe(303);
    const wrong = await planning.post('/staff/money/uploads', { pasted: 'ただの文章\nです' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('ただの文章');
    const nothing = await planning.post('/staff/money/uploads');
    expect(nothing.status).toBe(422);
    expect(await nothing.text()).toContain('ファイルを選ぶか、表を貼り付けてください');
  });

  test('nobody but the planning section brings amounts in', async () => {
    const member = await as(town, 'member');
    expect((await member.post('/staff/money/uploads', { file: file(table()) })).status).toBe(403);
    expect((await member.ask('/staff/money')).status).toBe(200);
    expect((await town.ask('/staff/money', { headers: { accept: 'text/html' } })).status).toBe(303);
  });

  test('files that are no table are refused with a sentence', async () => {
    for (const bytes of [new Uint8Array([0xff, 0xd8, 0xff, 0]), new Uint8Array()]) {
      const reply = await planning.post('/staff/money/uploads', { file: new File([bytes], 'x.jpg') });
      expect(reply.status).toBe(422);
    }
    expect((await planning.ask(`/staff/money/previews/${'0'.repeat(64)}?name=x`)).status).toBe(404);
    expect((await planning.post('/staff/money/imports', { sha256: '../../etc', seen: '' })).status).toBe(404);
  });

  test('the list of a year can be narrowed, sorted and is refused beyond its end', async () => {
    const names = async (query: string) => ((await (await town.ask(`/plan/money?format=json&${query}`)).json()) as { programmes: { name: string }[] }).programmes.map(({ name }) => name);
    expect(await names(`measure=${encodeURIComponent('緑1-1')}&sort=planned&order=desc`)).toEqual(['公園の整備', '街路樹の手入れ']);
    expect(await names(`department=${encodeURIComponent('都市整備部 道路課')}`)).toEqual(['街路樹の手入れ']);
    expect((await town.ask('/plan/money?page=9', { headers: { accept: 'text/html' } })).status).toBe(404);
    expect((await town.ask('/plan/money?year=1999')).status).toBe(404);
  });

  test('the command line brings the same table in, or only looks', async () => {
    const path = join(town.settings.dataFolder, '補正.csv');
    writeFileSync(path, table('街路樹の手入れ,2025,当初予算,,3000,,', '無い事業,2025,決算,,1,,'));
    const told: string[] = [];
    const context = { ...town.program, departments: [], print: (line: string) => void told.push(line), tell: (line: string) => void told.push(line) } as unknown as Parameters<typeof importCommand.run>[0];
    expect(await importCommand.run(context, { preview: true }, [path])).toBe(1);
    expect(await csv()).not.toContain('2025');
    expect(await importCommand.run(context, {}, [path])).toBe(1);
    expect(await csv()).toContain('P0002,街路樹の手入れ,2025,当初予算,,3000');
    expect(told.join('\n')).toContain('line 3');
  });
});
