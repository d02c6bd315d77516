import { as } from '#cast';
import { sql } from 'kysely';
import type { Town } from '#town';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { townBook } from './town-book.fixture.ts';
import { bring, openPlanTown, read, readJson } from './town-plan.fixture.ts';
import { findEditionInForce } from './edition.store.ts';
import { publishDueDraft } from './draft-publication.store.ts';

const items = townBook([{ measure: '緑1-1', name: '窓口の改革', total: 1, costs: [1, null, null], activities: ['予約制の試行'] }]);
let town: Town;
beforeEach(async () => {
  town = await openPlanTown();
  await bring(town, items, { planKind: 'reform' });
});
afterEach(() => town.close());

describe('the reform plan', () => {
  it('stands beside the implementation plan and never in its place', async () => {
    expect((await findEditionInForce(town.db))?.plan.kind).toBe('implementation');
    expect((await findEditionInForce(town.db, 'reform'))?.slug).toBe('reform-2024-2026');
    expect((await read(town, '/plan')).said).toContain('街路樹の手入れ');
    expect((await read(town, '/plan/reform')).said).toContain('予約制の試行');
    expect((await read(town, '/plan/programmes')).said).not.toContain('窓口の改革');
    await expect(bring(town, items, { plan: 'plan', planKind: 'reform' })).rejects.toMatchObject({ kind: 'plan-of-other-kind' });
  });

  it('shows the committee’s opinion once planning has published it', async () => {
    const panel = await as(town, 'panel');
    const planning = await as(town, 'planning');
    expect((await panel.post('/staff/plan/reform/P0004', { text: '成果をもっと示すべきです。', revision: '0' })).status).toBe(303);
    expect((await read(town, '/plan/reform')).said).not.toContain('成果をもっと');
    expect((await panel.post('/staff/plan/reform/publication')).status).toBe(403);
    expect((await planning.post('/staff/plan/reform/P0004', { text: 'x', revision: '1' })).status).toBe(403);
    expect((await planning.post('/staff/plan/reform/publication')).status).toBe(303);
    expect((await read(town, '/plan/reform')).said).toContain('成果をもっと示すべきです。');
    expect((await panel.post('/staff/plan/reform/P0004', { text: '書き直し中です。', revision: '1' })).status).toBe(303);
    expect((await read(town, '/plan/reform')).said).toContain('成果をもっと示すべきです。');
    expect((await readJson(town, '/plan/reform')).items[0].opinion).toBe('成果をもっと示すべきです。');
    const { rows } = await sql`select kind, acting_as from record.public_act where acting_as <> 'command'`.execute(town.db);
    expect(rows).toEqual([{ kind: 'plan.opinion-published', acting_as: 'planning: 企画部 企画課' }]);
  });

  it('loses neither text where two members write on one item', async () => {
    const panel = await as(town, 'panel');
    await panel.post('/staff/plan/reform/P0004', { text: '一人目の意見', revision: '0' });
    const reply = await panel.post('/staff/plan/reform/P0004', { text: '二人目の意見', revision: '0' });
    const html = await reply.text();
    expect(reply.status).toBe(422);
    expect(html).toContain('一人目の意見');
    expect(html).toContain('二人目の意見');
    expect((await panel.post('/staff/plan/reform/P0999', { text: 'x', revision: '0' })).status).toBe(404);
  });

  it('takes the opinions on a draft public with the edition', async () => {
    const [panel, planning] = [await as(town, 'panel'), await as(town, 'planning')];
    expect((await planning.post('/staff/plan/drafts', { former: 'reform-2024-2026' })).status).toBe(303);
    expect((await panel.post('/staff/plan/reform/P0004', { text: '次の大綱への意見', revision: '0' })).status).toBe(303);
    expect((await planning.post('/staff/plan/reform/publication')).status).toBe(409);
    await sql`insert into plan.draft_submission select distinct draft_id, bureau, section, 'accepted' from plan.draft_row`.execute(town.db);
    expect((await planning.post('/staff/plan/drafts/reform-2025-2027/publication', { title: '次の大綱', on: '2026-04-01' })).status).toBe(303);
    expect(await publishDueDraft({ db: town.db, files: town.program.files, clock: town.clock }, 'reform-2025-2027')).toBe('published');
    expect((await findEditionInForce(town.db, 'reform'))?.slug).toBe('reform-2025-2027');
    expect((await read(town, '/plan/reform')).said).toContain('次の大綱への意見');
  });
});
