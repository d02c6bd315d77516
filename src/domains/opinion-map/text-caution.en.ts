/** What readers and participants are told about the figures, in English. */
import type { CautionText } from './text-caution.ja.ts';

export const cautionEn: CautionText = {
  title: 'Before you read the result',
  themselves: (people) => `These are the answers of ${people === '1' ? 'one person' : `${people} people`} who chose to take part. They do not show the shares of all residents.`,
  cameBy: (label, people) => `${label} (${people})`,
  came: (each) => `How they came: ${each.join(', ')}`,
  byPage: 'The city’s page',
  byEmbed: 'Other sites',
  byOther: 'Other ways',
  groups: 'The size of a group is not its share of public opinion: it changes with how people are invited. Look at what is shared and what divides rather than at how many.',
  small: 'Few people are counted, so one answer can change a share much. The range beside each share shows how uncertain it is.',
  interval: 'The range beside each share shows how uncertain it is by chance (95 % confidence interval).',
  barred: (people) => (people === '1' ? 'The answers of one person, which broke the rules of taking part, are not counted.' : `The answers of ${people} people, which broke the rules of taking part, are not counted.`),
  method: 'How it is computed, and what it does not say',
  published: 'Votes are published',
  votesPublished: 'All votes are published after the end, so that anyone can check the computation. No name and no e-mail address is with them: only a number drawn by lot.',
  votesTold: 'Votes under one number can be seen together. If you tell others how you answered, they may find out which number is yours.',
};
