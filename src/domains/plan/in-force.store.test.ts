import { insertDepartment } from '#domains/staff';
import { inTransaction } from '#platform/database';
import type { Town } from '#town';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { departmentsOfMeasure, departmentsOfProgramme, listMeasuresInForce, listNamedDepartmentsInForce, listProgrammesInForce, programmeDepartments } from './in-force.store.ts';
import { townBook } from './town-book.fixture.ts';
import { bring, openPlanTown } from './town-plan.fixture.ts';

let town: Town;
let roads: number;

beforeAll(async () => {
  town = await openPlanTown();
  await bring(town, townBook([{ measure: '緑1-1', name: '窓口の改革', total: 1, costs: [1, null, null] }]), { planKind: 'reform' });
  roads = await inTransaction(town.db, async (tx) => {
    const bureau = await insertDepartment(tx, { name: '都市整備部', parentId: null, since: '2020-04-01', position: 0 });
    return insertDepartment(tx, { name: '道路課', parentId: bureau, since: '2020-04-01', position: 0 });
  });
});
afterAll(() => town.close());

describe('what is in force', () => {
  it('has each programme once, with the measure and departments of its primary listing', async () => {
    const programmes = await listProgrammesInForce(town.db);
    expect(programmes.map(({ number, name, measure }) => [number, name, measure.code])).toEqual([
      ['P0001', '公園の整備', '緑1-1'],
      ['P0002', '街路樹の手入れ', '緑1-1'],
      ['P0003', '市民農園', '緑1-2'],
    ]);
    expect(programmes[1]).toMatchObject({ departments: [{ bureau: '都市整備部', section: '道路課' }], edition: '2024-2026' });
  });

  it('keeps plans of other kinds apart', async () => {
    expect((await listProgrammesInForce(town.db, 'reform')).map(({ name }) => name)).toEqual(['窓口の改革']);
    expect((await listMeasuresInForce(town.db)).map(({ code }) => code)).toEqual(['緑1-1', '緑1-2']);
  });

  it('knows the departments of a programme of any plan, and none of a number that is not listed', async () => {
    expect(await programmeDepartments(town.db, 'P0002')).toEqual([{ bureau: '都市整備部', section: '道路課' }]);
    expect(await programmeDepartments(town.db, 'P0004')).toEqual([{ bureau: '企画部', section: '企画課' }]);
    expect(await programmeDepartments(town.db, 'P9999')).toBeNull();
  });

  it('leads from a programme and a measure to the staff who answer', async () => {
    expect(await departmentsOfProgramme(town.db, { number: 'P0002' })).toEqual([roads]);
    expect(await departmentsOfProgramme(town.db, { number: 'nothing' })).toBeNull();
    expect(await departmentsOfMeasure(town.db, { code: '緑1-1' })).toEqual([roads]);
    expect(await departmentsOfMeasure(town.db, { code: '緑9-9' })).toBeNull();
    expect(await listNamedDepartmentsInForce(town.db)).toEqual([{ bureau: '企画部', section: '企画課' }, { bureau: '都市整備部', section: '道路課' }]);
  });
});
