import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { as } from '#cast';
import { townBook, townRows } from '#fixtures/plan/town-book';
import type { Town } from '#town';
import { confirm, openEvaluationTown, wholeAnswers, write, year } from './town-evaluation.fixture.ts';

const nasty = '#let x = 1 $a^2$ *太字* _斜体_ @ref // コメント /* 髙﨑𠮷 <a> [b] `c` = 見出し \\ ~ "q" \u{e000} 葛\u{e0100}城 😀';
const programmes = 35;

async function textOf(pdf: PDFDocumentProxy): Promise<string> {
  let text = '';
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  return text;
}

interface Tagged {
  role?: string;
  children?: Tagged[];
}

const rolesOf = (node: Tagged): string[] => [node.role ?? '', ...(node.children ?? []).flatMap(rolesOf)];

describe("the year's book", { shuffle: false }, () => {
  let town: Town;
  let bytes: Uint8Array;
  let pdf: PDFDocumentProxy;
  beforeAll(async () => {
    const many = Array.from({ length: programmes }, (_, index) => ({ ...townRows[1]!, name: `街路樹の手入れ${index + 1}` }));
    town = await openEvaluationTown(townBook(many));
    const [member, head, planning] = [await as(town, 'member'), await as(town, 'head'), await as(town, 'planning')];
    for (let index = 1; index <= programmes; index++) {
      const path = `/staff/evaluations/${year}/programmes/P${String(index).padStart(4, '0')}`;
      await write(member, path, { ...wholeAnswers, law: index === 1 ? nasty : `条例${index}`, reason: `事業${index}の成果と課題。`.repeat(40) }, 'submit');
      await confirm(head, path);
    }
    await planning.post(`/staff/evaluations/${year}/publication`);
  });
  afterAll(() => town.close());

  // A paper has 120 seconds (paper-process.ts); there are two.
  test('is being made until the job is done, and the pages say so', { timeout: 300_000 }, async () => {
    expect((await town.ask(`/evaluations/${year}/book.pdf`)).status).toBe(503);
    expect(await (await town.ask(`/evaluations/${year}`, { headers: { accept: 'text/html' } })).text()).toContain('作成中です');
    await town.program.runPendingJobs();
    const reply = await town.ask(`/evaluations/${year}/book.pdf`);
    expect(reply.headers.get('content-type')).toBe('application/pdf');
    bytes = new Uint8Array(await reply.arrayBuffer());
    pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
    expect(await (await town.ask(`/evaluations/${year}`, { headers: { accept: 'text/html' } })).text()).toContain(`${pdf.numPages}ページ`);
  });

  test('is far smaller than 2 MB for 35 programmes', () => {
    expect(bytes.length).toBeLessThan(1_000_000);
    expect(pdf.numPages).toBeGreaterThan(programmes);
  });

  test('names its language and title, is tagged, and says that it is PDF/UA-1', async () => {
    const { metadata, info } = await pdf.getMetadata();
    expect(metadata.get('pdfuaid:part')).toBe('1');
    expect((info as { Language: string; Title: string }).Language).toMatch(/^ja/);
    expect((info as { Title: string }).Title).toBe('令和7年度 行政評価書');
    expect((await pdf.getMarkInfo()) as unknown as Map<string, boolean>).toEqual(new Map([['Marked', true], ['UserProperties', false], ['Suspects', false]]));
    const tree = (await (await pdf.getPage(6)).getStructTree()) as Tagged;
    const roles = rolesOf(tree);
    for (const role of ['H2', 'H3', 'Table', 'TH', 'TD']) expect(roles).toContain(role);
  });

  test('has bookmarks for the chapters and for every programme', async () => {
    const outline = await pdf.getOutline();
    expect(outline.map(({ title }) => title)).toEqual(expect.arrayContaining(['評価の一覧', '評価区分の意味', '事務事業評価']));
    const chapter = outline.find(({ title }) => title === '事務事業評価')!;
    expect(chapter.items.map(({ title }) => title).slice(0, 2)).toEqual(['P0001 街路樹の手入れ1', 'P0002 街路樹の手入れ2']);
    expect(chapter.items).toHaveLength(programmes);
  });

  test('has its Japanese font within it', async () => {
    const page = await pdf.getPage(6);
    const { fnArray, argsArray } = await page.getOperatorList();
    const names = new Set(argsArray.filter((_, index) => fnArray[index] === OPS.setFont).map(([name]: [string]) => name));
    const fonts = await Promise.all([...names].map((name) => new Promise<{ missingFile?: boolean }>((resolve) => page.commonObjs.get(name, resolve))));
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font.missingFile).toBe(false);
  });

  test('sets what people wrote as text, in order, whatever it looks like', async () => {
    const text = await textOf(pdf);
    for (const said of ['#let x = 1 $a^2$ *太字* _斜体_ @ref // コメント /* 髙﨑𠮷 <a> [b] `c` = 見出し', '\\ ~ "q"', '〓', '葛城']) expect(text.replace(/\s+/g, '')).toContain(said.replace(/\s+/g, ''));
    expect(text.indexOf('条例2')).toBeGreaterThan(text.indexOf('#let x'));
    expect(text.indexOf('条例30')).toBeGreaterThan(text.indexOf('条例29'));
  });

  test('comes as the report of the Local Autonomy Act too', async () => {
    const report = await getDocument({ data: new Uint8Array(await (await town.ask(`/evaluations/${year}/report-233.pdf`)).arrayBuffer()), verbosity: 0 }).promise;
    const text = await textOf(report);
    expect(text).toContain('令和7年度 主要な施策の成果を説明する書類');
    expect(text).toContain('地方自治法第233条第5項');
    expect(text).toContain('事業35の成果と課題');
  });

  test('is made again after another publication, and stays readable meanwhile', { timeout: 300_000 }, async () => {
    const [member, head, planning] = [await as(town, 'member'), await as(town, 'head'), await as(town, 'planning')];
    const path = `/staff/evaluations/${year}/programmes/P0001`;
    await planning.post(`${path}/return`, { reason: '訂正' });
    await write(member, path, { ...wholeAnswers, law: '直した条例' }, 'submit');
    await confirm(head, path);
    await planning.post(`${path}/publication`);
    expect((await town.ask(`/evaluations/${year}/book.pdf`)).status).toBe(200);
    expect(await (await town.ask(`/evaluations/${year}`, { headers: { accept: 'text/html' } })).text()).toContain('作り直しています');
    await town.program.runPendingJobs();
    const again = await getDocument({ data: new Uint8Array(await (await town.ask(`/evaluations/${year}/book.pdf`)).arrayBuffer()), verbosity: 0 }).promise;
    expect(await textOf(again)).toContain('直した条例');
  });

  test('every page of the year is small, however many sheets there are', async () => {
    for (const path of [`/evaluations/${year}`, `/evaluations/${year}/programmes/P0001`, '/evaluations']) {
      expect((await (await town.ask(path, { headers: { accept: 'text/html' } })).arrayBuffer()).byteLength).toBeLessThan(100_000);
    }
  });
});
