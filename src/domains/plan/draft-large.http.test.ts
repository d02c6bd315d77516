import { as } from '#cast';
import { sql } from 'kysely';
import { openTown } from '#town';
import { describe, expect, it } from 'vitest';
import { bring } from './town-plan.fixture.ts';
import { townBook } from './town-book.fixture.ts';
import { publishDueDraft } from './draft-publication.store.ts';

const rows = Array.from({ length: 2_000 }, (_, index) => ({ measure: index % 2 === 0 ? '緑1-1' : '緑1-2', name: `事業${index}`, total: 3, costs: [1, 1, 1], activities: ['調査', '工事', '継続'], departments: [{ bureau: '都市整備部', section: `第${index % 40}課` }] }));

describe('a draft of two thousand programmes', () => {
  it('comes a hundred rows at a time and is published whole, without a statement for each', { timeout: 600_000 }, async () => {
    const statements: string[] = [];
    const town = await openTown({ onStatement: (text) => statements.push(text) });
    try {
      await bring(town, townBook(rows));
      const planning = await as(town, 'planning');
      expect((await planning.post('/staff/plan/drafts', { former: '2024-2026' })).status).toBe(303);
      await planning.ask('/staff/plan/drafts/2025-2027/grid');
      statements.length = 0;
      const html = await (await planning.ask('/staff/plan/drafts/2025-2027/grid?page=20')).text();
      // One for each of the forty departments, and a dozen.
      expect(statements.length).toBeLessThan(60);
      expect(html.length).toBeLessThan(400_000);
      expect(new Set(html.match(/name="at" value="\d+/g)).size).toBe(100);
      const { rows: plan } = await sql<{ 'QUERY PLAN': string }>`explain select * from plan.draft_row r where r.draft_id = 1 order by r.position, r.id limit 100 offset 100`.execute(town.db);
      expect(plan.map((line) => line['QUERY PLAN']).join('\n')).not.toContain('Seq Scan');
      await sql`insert into plan.draft_submission select distinct draft_id, bureau, section, 'accepted' from plan.draft_row`.execute(town.db);
      expect((await planning.post('/staff/plan/drafts/2025-2027/publication', { title: '次の計画', on: '2026-04-01' })).status).toBe(303);
      statements.length = 0;
      expect(await publishDueDraft({ db: town.db, files: town.program.files, clock: town.clock }, '2025-2027')).toBe('published');
      expect(statements.length).toBeLessThan(100);
    } finally {
      await town.close();
    }
  });
});
