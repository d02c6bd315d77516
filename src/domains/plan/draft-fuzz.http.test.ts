import fc from 'fast-check';
import type { Town } from '#town';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftOf, openDraft, rowNamed } from './draft.fixture.ts';
import { openPlanTown } from './town-plan.fixture.ts';

let town: Town;
let people: Awaited<ReturnType<typeof openDraft>>;
beforeAll(async () => {
  town = await openPlanTown();
  people = await openDraft(town);
});
afterAll(() => town.close());

/** Texts that break programs: empty, very long, control characters, half a letter, numbers beyond any limit, formulas. */
const nasty = fc.oneof(
  fc.constantFrom('', ' ', '\0', '\uD800', '\u202E', '=1+1', '***', '（', '((1))', '９９９', '-0', '1e309', '9'.repeat(400), '緑'.repeat(3_000), "'; drop table plan.draft; --", '2026-02-30', '9999-99-99', '部/課/係/', ';;;', '\\', '["a"]', 'toString', '__proto__'),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('forms of a draft', () => {
  it('answer whatever is sent without failing', { timeout: 600_000 }, async () => {
    const { row, revision } = await rowNamed(people.planning, '公園の整備');
    const places = fc.oneof(fc.constantFrom(`${row}.${revision}.name`, `${row}.${revision}.cost:2027`, `${row}.1.measure`, `${row}.999999999.total`, `${row}.${revision}.departments`, `${row}.1.links`, '999999.1.name', `${row}.1.cost:1999`, 'x'), nasty);
    const posts = fc.oneof(
      fc.tuple(fc.constant('/grid'), fc.array(fc.tuple(places, nasty), { maxLength: 4 }).map((cells) => ({ at: cells.map(([at]) => at), cell: cells.map(([, cell]) => cell), back: 'page=1&sort=name' }))),
      fc.tuple(fc.constant(`/rows/${row}/decision`), fc.record({ fate: fc.oneof(fc.constantFrom('carried', 'ended', 'merged', 'split'), nasty), into: nasty, names: nasty, why: nasty })),
      fc.tuple(fc.constantFrom('/rows/0/decision', '/rows/99999999999/decision', '/rows/x/decision'), fc.record({ fate: nasty })),
      fc.tuple(fc.constant('/new-row'), fc.record({ name: nasty, measure: fc.oneof(fc.constant('緑1-1'), nasty), departments: nasty, why: nasty })),
      fc.tuple(fc.constant('/submissions'), fc.record({ department: fc.oneof(fc.constantFrom('企画部/企画課', '', '都市整備部/道路課'), nasty), step: fc.constantFrom('submit', 'withdraw', 'approve', 'accept', 'hand-in', 'send-back', 'x'), reason: nasty })),
      fc.tuple(fc.constant('/publication'), fc.record({ title: nasty, on: nasty })),
      fc.tuple(fc.constantFrom('/publication/withdrawal', '/submissions/untouched'), fc.record({ reason: nasty })),
    );
    await fc.assert(
      fc.asyncProperty(posts, fc.boolean(), async ([path, fields], asJson) => {
        const reply = asJson ? await people.planning.postJson(`${draftOf}${path}`, fields) : await people.planning.post(`${draftOf}${path}`, fields as Record<string, string>);
        expect(reply.status, `${path} ${JSON.stringify(fields)} ${await reply.clone().text()}`).toBeLessThan(500);
      }),
      { numRuns: 250 },
    );
    for (const page of ['', '/grid', '/preview', `/rows/${row}`, '/grid?format=csv', '/preview?format=json']) expect((await people.planning.ask(`${draftOf}${page}`)).status).toBe(200);
  });

  it('answer whatever is asked for without failing', { timeout: 600_000 }, async () => {
    const query = fc.record({ text: nasty, department: nasty, measure: nasty, fate: nasty, sort: fc.oneof(fc.constantFrom('name', 'measure', 'department'), nasty), order: nasty, page: nasty, state: nasty, only: fc.oneof(fc.constant('faults'), nasty), done: fc.oneof(fc.constant('accept'), nasty) }, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('/staff/plan/drafts', `${draftOf}/grid`, draftOf, `${draftOf}/preview`, '/plan/reform', '/staff/plan/reform'), query, async (path, fields) => {
        expect((await people.planning.ask(`${path}?${new URLSearchParams(fields)}`)).status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
  });
});
