/** The sample city's opinion maps: made up, said to be so on their pages, and never in a real city. */
import { expect, test } from 'vitest';
import { openTown } from '#town';
import { getConversation } from './conversation.store.ts';
import { reckon } from './maths/reckon.ts';
import { computeWhole } from './reckoning.store.ts';
import { sampleCommand } from './sample.command.ts';
import { findStanding } from './standing.store.ts';

test('an official sees an opinion map with its result and an open one on the same day, both marked as samples, in the sample city alone', async () => {
  const town = await openTown();
  try {
    const call = async (sample: boolean): Promise<{ code: number; printed: string[] }> => {
      const printed: string[] = [];
      const site = { name: { ja: '拓野市', en: 'Takuno City' }, origin: town.settings.origin };
      const code = await sampleCommand.run({ ...town.program, site, sample, departments: [{ bureau: '企画部', sections: ['企画課'] }], print: (line) => printed.push(line), tell: () => undefined }, {}, []);
      return { code, printed };
    };
    expect(await call(false)).toEqual({ code: 1, printed: [] });
    const { code, printed } = await call(true);
    expect([code, printed.length, (await call(true)).code]).toEqual([0, 2, 1]);
    await town.settle();
    const [over, open] = await Promise.all(printed.map(async (address) => (await town.ask(new URL(address).pathname)).text()));
    for (const page of [over, open]) expect(page).toContain('作りもの');
    expect([over!.includes('【見本・終了】'), open!.includes('/part')]).toEqual([true, true]);
    const conversation = await getConversation(town.db, printed[0]!.split('/').at(-1)!);
    expect(await computeWhole(town.program, conversation, (question) => Promise.resolve(reckon(question)))).toBe('published');
    const { groups, sample } = (await findStanding(town.db, conversation.id))!.figures;
    expect([groups.length, sample.people > 70]).toEqual([2, true]);
  } finally {
    await town.close();
  }
});
