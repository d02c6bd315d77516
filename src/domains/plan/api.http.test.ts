import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Town } from '#town';
import { changesAnswer, departmentsAnswer, editionAnswer, editionsAnswer, measuresAnswer, programmeAnswer, programmesAnswer } from './api.ts';
import { townBook, townRows } from './town-book.fixture.ts';
import { bring, openPlanTown, readJson } from './town-plan.fixture.ts';

let town: Town;
beforeAll(async () => {
  town = await openPlanTown();
});
afterAll(() => town?.close());

describe('the JSON API of the plan', () => {
  it.each<[string, z.ZodType]>([
    ['/api/v1/editions', editionsAnswer],
    ['/api/v1/editions/2024-2026', editionAnswer],
    ['/api/v1/measures', measuresAnswer],
    ['/api/v1/programmes', programmesAnswer],
    ['/api/v1/programmes/P0001', programmeAnswer],
    ['/api/v1/departments?edition=2024-2026', departmentsAnswer],
    ['/api/v1/changes', changesAnswer],
  ])('answers %s in the shape that its OpenAPI document promises', async (path, shape) => {
    const reply = await town.ask(path);
    expect(reply.status).toBe(200);
    const answer = await reply.json();
    expect(shape.safeParse(answer).error).toBeUndefined();
    expect((answer as { items?: unknown[] }).items?.length).not.toBe(0);
  });

  it('has its rows in the OpenAPI document', async () => {
    const { paths } = await readJson(town, '/openapi.json');
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/api/v1/programmes', '/api/v1/programmes/{number}', '/api/v1/changes']));
  });

  it('pages through a list and links to the other pages', async () => {
    const reply = await town.ask('/api/v1/programmes?limit=2&offset=0');
    expect(reply.headers.get('link')).toContain('offset=2>; rel="next"');
    expect(await reply.json()).toMatchObject({ total: 3, limit: 2, offset: 0, items: [{ number: 'P0001' }, { number: 'P0002' }] });
    const past = await town.ask('/api/v1/programmes?limit=2&offset=40');
    expect(await past.json()).toMatchObject({ total: 3, items: [] });
    expect(past.headers.get('link')).not.toContain('rel="next"');
  });

  it('filters programmes by measure, department, kind, words and amounts', async () => {
    const numbers = async (query: string): Promise<string[]> => (await readJson(town, `/api/v1/programmes?${query}`)).items.map((item: { number: string }) => item.number);
    const { items } = await readJson(town, '/api/v1/departments');
    const roads = items.find((item: { section: string }) => item.section === '道路課').id;
    expect(await numbers('measure=緑1-2')).toEqual(['P0001', 'P0003']);
    expect(await numbers(`department=${roads}`)).toEqual(['P0002']);
    expect(await numbers('kind=重点')).toEqual(['P0001']);
    expect(await numbers('text=街路樹')).toEqual(['P0002']);
    expect(await numbers('amount_min=9.5')).toEqual(['P0001']);
    expect(await numbers('year=2025&amount_max=3')).toEqual(['P0002']);
    expect(await numbers('sort=total&direction=asc')).toEqual(['P0002', 'P0001', 'P0003']);
  });

  it.each(['limit=0', 'limit=1001', 'offset=-1', 'department=x', 'sort=price', 'amount_min=abc', 'year=1'])('refuses ?%s with a problem document that names the parameter', async (query) => {
    const reply = await town.ask(`/api/v1/programmes?${query}`, { headers: { accept: 'application/json' } });
    expect(reply.status).toBe(400);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(await reply.text()).toContain(query.split('=')[0]);
  });

  it('answers 404 for what does not exist', async () => {
    for (const path of ['/api/v1/editions/1900-1902', '/api/v1/programmes/P9999', '/api/v1/measures?edition=none']) expect((await town.ask(path)).status).toBe(404);
  });

  it('tells a program that has the newest answer that nothing changed, until something does', async () => {
    const etag = (await town.ask('/api/v1/changes')).headers.get('etag')!;
    const again = () => town.ask('/api/v1/changes', { headers: { 'if-none-match': etag } });
    expect((await again()).status).toBe(304);
    const rows = structuredClone(townRows);
    rows[0] = { ...rows[0]!, total: 31 };
    await bring(town, townBook(rows));
    const changed = await again();
    expect(changed.status).toBe(200);
    expect(await changed.json()).toMatchObject({ items: [{ kind: 'changed', field: 'total', before: '30000000 stated', after: '31000000 stated', programme: { number: 'P0001' } }, {}, {}, {}, {}] });
    expect(await readJson(town, '/api/v1/changes?kind=changed&programme=P0001')).toMatchObject({ total: 1 });
  });

  it('may be read by programs of other sites', async () => {
    expect((await town.ask('/api/v1/programmes')).headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('finding the plan by words', () => {
  it('finds programmes, measures and departments once the import has been carried through', async () => {
    await town.program.runPendingJobs();
    const { hits } = await readJson(town, '/api/v1/search?q=街路樹');
    expect(hits[0]).toMatchObject({ kind: 'programme', title: '街路樹の手入れ' });
    expect(new Set(hits.map((hit: { kind: string }) => hit.kind))).toEqual(new Set(['programme', 'measure', 'department']));
  });
});
