import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Listing, Reading } from './book.ts';
import { readBook } from './reading.ts';
import { readSource } from './source.ts';

const text = readFileSync('data/nishitokyo/plan-h24-26-chapter-6.txt', 'utf8');

async function read(printed: string, layout?: string): Promise<Reading> {
  return readBook(await readSource(Buffer.from(printed), 'plan.txt'), layout);
}

let printed: Reading;
beforeAll(async () => {
  printed = await read(text);
});

function listing(name: string, measure?: string): Listing {
  const found = printed.book.listings.find((one) => one.name === name && (measure === undefined || one.measure === measure));
  if (found === undefined) throw new Error(`${name} is not in the book`);
  return found;
}

function million(value: Listing['total']): string {
  return value.provenance === 'stated' || value.provenance === 'implied' ? `${value.provenance} ${value.yen! / 1_000_000n}` : value.provenance;
}

function money(one: Listing): string[] {
  return [one.total, ...Object.values(one.costs)].map(million);
}

describe('the printed book of fiscal years 2012 to 2014', () => {
  test('has one direction, two policies, five measures, 39 listings and 35 programmes', () => {
    const { directions, policies, measures, listings, firstYear, lastYear, unitYen } = printed.book;
    expect({ firstYear, lastYear, unitYen }).toEqual({ firstYear: 2012, lastYear: 2014, unitYen: 1_000_000 });
    expect(directions.map(({ code, name }) => `${code} ${name}`)).toEqual(['6 協働で拓くまちづくり']);
    expect(policies.map(({ code, direction }) => [code, direction])).toEqual([['協1', '6'], ['協2', '6']]);
    expect(measures.map(({ code, name, policy }) => [code, name, policy])).toEqual([
      ['協1-1', '市民主体のまちづくりの推進', '協1'], ['協1-2', '協働のまちづくりの推進', '協1'], ['協2-1', '開かれた市政の推進', '協2'],
      ['協2-2', '地域情報化の推進', '協2'], ['協2-3', '健全な自治体経営の推進', '協2'],
    ]);
    expect(listings).toHaveLength(39);
    expect(new Set(listings.map(({ name }) => name)).size).toBe(35);
  });

  test('states sixteen totals that add up to 2,054 million yen', () => {
    const totals = printed.book.listings.filter(({ total }) => total.provenance === 'stated').map(({ total }) => total.yen!);
    expect(totals).toHaveLength(16);
    expect(totals.reduce((sum, yen) => sum + yen, 0n)).toBe(2_054_000_000n);
  });

  test('leaves no line without an account and no row out', () => {
    expect(printed.lines).toHaveLength(text.split('\n').filter((line) => line.trim() !== '').length);
    expect(printed.lines.filter(({ use }) => use === 'used')).toHaveLength(78);
    expect(printed.lines.filter(({ use }) => use === 'reported')).toEqual([]);
    expect(printed.findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['note remark-misplaced', 'note remark-misplaced']);
  });

  test('lists four programmes twice, once as a relisting', () => {
    const names = ['地域活動情報ステーションの活用', 'ICTを活用した市民参加手法の充実', 'ホームページの充実', '情報公開の推進'];
    for (const name of names) {
      const both = printed.book.listings.filter((one) => one.name === name);
      expect(both.map(({ primary }) => primary)).toEqual([true, false]);
      expect(both.map(({ references }) => references)).toEqual([[both[1]!.measure], [both[0]!.measure]]);
      expect(both[1]!.activities).toEqual({});
    }
    expect(printed.book.listings.filter(({ primary }) => !primary)).toHaveLength(13);
  });

  test('states every year in the first table and implies the third year where its column is lost', () => {
    expect(money(listing('地域コミュニティ検討事業'))).toEqual(['stated 6', 'stated 4', 'stated 2', 'stated 0']);
    expect(money(listing('市民協働推進センターの運営'))).toEqual(['stated 44', 'stated 15', 'stated 15', 'implied 14']);
    expect(listing('市民協働推進センターの運営').costs[2014]!.place).toBeNull();
    const third = printed.book.listings.filter(({ measure }) => measure !== '協1-1').map(({ costs }) => costs[2014]!.provenance);
    expect(third.filter((provenance) => provenance === 'stated')).toEqual([]);
    expect(third.filter((provenance) => provenance === 'implied')).toHaveLength(12);
  });

  test('takes *** for an amount that is not settled, and implies nothing from it', () => {
    expect(money(listing('庁舎機能の整理統合についての検討'))).toEqual(['stated 5', 'stated 5', 'unsettled', 'absent']);
  });

  test('takes an empty cell between two amounts for no cost in that year', () => {
    const { costs, total } = listing('田無庁舎整備事業');
    expect(money(listing('田無庁舎整備事業'))).toEqual(['stated 100', 'absent', 'stated 51', 'implied 49']);
    expect([total.place, costs[2012]!.place, costs[2013]!.place]).toEqual([{ line: 128, cell: 2 }, { line: 128, cell: 3 }, { line: 128, cell: 4 }]);
  });

  test('reads 1,750 as one number', () => {
    expect(money(listing('行政関連情報の運営管理'))).toEqual(['stated 1750', 'stated 607', 'stated 569', 'implied 574']);
  });

  test('finds departments wherever they stand, alone, in pairs, without a section and with others', () => {
    expect(listing('行政関連情報の運営管理').departments).toEqual([{ bureau: '企画部', section: '情報推進課' }, { bureau: '市民部', section: '市民課' }]);
    expect(listing('災害情報提供システムの構築について検討').departments).toEqual([{ bureau: '危機管理室', section: null }]);
    expect(listing('図書館管理システムの拡充と情報サービスの充実').departments).toEqual([{ bureau: '教育部', section: '図書館' }]);
    expect(listing('小地域での総合的地域ケアシステムの整備').departments).toEqual([{ bureau: '福祉部', section: '生活福祉課' }]);
    expect(listing('ハローワークと連携した就労情報の提供').departments).toEqual([{ bureau: '生活文化スポーツ部', section: '産業振興課' }]);
    expect(printed.book.listings.filter(({ others }) => others).map(({ name }) => name)).toEqual(['世代間交流事業の実施', '市民のまちづくり参加への支援']);
    expect(printed.book.listings.filter(({ departments }) => departments.length === 0).map(({ name }) => name)).toEqual([]);
  });

  test('finds kinds beside departments and in the wrong column', () => {
    expect(listing('地方税電子申告システムの構築について検討')).toMatchObject({ kinds: ['合併'], departments: [{ bureau: '市民部', section: '市民税課' }] });
    expect(listing('地域活動情報ステーションの活用', '協2-2')).toMatchObject({ kinds: ['重点', '新規'], departments: [{ section: '協働コミュニティ課' }] });
    expect(listing('西東京ボランティア・市民活動センター事業への支援')).toMatchObject({ kinds: ['重点'], departments: [{ bureau: '福祉部', section: '生活福祉課' }] });
    expect(printed.book.listings.flatMap(({ kinds }) => kinds).every((kind) => ['重点', '新規', '合併'].includes(kind))).toBe(true);
  });

  test('joins words that were wrapped and keeps two activities apart', () => {
    expect(listing('新たな行財政改革大綱の策定及び推進').activities[2012]!.text).toBe('推進委員会の運営 進行管理');
    expect(listing('田無庁舎整備事業').activities[2014]!.text).toBe('議会棟屋上防水改修工事 自動火災報知設備更新工事');
    expect(listing('住民票等自動交付機の設置').activities).toMatchObject({ 2012: { text: '機器リース(5・6号機)' }, 2013: { text: '継続 (機器リニューアル)' }, 2014: { text: '継続' } });
    expect(listing('行政関連情報の運営管理').activities[2012]!.text).toBe('住民情報システム、内部情報システム、住民基本台帳ネットワークの運用等');
    expect(listing('地域コミュニティ検討事業').activities[2012]!.text).toBe('コミュニティ検討委員会の運営');
    expect(printed.book.listings.flatMap(({ name }) => name.match(/\s/) ?? [])).toEqual([]);
  });

  test('turns what stands in brackets into links between programmes', () => {
    expect(listing('市民のまちづくり参加への支援').links).toEqual([{ kind: 'carried_out_by', name: '市民協働推進センターの運営', others: false }]);
    expect(listing('世代間交流事業の実施').links).toEqual([{ kind: 'carried_out_by', name: '地域教育協力者活用事業', others: true }]);
    expect(listing('不登校児童・生徒サポート情報ネットワークシステムの構築').links).toEqual([{ kind: 'accounted_under', name: '小中学校コンピュータ環境整備の推進', others: false }]);
    expect(printed.book.listings.filter(({ links }) => links.length > 0)).toHaveLength(4);
    expect(listing('市民のまちづくり参加への支援')).toMatchObject({ activities: {}, primary: true });
  });

  test('keeps references to chapters that are not in the document', () => {
    expect(listing('小地域での総合的地域ケアシステムの整備')).toMatchObject({ references: ['笑1-1'], primary: false });
    expect(listing('災害情報提供システムの構築について検討')).toMatchObject({ references: ['安2-3'], primary: true });
  });
});

