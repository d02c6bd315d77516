import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '#platform/config';
import { type Town, openTown } from '#town';
import { townBook } from './town-book.fixture.ts';
import { listEditions } from './edition.store.ts';
import { importFirstBooks } from './first-book.store.ts';
import { bring } from './town-plan.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'hiraku-first-'));
const [former, present] = ['2009.txt', '2012.txt'];
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
const begin = (from = plans) => importFirstBooks({ ...town.program, tell: (line) => told.push(line) }, { folder, plans: from });
const editions = async () => (await listEditions(town.db, { drafts: true })).map(({ slug }) => slug);

describe('a first start', () => {
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
