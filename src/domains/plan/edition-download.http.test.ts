import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Town } from '#town';
import { townBook } from './town-book.fixture.ts';
import { importFile } from './import-file.store.ts';
import { bring, openPlanTown, readJson } from './town-plan.fixture.ts';

let town: Town;
beforeAll(async () => {
  town = await openPlanTown();
});
afterAll(() => town?.close());

const file = (format: string, edition = '2024-2026') => town.ask(`/plan/editions/${edition}/download?format=${format}`);

describe('downloading an edition', () => {
  it('gives JSON with the names, amounts in million yen, provenance and lines that the schema promises', async () => {
    const reply = await file('json');
    expect(reply.headers.get('content-disposition')).toContain('plan-2024-2026.json');
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    const document = (await reply.json()) as any;
    expect(document.edition).toMatchObject({ slug: '2024-2026', first_year: 2024, last_year: 2026, status: 'published' });
    expect(document.listings[1]).toEqual({
      measure: '緑1-1',
      name: '街路樹の手入れ',
      programme: 'P0002',
      primary: true,
      kinds: [],
      departments: [{ bureau: '都市整備部', section: '道路課' }],
      others: true,
      references: [],
      links: [],
      activities: { 2024: '剪定', 2025: '継続', 2026: '継続' },
      total: { value: 9, provenance: 'stated', line: 13, cell: 2 },
      costs: {
        2024: { value: 3, provenance: 'stated', line: 13, cell: 3 },
        2025: { value: 3, provenance: 'stated', line: 13, cell: 4 },
        2026: { value: 3, provenance: 'implied' },
      },
      line: 12,
      cell: 1,
    });
    expect(document.listings[2]).toMatchObject({
      total: { value: null, provenance: 'unsettled' },
      references: [{ code: '水2-1', resolved: false }],
      links: [{ kind: 'carried_out_by', name: '公園の整備', others: false, programme: 'P0001' }],
    });
  });

  it('follows the published JSON Schema, which refuses a figure without provenance', async () => {
    const schema = await readJson(town, '/schemas/plan-edition.json');
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'http://town.example/schemas/plan-edition.json' });
    const shape = z.fromJSONSchema(schema);
    const document = await (await file('json')).json();
    expect(shape.safeParse(document).success).toBe(true);
    const broken = structuredClone(document);
    delete broken.listings[0].total.provenance;
    expect(shape.safeParse(broken).success).toBe(false);
    expect(shape.safeParse({ ...document, listings: [{ ...document.listings[0], primary: 'yes' }] }).success).toBe(false);
  });

  it('gives a Fiscal Data Package that counts each programme once', async () => {
    const reply = await file('fiscal-data-package');
    expect(reply.headers.get('content-disposition')).toContain('datapackage.json');
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    const { resources, fiscalPeriod, profile, description } = (await reply.json()) as any;
    expect([profile, fiscalPeriod]).toEqual(['fiscal-data-package', { start: '2024-04-01', end: '2027-03-31' }]);
    const [{ data: [head, ...rows], schema }] = resources;
    expect(head).toEqual(schema.fields.map((field: { name: string }) => field.name));
    expect(rows).toHaveLength(3 * 3);
    expect(description).toBe('金額は百万円。各事業を1回だけ載せています。 / Amounts are million yen. Each programme once.');
    const keys = rows.map((row: unknown[]) => schema.primaryKey.map((name: string) => row[head.indexOf(name)]).join());
    expect(new Set(keys).size).toBe(rows.length);
  });

  it('gives CSV and XLSX with the same rows', async () => {
    const csv = await (await file('csv')).text();
    expect(csv.split('\r\n')).toHaveLength(1 + 4 + 1);
    expect(csv).toContain('街路樹の手入れ');
    expect(Buffer.from(await (await file('xlsx')).arrayBuffer()).subarray(0, 2).toString()).toBe('PK');
  });

  it('says what is wrong with an unknown format or edition', async () => {
    expect((await file('docx')).status).toBe(400);
    const reply = await town.ask('/plan/editions/1999-2001/download', { headers: { accept: 'application/json' } });
    expect(reply.status).toBe(404);
    expect(await reply.text()).toContain('1999-2001');
  });

  it('shows no draft', async () => {
    await bring(town, townBook(undefined, 2030), { inForce: false });
    expect((await file('json', '2030-2032')).status).toBe(404);
  });

  it('gives the source document byte for byte, by its hash too', async () => {
    const bytes = Buffer.from('施策コード,施策,政策コード,政策,方向コード,方向,事業名,単位,2021年度 事業費\n水1-1,用水,水1,水,3,水のまち,用水路,百万円,5\n');
    const parts = { db: town.db, files: town.program.files, clock: town.clock };
    const outcome = await importFile(parts, { bytes, name: '計画.csv', layout: null }, { plan: null, planName: null, title: null, inForce: true, removeMissing: false });
    const path = `/plan/editions/${outcome.edition!.slug}/source`;
    const reply = await town.ask(path);
    expect(Buffer.from(await reply.arrayBuffer()).equals(bytes)).toBe(true);
    expect(reply.headers.get('content-disposition')).toContain(encodeURIComponent('計画.csv'));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect((await town.ask(`${path}?sha256=${sha256}`)).status).toBe(200);
    expect((await town.ask(`${path}?sha256=${'0'.repeat(64)}`)).status).toBe(404);
    expect((await town.ask(`${path}?sha256=../../etc/passwd`)).status).toBe(400);
  });
});