describe('a row that cannot go in stays listed with its reason', () => {
  const first = (reading: Reading) => reading.findings.find(({ severity }) => severity === 'error');

  test('when its name or its money line is missing', async () => {
    const without = await read(text.replace(/^大学との連携.*\n/m, ''));
    expect(first(without)).toMatchObject({ code: 'money-without-name' });
    expect(without.book.listings).toHaveLength(38);
    const unpaid = await read(text.replace(/(大学との連携.*\n)事業費.*\n/, '$1'));
    expect(first(unpaid)).toMatchObject({ code: 'money-line-missing', listing: '大学との連携', place: { line: 41 } });
    expect(unpaid.book.listings).toHaveLength(38);
  });

  test('when its cells were shifted so that amounts cannot be given to years', async () => {
    for (const shifted of ['\t44\t15\t生活文化スポーツ部 協働コミュニティ課', '\t\t44\t15\t15\t生活文化スポーツ部 協働コミュニティ課']) {
      const reading = await read(text.replace('\t44\t15\t15\t生活文化スポーツ部 協働コミュニティ課', shifted));
      expect(first(reading)).toMatchObject({ code: 'columns-shifted', listing: '市民協働推進センターの運営' });
    }
  });

  test('when the heading of its measure cannot be read', async () => {
    const reading = await read(text.replace('協1-2:協働のまちづくりの推進', '協1 2:協働のまち。づくり'));
    expect(reading.findings.filter(({ code }) => code === 'measure-unknown')).toHaveLength(6);
    expect(reading.book.listings).toHaveLength(33);
  });

  test('when it stands twice under a measure or twice without the mark of a relisting', async () => {
    const twice = await read(text.replace('出前講座の実施\t出前', 'ホームページの 充実\t出前'));
    expect(first(twice)).toMatchObject({ code: 'listed-twice-in-measure' });
    const unmarked = await read(text.replace('情報公開の推進 (協2-1で再掲)\t(再掲)', '情報公開の推進 (協2-1で再掲)\t継続'));
    expect(first(unmarked)).toMatchObject({ code: 'listed-twice-unmarked', listing: '情報公開の推進' });
  });
});

test('a line printed twice is used once and said', async () => {
  const line = /^大学との連携.*\n/m.exec(text)![0];
  const { book, findings } = await read(text.replace(line, line + line));
  expect(book.listings).toHaveLength(39);
  expect(findings.filter(({ severity }) => severity !== 'note')).toMatchObject([{ severity: 'warning', code: 'line-doubled' }]);
});

test('a document without a table says so instead of giving an empty plan', async () => {
  const reading = await read('お知らせ\n今日は晴れです。\n');
  expect(reading.findings).toMatchObject([{ severity: 'error', code: 'no-table' }]);
  expect(reading.lines.map(({ use }) => use)).toEqual(['reported', 'reported']);
});

test('an unknown layout is refused with the names of those there are', async () => {
  await expect(read(text, 'kawagoe')).rejects.toMatchObject({ code: 'layout-unknown', ja: '様式「kawagoe」はありません。使えるのは two-line、plain です。' });
});
