import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvText, xlsxBytes } from '#platform/table';
import { cleanText, type Grid, plainWord } from './past-grid.ts';
import { columnKindOf, findHead } from './past-head.ts';
import { outcomeKindOf } from './past-outcome.ts';
import { countOf, isDitto, type PastResult, readPastRows } from './past-rows.ts';
import { readTables } from './past-source.ts';
import { plainColumns, plainRows, type TableReply } from './past-table.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function gridsOf(bytes: Uint8Array | string): Promise<Grid[]> {
  const tables = await readTables(typeof bytes === 'string' ? bytesOf(bytes) : bytes, 'x');
  if ('fault' in tables) throw new Error(tables.fault.ja);
  return tables;
}

const resultIn = (grid: Grid): PastResult => readPastRows(grid, findHead(grid)!);

async function read(bytes: Uint8Array | string, table = 0): Promise<PastResult> {
  return resultIn((await gridsOf(bytes))[table]!);
}

const said = ({ replies }: PastResult) => replies.map(({ item, text, units }) => ({ item, text, units: units.map(({ text: words, same }) => `${words}×${same}`) }));

describe('a result as a city publishes it', () => {
  test('with merged cells: a reply reaches down over the opinions that it answers', async () => {
    const html = `<h3>提出されたご意見</h3><table border=1><tr><th>項目<th>お寄せいただいた意見<th>市の検討結果<th>件数
      <tr><td rowspan="2">第1章<br>総論<td>道が<b>狭い</b>。<br>危ない。<td rowspan=2>検討します。<td>３件
      <tr><td>歩道がほしい。</td><td>1</td></tr>
      <tr><td>第2章</td><td>木を植えて。</td><td><p>植えます。</p><p>5年で。</p></td><td>2</td></tr>
      <tr><td colspan=3>計</td><td>6件</td></tr></table>`;
    const result = await read(html);
    expect(said(result)).toEqual([
      { item: '第1章\n総論', text: '検討します。', units: ['道が狭い。\n危ない。×3', '歩道がほしい。×1'] },
      { item: '第2章', text: '植えます。\n5年で。', units: ['木を植えて。×2'] },
    ]);
    expect([result.opinions, result.differences, result.rows.map(({ use }) => use)]).toEqual([6, [], ['head', 'reply', 'opinion', 'reply', 'total']]);
  });

  test('whose sum differs from its rows says so', async () => {
    const { differences, opinions } = await read('項目,意見の概要,市の考え方,件数\nA,い,ろ,2\nB,は,に,1\n合計,,,５件\n');
    expect(opinions).toBe(3);
    expect(differences[0]!.ja).toContain('計は5件ですが、行の件数を合わせると3件です');
  });

  test('with empty cells that go on, 同上, full-width figures and a head that comes again', async () => {
    const csv = '№,項目,ご意見,市の考え方（回答）,件数\n１,全体,高い,下げます,２\n2,,安い,,１\n,項目,ご意見,市の考え方（回答）,件数\n3,同上,長い,同上,1\n4,個別,同上,短くします,1\n5,個別,早い,No.1と同じ,1\n';
    expect(said(await read(csv))).toEqual([
      { item: '全体', text: '下げます', units: ['高い×2', '安い×1', '長い×1', '早い×1'] },
      { item: '個別', text: '短くします', units: ['長い×1'] },
    ]);
  });

  test('a number merged over several rows is the number of them together', async () => {
    const html = '<table><tr><th>意見<th>考え方<th>件数<tr><td>一つめの意見<td rowspan=2>回答です<td rowspan=2>5<tr><td>二つめの意見</table>';
    expect(said(await read(html))[0]!.units).toEqual(['一つめの意見×4', '二つめの意見×1']);
  });

  test('headings across the table name the part of the rows beneath', async () => {
    const html = '<table><tr><th>番号<th>意見の概要<th>意見に対する市の考え方<tr><td colspan=3>第1章 総論<tr><td>1<td>あいうえお<td>かきくけこ<tr><td colspan=3>第2章 各論<tr><td>2<td>さしすせそ<td>たちつてと</table>';
    expect(said(await read(html)).map(({ item }) => item)).toEqual(['第1章 総論', '第2章 各論']);
  });

  test('two replies to one opinion are one reply of two parts, and rows that cannot be read are told with the reason', async () => {
    const { replies, rows } = await read('項目,意見,回答,件数\nA,い,ろ,1\n,,さらに,\n,に,,1\nB,,,\n');
    expect(replies).toHaveLength(1);
    expect(replies[0]!.text).toBe('ろ\nさらに');
    expect(rows.map(({ use }) => use)).toEqual(['head', 'reply', 'joined', 'opinion', 'heading']);
    const none = await read('項目,意見,回答,件数\nA,い,,1\n');
    expect([none.replies.length, none.rows[1]!.use, none.rows[1]!.notes[0]!.ja]).toEqual([0, 'refused', '市の考え方がなく、上の行にもありません']);
  });

  test('without a head is read by what stands in its columns, and says that it was guessed', async () => {
    const html = '<table><tr><td>1<td>総論<td>公園をもっと増やしてほしいと思います<td>計画に位置づけて進めてまいります<td>2<tr><td>2<td>各論<td>ベンチの数をもっと増やしてほしいです<td>今後の参考とさせていただきます<td>1</table>';
    const [grid] = (await readTables(bytesOf(html), 'x')) as never as Parameters<typeof findHead>[0][];
    const head = findHead(grid!)!;
    expect(head).toMatchObject({ guessed: true, columns: ['number', 'item', 'opinion', 'reply', 'count'] });
    expect(said(readPastRows(grid!, head))).toHaveLength(2);
  });

  test('with a head of two rows, as merged heads have', async () => {
    const html = '<table><tr><th rowspan=2>No.<th colspan=2>意見<th rowspan=2>市の考え方<tr><th>該当箇所<th>内容<tr><td>1<td>p.3<td>字が小さい<td>大きくします</table>';
    expect(said(await read(html))).toEqual([{ item: 'p.3', text: '大きくします', units: ['字が小さい×1'] }]);
  });

  test('inside tables for layout, with scripts, readings and broken markup', async () => {
    const html = '<html><head><title><table></title><script>document.write("<table><tr><td>x</table>")</script></head><body><table><tr><td><div><table summary=""><tr><td>意見の要旨<td>本市の見解<tr><td><ruby>緑<rt>みどり</rt></ruby>を守れ<table><tr><td>内訳<td>3本</table></td><td>守り<ul><li>増やす<li>育てる</ul></div></table></table>';
    expect(said(await read(html, 1))).toEqual([{ item: '', text: '守り\n・増やす\n・育てる', units: ['緑を守れ\n内訳 3本×1'] }]);
  });

  test.each(['cp932', 'euc-jp', 'iso-2022-jp', 'utf-16'])('as a page written in %s', async (encoding) => {
    const input = '<table><tr><th>意見<th>回答<tr><td>広場を残して<td>残す方向で検討中</table>';
    const { stdout } = spawnSync('iconv', ['-f', 'utf-8', '-t', encoding], { input });
    expect(said(await read(new Uint8Array(stdout)))).toEqual([{ item: '', text: '残す方向で検討中', units: ['広場を残して×1'] }]);
  });

  test('as an old page that says how it is written', async () => {
    const input = '<html><head><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=x-sjis"></head><table><tr><th>ご意見<th>市の考え方<tr><td>〜髙橋通り①<td>整備中</table>';
    const { stdout } = spawnSync('iconv', ['-f', 'utf-8', '-t', 'cp932'], { input: input.replace('〜', '～') });
    expect(said(await read(new Uint8Array(stdout)))[0]!.units).toEqual(['～髙橋通り①×1']);
  });

  test('as CSV of a spreadsheet in Shift_JIS', async () => {
    const bytes = spawnSync('iconv', ['-f', 'utf-8', '-t', 'cp932'], { input: '項目,意見,市の考え方,件数\r\n総論,"改行の\r\nある意見, です",回答①,1\r\n' }).stdout;
    expect(said(await read(new Uint8Array(bytes)))).toEqual([{ item: '総論', text: '回答①', units: ['改行の\nある意見, です×1'] }]);
  });
});

