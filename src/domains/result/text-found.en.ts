/** Sentences of the search over all replies, in English. */
import type { FoundText } from './text-found.ja.ts';

export const foundEn: FoundText = {
  title: 'Search replies to opinions',
  nav: 'Replies to opinions',
  lead: 'Search the opinions of all calls and the city’s replies, those of earlier years too.',
  all: 'All',
  filters: 'Narrow the list',
  text: 'Words',
  textHint: 'Opinions, replies, subject of the call',
  outcome: 'Outcome',
  outcomes: { reflected: 'Taken up', included: 'Already in the draft', reference: 'For reference', 'not-reflected': 'Not taken up', other: 'Other' },
  year: 'Fiscal year',
  programme: 'Number of a programme',
  programmeHint: 'Such as P0001',
  department: 'Department',
  caption: (count: number) => `${count} replies`,
  reply: 'Reply',
  consultation: 'Call for opinions',
  opinions: 'Opinions',
  said: 'What the city says',
  released: 'Published',
  empty: 'No reply fits. Try fewer words or conditions.',
  nothing: 'No reply is published yet.',
  more: (count: number) => `Many replies hold these words: these are among the ${count} that fit best. More words narrow it down.`,
  past: 'Past result',
  dataset: { title: 'Replies to opinions', description: 'All replies that the city published to opinions on its calls.' },
};
