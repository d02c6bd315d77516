import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '#platform/config';
import { type Town, openTown } from '#town';
import { townBook } from './town-book.fixture.ts';
import { findEdition, listEditions } from './edition.store.ts';
import { importFirstBooks } from './first-book.store.ts';
import { listSourceFindings } from './gap.store.ts';
import { bring } from './town-plan.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'hiraku-first-'));
const [former, present] = ['2009.txt', '2012.txt'];
const { departments } = JSON.parse(readFileSync(join(projectRoot, 'data/nishitokyo/city.json'), 'utf8'));
const plans = [{ slug: 'plan', name: '実施計画', books: [{ file: former }, { file: present }] }];
let town: Town;
beforeAll(() => {
  cpSync(join(projectRoot, 'data/nishitokyo/plan-h24-26-chapter-6.txt'), join(folder, present));
  writeFileSync(join(folder, former), readFileSync(join(folder, present), 'utf8').replaceAll('平成24', '平成21').replaceAll('平成25', '平成22').replaceAll('平成26', '平成23'));
});
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const told: string[] = [];
const begin = (from = plans, list = departments) => importFirstBooks({ ...town.program, tell: (line) => told.push(line) }, { folder, plans: from, departments: list });
const editions = async () => (await listEditions(town.db, { drafts: true })).map(({ slug }) => slug);

describe('a first start', () => {
  it('of the sample knows every department of its book, and asks about one that the profile lacks', async () => {
    const unknown = async () => {
      const edition = await findEdition(town.db, '2012-2014');
      return (await listSourceFindings(town.db, edition!.id)).filter(({ code }) => code === 'unknown-department').map(({ ja }) => ja);
    };
    const book = [{ ...plans[0]!, books: [{ file: present }] }];
    await begin(book);
    expect(await unknown()).toEqual([]);
    await town.close();
    town = await openTown();
    await begin(book, departments.filter(({ bureau }: { bureau: string }) => bureau !== '危機管理室'));
    expect(await unknown()).toEqual([expect.stringContaining('「危機管理室」')]);
  });

  it('that is stopped between two books goes on with the second the next time, and then has nothing to do', async () => {
    await begin([{ ...plans[0]!, books: [{ file: former }] }]);
    expect(await editions()).toEqual(['2009-2011']);
    await begin();
    expect(await editions()).toEqual(['2012-2014', '2009-2011']);
    told.length = 0;
    await begin();
    expect(told).toEqual([]);
  });

  it('leaves a ledger alone that a person has begun with another book', async () => {
    await bring(town, townBook());
    await begin();
    expect(await editions()).toEqual(['2024-2026']);
  });
});