describe('names of columns', () => {
  test.each([
    ['お寄せいただいた意見', 'opinion'], ['意見の概要', 'opinion'], ['ご意見（要約）', 'opinion'], ['いただいたご意見・ご提言', 'opinion'], ['質問・意見等の内容', 'opinion'], ['意　見', 'opinion'],
    ['市の検討結果', 'reply'], ['市の考え方', 'reply'], ['意見に対する市の考え方', 'reply'], ['回 答', 'reply'], ['ご意見に対する見解', 'reply'], ['検討結果及びその理由', 'reply'], ['町の考え方・対応', 'reply'],
    ['件数', 'count'], ['意見数', 'count'], ['同旨意見の件数', 'count'], ['件数（件）', 'count'],
    ['対応区分', 'outcome'], ['反映状況', 'outcome'], ['計画への反映', 'outcome'],
    ['項目', 'item'], ['該当箇所', 'item'], ['意見の該当箇所', 'item'], ['計画案の項目', 'item'], ['ページ', 'item'], ['分野', 'item'],
    ['No.', 'number'], ['ＮＯ', 'number'], ['番号', 'number'], ['№', 'number'],
    ['備考', null], ['', null],
  ] as const)('「%s」 is %s', (head, kind) => expect(columnKindOf(head)).toBe(kind));

  test.each([
    ['反映する', 'reflected'], ['Ａ 意見を反映', 'reflected'], ['案を修正します', 'reflected'], ['既に盛り込み済み', 'included'], ['② 記載済', 'included'], ['案に含まれています', 'included'],
    ['今後の参考とします', 'reference'], ['今後検討', 'reference'], ['反映できない', 'not-reflected'], ['対応困難', 'not-reflected'], ['原案のとおり', 'not-reflected'], ['その他', 'other'], ['感想', 'other'], ['◎', 'reflected'], ['ミドリ', null], ['constructor', null],
  ] as const)('an outcome 「%s」 is %s', (word, kind) => expect(outcomeKindOf(word)).toBe(kind));

  test.each([['３件', 3], ['(12)', 12], ['1,024 件', 1024], ['0', null], ['多数', null], ['99999999', null]] as const)('a number 「%s」 is %s', (text, count) => expect(countOf(text)).toBe(count));
});

