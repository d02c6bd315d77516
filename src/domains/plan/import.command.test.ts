import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '#platform/config';
import type { Command } from '#platform/domain';
import { type Town, openTown } from '#town';
import { editionsCommand, exportCommand, layoutsCommand, publishCommand } from './edition.command.ts';
import { listEditions } from './edition.store.ts';
import { importCommand } from './import.command.ts';

const sample = join(projectRoot, 'data/nishitokyo/plan-h24-26-chapter-6.txt');
const folder = mkdtempSync(join(tmpdir(), 'hiraku-command-'));
const departments = [{ bureau: '上空部', sections: ['気球課'] }];
let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  await town?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command as the terminal does: its exit code, what it printed and what it told. */
async function call(command: Command, values: Record<string, string | boolean> = {}, ...words: string[]) {
  const printed: string[] = [];
  const told: string[] = [];
  const code = await command.run({ ...town.program, departments, print: (line) => printed.push(line), tell: (line) => told.push(line) }, values, words);
  return { code, out: printed.join('\n'), err: told.join('\n') };
}

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('hiraku plan', { shuffle: false }, () => {
  it('shows row by row what an import would do and stores nothing', async () => {
    const { code, out, err } = await call(importCommand, { 'dry-run': true }, sample);
    expect(code).toBe(0);
    expect(out).toContain('+ added    協1-1  P0002  地域コミュニティ検討事業  (line');
    expect(out).toContain('Rows: 39 added');
    expect(err).toContain('nothing was stored');
    expect(await listEditions(town.db, { drafts: true })).toEqual([]);
  });

  it('takes no title in two lines', async () => {
    const { code, err } = await call(importCommand, { title: '実施\n計画' }, sample);
    expect([code, err.split('\n')]).toEqual([1, ['--title と --plan-name には改行のない1行の文字を指定してください。', 'Give --title and --plan-name as one line, without line breaks.']]);
    expect(await listEditions(town.db, { drafts: true })).toEqual([]);
  });

  it('has no edition to export before the first import', async () => {
    expect(await call(exportCommand, { format: 'json' })).toMatchObject({ code: 1, out: '' });
    expect(await call(editionsCommand)).toMatchObject({ code: 0, out: '' });
  });

  it('puts what it brings in on the public record, but not a draft', async () => {
    const other = await openTown();
    const run = (...words: Parameters<Command['run']>) => importCommand.run(...words);
    const context = { ...other.program, departments, print: () => undefined, tell: () => undefined };
    const acts = async () => (await sql<{ kind: string; path: string; acting_as: string }>`select kind, path, acting_as from record.public_act order by id`.execute(other.db)).rows;
    try {
      await run(context, { draft: true }, [sample]);
      expect(await acts()).toEqual([]);
      await publishCommand.run(context, {}, ['2012-2014']);
      expect(await acts()).toEqual([{ kind: 'plan.edition-published', path: '/plan/editions/2012-2014', acting_as: 'command' }]);
      await run(context, {}, [fileOf('next.csv', '施策コード,事業名,2012年度,2013年度,2014年度\n協1-1,新しい事業,5,5,5\n')]);
      expect((await acts()).at(-1)).toMatchObject({ kind: 'plan.book-imported' });
      const { rows } = await sql<{ act: string }>`select act from record.act order by id`.execute(other.db);
      expect(rows.map(({ act }) => act)).toEqual(['plan-import.made', 'plan-publication.made', 'plan-import.made']);
    } finally {
      await other.close();
    }
  });

  it('brings the sample in, makes it findable, and has nothing to do the second time', async () => {
    const first = await call(importCommand, { title: '実施計画', json: true }, sample);
    expect(JSON.parse(first.out)).toMatchObject({ result: 'applied', edition: { slug: '2012-2014', isNew: true }, counts: { added: 39 }, lines: { reported: 0 } });
    expect((await (await town.ask('/api/v1/search?q=ボランティア')).json()) as object).toMatchObject({ hits: expect.arrayContaining([expect.objectContaining({ kind: 'programme' })]) });
    const second = await call(importCommand, { json: true }, sample);
    expect(JSON.parse(second.out)).toMatchObject({ result: 'unchanged', counts: { added: 0, unchanged: 39 } });
  });

  it('exports in the names that were agreed', async () => {
    const { code, out } = await call(exportCommand, { format: 'json' });
    const document = JSON.parse(out);
    expect([code, document.measures.length, document.listings.length]).toEqual([0, 5, 39]);
    expect(document.listings[1]).toMatchObject({
      measure: '協1-1',
      name: '地域コミュニティ検討事業',
      primary: true,
      kinds: [],
      departments: [{ bureau: '生活文化スポーツ部', section: '協働コミュニティ課' }],
      others: false,
      activities: { 2013: '継続' },
      total: { value: 6, provenance: 'stated' },
      costs: { 2012: { value: 4, provenance: 'stated' } },
    });
  });

  it('writes files that it reads again without a change', async () => {
    for (const format of ['csv', 'xlsx']) {
      const output = join(folder, `plan.${format}`);
      expect(await call(exportCommand, { format, output })).toMatchObject({ code: 0, out: '' });
      expect((await call(importCommand, {}, output)).err).toContain('nothing was changed');
    }
  });

  it('takes wrong use for wrong use', async () => {
    expect(await call(exportCommand, { format: 'docx' })).toMatchObject({ code: 2 });
    expect(await call(exportCommand, { format: 'xlsx' })).toMatchObject({ code: 2 });
    expect(await call(exportCommand, { edition: '1999-2001' })).toMatchObject({ code: 1 });
    expect(await call(publishCommand, {}, '1999-2001')).toMatchObject({ code: 1 });
  });

  it('refuses what it cannot read, in both languages, and stores nothing', async () => {
    const before = await listEditions(town.db, { drafts: true });
    const large = fileOf('large.txt', '');
    truncateSync(large, 3_000_000_000);
    const wrong = [join(folder, 'missing.csv'), folder, fileOf('empty.txt', ''), fileOf('photo.jpg', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])), fileOf('letter.txt', '拝啓\n'), large];
    for (const path of wrong) {
      const { code, out, err } = await call(importCommand, {}, path);
      expect([path, code]).toEqual([path, 1]);
      expect(`${out}${err}`).toMatch(/[ぁ-ん].*。/);
      expect(err).toMatch(/\.$/);
    }
    expect(await call(importCommand, { layout: 'none', json: true }, sample)).toMatchObject({ code: 1, out: expect.stringContaining('none') });
    expect(await listEditions(town.db, { drafts: true })).toEqual(before);
  });

  it('keeps a draft to itself until it is published', async () => {
    const later = readFileSync(sample, 'utf8').replaceAll('平成24', '平成27').replaceAll('平成25', '平成28').replaceAll('平成26', '平成29');
    expect((await call(importCommand, { draft: true }, fileOf('later.txt', later))).out).toContain('2015-2017');
    expect((await call(editionsCommand)).out).toMatch(/2015-2017 {2}draft/);
    expect((await town.ask('/api/v1/editions/2015-2017')).status).toBe(404);
    expect(await call(publishCommand, {}, '2015-2017')).toMatchObject({ code: 0 });
    expect(JSON.parse((await call(editionsCommand, { json: true })).out).map((edition: { slug: string; status: string }) => [edition.slug, edition.status])).toEqual([
      ['2015-2017', 'published'],
      ['2012-2014', 'superseded'],
    ]);
    expect((await town.ask('/api/v1/editions/2015-2017')).status).toBe(200);
  });

  it('asks about a department that is not in the city’s list', async () => {
    const csv = (department: string) => `施策コード,事業名,所管部課,2012年度,2013年度,2014年度\n協1-1,気球,${department},1,1,1\n`;
    const found = async (department: string) => (await call(importCommand, { 'dry-run': true }, fileOf('department.csv', csv(department)))).out;
    expect(await found('上空部汽球課')).toMatch(/warning .*\[unknown-department\][\s\S]*上空部\/汽球課/);
    expect(await found('上空部/気球課')).not.toContain('unknown-department');
    expect(await found('企画部/企画政策課')).not.toContain('unknown-department');
  });

  it('gives one JSON object with amounts whatever comes of the import', async () => {
    const csv = '施策コード,施策,事業名,単位,合計,2040年度\n協1-1,市民主体,見守り,百万円,5,5\n協1-1,,配食,百万円,7,***\n';
    const path = fileOf('amounts.csv', csv);
    const json = async (values: Record<string, boolean>, file: string) => {
      const { code, out } = await call(importCommand, { ...values, draft: true, json: true }, file);
      return { code, ...JSON.parse(out) };
    };
    expect(await json({ 'dry-run': true }, path)).toMatchObject({ code: 0, result: 'previewed', counts: { added: 2 }, succession: { steps: expect.arrayContaining([expect.objectContaining({ kind: 'ended' })]) } });
    expect(await json({}, path)).toMatchObject({ code: 0, result: 'applied', counts: { added: 2 } });
    expect(await json({}, path)).toMatchObject({ code: 0, result: 'unchanged' });
    expect(await json({ 'dry-run': true }, path)).toMatchObject({ code: 0, result: 'unchanged' });
    expect(await json({}, fileOf('changed.csv', csv.replaceAll(',5', ',6')))).toMatchObject({ code: 0, result: 'applied', counts: { changed: 1 }, changes: expect.arrayContaining([expect.objectContaining({ fields: expect.arrayContaining([expect.objectContaining({ before: '5000000 stated', after: '6000000 stated' })]) })]) });
    expect(await json({}, fileOf('refused.csv', csv.replaceAll(',5', ',五').replaceAll(',7', ',七')))).toMatchObject({ code: 1, result: 'refused', findings: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]) });
    expect(await json({}, fileOf('photo.csv', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])))).toMatchObject({ code: 1, result: 'refused', en: expect.any(String) });
  });

  it('tells in its help that rows that were refused are no failure of the import', async () => {
    expect(importCommand.notes!.join('\n')).toMatch(/Exit code 0 .* rows .* refused/);
    const some = '施策コード,事業名,2040年度\n協1-1,見守り,5\n協1-1,配食,五\n';
    expect(await call(importCommand, { 'dry-run': true }, fileOf('some.csv', some))).toMatchObject({ code: 0, out: expect.stringContaining('1 rows that cannot go in') });
  });

  it('lists the layouts that it can read', async () => {
    const { out } = await call(layoutsCommand);
    expect(out).toMatch(/^two-line .*\nplain /);
    expect(out).toMatch(/needed.*施策コード.*measure code/);
    expect(out).toMatch(/needed.*2024年度.*FY2024/);
    expect(out).toMatch(/may have.*所管部課.*departments/);
    expect(JSON.parse((await call(layoutsCommand, { json: true })).out)[1].columns).toContainEqual(expect.objectContaining({ ja: '事業名', en: 'programme', needed: true }));
  });
});
