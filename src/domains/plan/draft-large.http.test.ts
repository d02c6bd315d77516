import { as } from '#cast';
import { sql } from 'kysely';
import { openTown } from '#town';
import { describe, expect, it } from 'vitest';
import { bring } from './town-plan.fixture.ts';
import { townBook } from './town-book.fixture.ts';
import { publishDueDraft } from './draft-publication.store.ts';

const rows = Array.from({ length: 2_000 }, (_, index) => ({ measure: index % 2 === 0 ? '緑1-1' : '緑1-2', name: `事業${index}`, total: 3, costs: [1, 1, 1], activities: ['調査', '工事', '継続'], departments: [{ bureau: '都市整備部', section: `第${index % 40}課` }] }));

describe('a draft of two thousand programmes', () => {
  it('comes a hundred rows at a time, is saved and published in good time', { timeout: 180_000 }, async () => {
    const statements: string[] = [];
    const town = await openTown({ onStatement: (text) => statements.push(text) });
    try {
      await bring(town, townBook(rows));
      const planning = await as(town, 'planning');
      expect((await planning.post('/staff/plan/drafts', { former: '2024-2026' })).status).toBe(303);
      await planning.ask('/staff/plan/drafts/2025-2027/grid');
      const begun = performance.now();
      statements.length = 0;
      const html = await (await planning.ask('/staff/plan/drafts/2025-2027/grid?page=20')).text();
      const took = performance.now() - begun;
      process.stderr.write(`grid ${Math.round(took)} ms, ${statements.length} statements, ${html.length} letters\n`);
      expect(took).toBeLessThan(3_000);
      expect(new Set(html.match(/name="at" value="\d+/g)).size).toBe(100);
      const { rows: plan } = await sql<{ 'QUERY PLAN': string }>`explain select * from plan.draft_row r where r.draft_id = 1 order by r.position, r.id limit 100 offset 100`.execute(town.db);
      expect(plan.map((line) => line['QUERY PLAN']).join('\n')).not.toContain('Seq Scan');
      await sql`insert into plan.draft_submission select distinct draft_id, bureau, section, 'accepted' from plan.draft_row`.execute(town.db);
      expect((await planning.post('/staff/plan/drafts/2025-2027/publication', { title: '次の計画', on: '2026-04-01' })).status).toBe(303);
      const publishing = performance.now();
      expect(await publishDueDraft({ db: town.db, files: town.program.files, clock: town.clock }, '2025-2027')).toBe('published');
      process.stderr.write(`publication ${Math.round(performance.now() - publishing)} ms\n`);
    } finally {
      await town.close();
    }
  });
});