const letters = fc.stringMatching(/^[ぁ-ん一-龠ァ-ンa-z0-9ａ-ｚ,"'=+@\t\n;、。　<>& ]{1,40}$/u);
const words = letters.map(cleanText).filter((text) => text !== '' && isPlain(text));

/** Words that mean something to a reader of tables: 同上, 計, a dash, a head. */
function isPlain(text: string): boolean {
  const word = plainWord(text);
  return !isDitto(text) && /[^-‐‑–—―−ーーー]/.test(word) && !/^(合計|総計|小計|計|総数)/.test(word) && columnKindOf(text) === null;
}

const reply: fc.Arbitrary<TableReply> = fc.record({ item: fc.oneof(words, fc.constant('')), text: words, units: fc.array(fc.record({ text: words, same: fc.integer({ min: 1, max: 5_000 }) }), { minLength: 1, maxLength: 4 }) });
const plain = ({ replies }: PastResult) => replies.map(({ item, text, units }) => ({ item, text, units: units.map(({ text: opinion, same }) => ({ text: opinion, same })) }));

describe('what is written in four columns', () => {
  test('reads back as the same opinions and replies from CSV', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(reply, { minLength: 1, maxLength: 5 }), async (replies) => {
        expect(plain(await read(csvText(plainColumns, plainRows(replies))))).toEqual(replies);
      }),
      { numRuns: 200 },
    );
  });

  test('reads back as the same opinions and replies from a workbook', async () => {
    // Many results in one: a workbook is read by a process apart, and each start of one takes its time.
    const results = fc.array(fc.array(reply, { minLength: 1, maxLength: 3 }), { minLength: 10, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(results, async (all) => {
        const bytes = await xlsxBytes(all.map((replies, at) => ({ name: `結果${at}`, columns: plainColumns, rows: plainRows(replies) })));
        expect((await gridsOf(bytes)).map((grid) => plain(resultIn(grid)))).toEqual(all);
      }),
      { numRuns: 2 },
    );
  });

  test('runs nothing in a spreadsheet', () => {
    const csv = csvText(plainColumns, plainRows([{ item: '=1+1', text: '@SUM(A1)', units: [{ text: '+cmd|calc', same: 1 }] }]));
    expect(csv).toContain("'=1+1,'+cmd|calc,'@SUM(A1)");
  });
});

