import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { as } from '#cast';
import { type TownConsultation, townConsultation } from '#fixtures/consultation/town-consultation';
import { openTown, type Town } from '#town';
import { listUncompared } from './likeness.store.ts';
import { townSubmissions } from './town-opinion.fixture.ts';

const campaign = '街路樹の伐採に反対します。夏の日陰がなくなり、通学する子どもたちが困ります。計画を見直してください。';

describe('opinions of the same wording', () => {
  let town: Town;
  let consultation: TownConsultation;
  let path: string;
  beforeAll(async () => {
    town = await openTown({ at: '2026-04-10T12:00:00+09:00' });
    consultation = await townConsultation(town);
    path = `/staff/consultations/${consultation.slug}/likeness`;
    const near = [campaign, `${campaign}どうぞよろしく。`, campaign.replace('、', '，')];
    await townSubmissions(town, consultation.id, [...near, '図書館の開館時間を延ばしてください。'].map((text) => ({ opinions: [{ text }] })));
  });
  afterAll(() => town.close());

  test('are not known before they were compared, and the page says so', async () => {
    expect(await (await (await as(town, 'member')).ask(path)).text()).toContain('まだ比べていません');
    expect(await listUncompared(town.db)).toEqual([consultation.id]);
  });

  test('stand together after somebody asked for it, and each is named', async () => {
    const member = await as(town, 'member');
    expect((await member.post(path)).status).toBe(303);
    expect(await (await member.ask(path)).text()).toContain('比べています');
    await town.program.runPendingJobs();
    const listed = (await (await member.ask(`${path}?format=json`)).json()) as { total: number; groups: { opinions: unknown[] }[] };
    expect([listed.total, listed.groups[0]!.opinions.length]).toEqual([1, 3]);
    expect(await listUncompared(town.db)).toEqual([]);
    expect(await (await member.ask(`${path}?format=csv`)).text()).toContain(campaign);
    expect(await (await member.ask(`${path}?least=4`)).text()).toContain('同じ内容の意見は見つかっていません');
  });

  test('are compared again when others came', async () => {
    await townSubmissions(town, consultation.id, [{ at: '2026-04-11T10:00:00+09:00', opinions: [{ text: campaign }] }]);
    expect(await listUncompared(town.db)).toEqual([consultation.id]);
  });

  test('are shown to the answering department only', async () => {
    expect((await (await as(town, 'otherMember')).ask(path)).status).toBe(403);
    expect((await (await as(town, 'planning')).ask(path)).status).toBe(200);
    expect((await (await as(town, 'member')).ask('/staff/consultations/2026-99/likeness')).status).toBe(404);
  });
});
