/** Sentences of the page on like opinions, in English. */
import type { likeness as ja } from './text-likeness.ja.ts';

export const likeness: typeof ja = {
  title: 'Opinions of the same wording',
  lead: 'Opinions whose texts are almost the same stand together here. Those of a campaign are counted one by one and get a reply as well. None of them is dropped.',
  consultations: 'Calls for opinions',
  noPage: 'There is no such page.',
  never: 'The opinions have not been compared yet.',
  waiting: 'The opinions are being compared.',
  waitingHint: 'Please open this page again in a moment. Many opinions take some seconds.',
  failed: 'The opinions could not be compared. Please try again.',
  made: (at: string, opinions: number, groups: number) => `Compared ${opinions.toLocaleString('en')} opinions at ${at}: ${groups.toLocaleString('en')} groups of the same wording.`,
  compare: 'Compare now',
  filter: 'Narrow down',
  least: 'Opinions, at least',
  words: 'Words in the text',
  found: (count: number) => `Opinions of the same wording (${count.toLocaleString('en')} groups)`,
  none: 'No opinions of the same wording were found.',
  text: 'The one that came first',
  size: 'Opinions',
  count: (count: number) => count.toLocaleString('en'),
  score: 'Wording shared (least)',
  submissions: 'Receipt numbers',
  number: (id: number) => `No. ${id}`,
  more: (count: number) => `and ${count.toLocaleString('en')} more`,
};