describe('a file made to do harm', () => {
  const faultOf = async (text: string) => {
    const began = process.cpuUsage();
    const tables = await readTables(bytesOf(text), 'x');
    const { user, system } = process.cpuUsage(began);
    // What it works, not how long it waits for a processor that others use: a second or two, and hours where it grows with a square.
    expect((user + system) / 1_000).toBeLessThan(30_000);
    return 'fault' in tables ? tables.fault.ja : tables;
  };

  test('with a cell that spans a billion columns and rows is read in bounds', async () => {
    const grids = await faultOf('<table><tr><td colspan=999999999 rowspan=999999999>x<tr><td>y</table>');
    expect((grids as { rows: { cells: unknown[] }[] }[])[0]!.rows.map(({ cells }) => cells.length)).toEqual([60, 60]);
  });

  test('with a million cells, a million tables or a million attributes is refused or read in time', { timeout: 600_000 }, async () => {
    expect(await faultOf(`<table>${`<tr>${'<td>x'.repeat(50)}`.repeat(20_000)}</table>`)).toContain('大きすぎ');
    expect(await faultOf('<table><tr><td>x'.repeat(400_000))).toContain('大きすぎ');
    expect(await faultOf('<table><tr><td>x</table>'.repeat(300))).toContain('大きすぎ');
    expect(await faultOf(`<table><tr><td ${Array.from({ length: 200_000 }, (_, at) => `a${at}`).join(' ')}>x</table>`)).toEqual(expect.any(Array));
    expect(await faultOf(`${'<div>'.repeat(1_000_000)}<table><tr><td>x</table>`)).toEqual(expect.any(Array));
  });

  test('with words or tags that every object of the program knows is read like any other', async () => {
    const replies = [{ item: 'constructor', text: 'あ', units: [{ text: 'い', same: 1 }] }, { item: '', text: 'う', units: [{ text: 'え', same: 1 }] }];
    expect(plain(await read(csvText(plainColumns, plainRows(replies))))).toEqual(replies);
    const html = '<table><tr><th>意見<th>回答<tr><td><constructor>道が狭い</constructor><td><tostring>広げます</table>';
    expect(said(await read(html)).map(({ text, units }) => [text, units])).toEqual([['広げます', ['道が狭い×1']]]);
  });

  test('as a CSV of a million cells or with a quote that never ends is refused', async () => {
    expect(await faultOf('a,b,c,d,e,f,g,h,i,j\n'.repeat(100_000))).toContain('大きすぎ');
    expect(await faultOf(`項目,意見,回答,件数\n"${'x'.repeat(1_000)}`)).toContain('引用符');
  });

  test('as a picture, a PDF without tables or nothing at all says what to do', async () => {
    expect(await faultOf('')).toContain('表が見つかりません');
    const png = await readTables(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'x.png');
    expect('fault' in png && png.fault.ja).toContain('表ではない');
  });
});
