import { describe, expect, test } from 'vitest';
import { readChannels, writtenChannels } from './channel.ts';
import { checksOf } from './check.ts';
import type { Conversation } from './conversation.ts';
import { openFirst } from './conversation-list.ts';
import { emptyForm, readDraft } from './draft.ts';
import { checkSeeds, rowsOfText, seedsOfRows, textOfSeeds } from './seed.ts';
import { verifiesPeople } from './verifying.ts';

const department = { bureau: '都市整備部', section: '道路課' };
const choices = { departments: [department], programmes: new Set<string>(), channels: [] };
const form = { ...emptyForm(department), question: '駅前の道を、どうしたいですか。' };

describe('who may take part', () => {
  test('proved identities can be asked for where a provider for residents is set up, and nowhere else', () => {
    const [staffOnly, residents] = [{ providers: [{ for: 'staff' }] }, { providers: [{ for: 'staff' }, { for: 'person' }] }];
    expect([undefined, staffOnly, residents].map((ways) => verifiesPeople({ ways } as Parameters<typeof verifiesPeople>[0]))).toEqual([false, false, true]);
    expect(readDraft({ ...form, access: 'verified' }, { ...choices, verifies: true }).draft?.access).toBe('verified');
    const { draft, faults } = readDraft({ ...form, access: 'verified' }, { ...choices, verifies: false });
    expect([draft, faults.map(({ field, sentence }) => [field, sentence.ja])]).toEqual([null, [['access', expect.stringContaining('いまは選べません')]]]);
  });

  test('a draft for proved identities is not announced once the provider is gone', () => {
    const draft = { department: { bureau: '都市整備部', section: '道路課' }, background: 'x', contact: 'x', rules: 'x', opensOn: '2026-04-02', closesOn: '2026-04-03', access: 'verified' as const };
    const fit = { draft, today: '2026-04-01', seeds: 3, invitations: 0, answered: true, moderated: true };
    const lacking = (verifies: boolean): string[] => checksOf({ ...fit, verifies }).flatMap(({ key, ok }) => (ok ? [] : [key]));
    expect([lacking(true), lacking(false)]).toEqual([[], ['access']]);
  });
});

test('what a form wrote comes back from it unchanged', () => {
  const { channels } = readChannels(['poster'], '朝市のちらし｜Morning market leaflet\n\n駅の掲示板\n駅の掲示板', []);
  expect(channels.map(({ key }) => key)).toEqual(['poster', 'way1', 'way2']);
  expect(readChannels(['poster'], writtenChannels(channels), channels)).toEqual({ channels, faults: [] });
  const seeds = seedsOfRows(rowsOfText('意見\nひとつめの意見\tThe first\nわたしは三十代です\t\t属性\n'));
  expect(seeds).toEqual([{ line: 2, text: 'ひとつめの意見', translation: 'The first', meta: false }, { line: 3, text: 'わたしは三十代です', translation: null, meta: true }]);
  expect(seedsOfRows(rowsOfText(textOfSeeds(seeds))).map(({ line: _, ...seed }) => seed)).toEqual(seeds.map(({ line: _, ...seed }) => seed));
});

test('statements that differ in width, case or spaces alone are the same', () => {
  const states = checkSeeds(seedsOfRows([['ＡＢＣを ふやす'], ['abcをふやす'], ['べつの意見']]), new Set(), 140).map(({ state }) => state);
  expect(states).toEqual(['fine', 'repeated', 'fine']);
});

test('what ends soonest stands first, then what begins soonest, then what is over', () => {
  const one = (slug: string, opensOn: string, closesOn: string): Conversation => ({ slug, opensOn, closesOn, state: 'announced' }) as Conversation;
  const list = [one('over', '2026-01-01', '2026-02-01'), one('later', '2026-06-01', '2026-07-01'), one('long', '2026-04-01', '2026-05-30'), one('soon', '2026-05-01', '2026-07-01'), one('short', '2026-04-01', '2026-04-10')];
  expect(openFirst(list, '2026-04-05').map(({ slug }) => slug)).toEqual(['short', 'long', 'soon', 'later', 'over']);
});
