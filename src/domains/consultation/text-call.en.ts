/** What the public reads of calls, in English. */
import { formatDate } from '#domains/civic';
import type { act as jaAct, api as jaApi, block as jaBlock, call as jaCall, dataset as jaDataset, indicator as jaIndicator, list as jaList, page as jaPage } from './text-call.ja.ts';

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

export const call: typeof jaCall = {
  stage: { draft: 'Draft', open: 'Open', upcoming: 'Opens soon', waiting: 'Result in preparation', released: 'Result published', cancelled: 'Cancelled' },
  way: { web: 'The form on this site', post: 'By post', fax: 'By fax', mail: 'By e-mail', counter: 'Over the counter' },
  daysLeft: (left) => (left === 0 ? 'Closes today' : left === 1 ? 'Closes tomorrow' : `${left} days left`),
  daysUntil: (left) => (left === 1 ? 'Opens tomorrow' : `Opens in ${left} days`),
  fromTo: (from, to) => `${from} to ${to}`,
  periodUnknown: 'The period is not on record',
  dayUnknown: 'Not settled or not known',
  notFound: (slug) => `There is no call for opinions called “${slug}”. Please check its number.`,
};

export const list: typeof jaList = {
  title: 'Calls for opinions',
  lead: 'Before the city decides on a plan or an ordinance it publishes a draft and asks what you think. It answers every opinion and publishes the result.',
  ruleLink: 'The city’s rule for calls for opinions',
  feed: 'Announcements of the city (Atom)',
  now: 'Open now, and soon',
  noneNow: 'No call is open now',
  noneNowBody: 'New calls appear here when they begin. Earlier ones and their results are in the list below.',
  nothing: 'There are no calls for opinions yet',
  nothingBody: 'When one begins you will find the draft, the period and how to send an opinion here.',
  followLink: 'Be told by e-mail',
  allTitle: 'All calls for opinions',
  all: 'All',
  unit: '',
  filters: 'Conditions of the list',
  stage: 'Stage',
  year: 'Fiscal year',
  department: 'Department',
  departmentHint: 'Name of a department, or part of it',
  words: 'Words',
  wordsHint: 'Looks in subject, purpose and department',
  subject: 'Subject',
  opens: 'Opens',
  closes: 'Closes',
  caption: (found) => `Calls for opinions: ${found}`,
  empty: 'No call fits. Please change the conditions.',
  csv: 'CSV',
  json: 'JSON',
  unknownPage: (number) => `There is no page ${number}.`,
};

export const page: typeof jaPage = {
  cancelled: (at) => `This call was cancelled on ${at}`,
  facts: 'About this call',
  periodTerm: 'Period',
  period: (from, to, count) => `${from} to ${to} (${days(count)}). The last day counts until midnight in Japan.`,
  exception: 'Why the period is shorter than usual',
  whoMay: 'Who may send an opinion',
  department: 'Department',
  source: 'Published then at',
  documents: 'Draft and documents',
  noDocuments: 'No documents are published.',
  audience: { standard: 'For everyone', plain: 'Plain Japanese', children: 'For children' },
  version: (version, at) => `Version ${version} (published ${at})`,
  pdf: (pages) => `PDF, ${pages} ${pages === 1 ? 'page' : 'pages'}`,
  ways: 'How to send an opinion',
  wayHint: { web: 'From this page, at any time within the period. You need no account.', post: 'Write to the department below.', fax: 'Ask the department below for the number.', mail: 'Ask the department below for the address.', counter: 'Bring it to the department below.' },
  identity: {
    none: 'You are not asked for your name or address.',
    optional: 'You may give your name and address or leave them out. They are never published.',
    required: 'The city’s rule asks for your name and address. They are never published.',
  },
  noSingleAnswer: 'The city does not write back to each person; it answers every opinion in the result, which is published on this site.',
  serves: 'Programmes of the plan concerned',
  servesBody: 'The draft concerns these programmes of the city’s plan.',
  programmeFeed: (number) => `Feed of programme ${number}`,
  before: 'What was done before',
  told: 'Who was told',
  toldOn: 'Told on',
  toldCaption: 'Who was told before the period',
  toldNone: 'The rule names nobody who has to be told before.',
  rule: (source) => `Held under “${source}”`,
  contact: 'Contact',
  follow: 'Be told of this department’s news by e-mail',
  feed: 'Feed of this department (Atom)',
  feedAll: 'Feed of all announcements (Atom)',
  record: 'Public record',
  recordBody: 'Announcement, changes and result are kept in a record of which anyone can check that it was not rewritten.',
};

export const block: typeof jaBlock = {
  title: 'Calls for opinions',
  all: 'All calls for opinions',
  more: (count) => `There are ${count} more.`,
  homeTitle: 'Tell the city what you think',
  homeLead: 'Before it is decided, the city asks for your opinion.',
};

export const dataset: typeof jaDataset = {
  title: 'Calls for opinions',
  description: 'Subject, period, stage and programmes of the calls that were announced.',
  meaning: {
    slug: 'Number: fiscal year and number within it, as in addresses',
    subject: 'Subject',
    stage: 'Stage: open, upcoming, waiting (closed, result in preparation), released (with its result), cancelled',
    fiscal_year: 'Fiscal year, April to March',
    department: 'Department that answers for it',
    opens_on: 'First day; empty where an old publication does not say',
    closes_on: 'Last day, to its end; empty where an old publication does not say',
    programmes: 'Numbers of the programmes of the plan that it serves, separated by 、',
    announced_at: 'When it was announced; of past ones, when they were brought in',
    result_at: 'When its result was first published',
    source: 'own: held on this site; past: brought in from an earlier publication',
    url: 'Address of its page',
  },
};

export const indicator: typeof jaIndicator = { announced: 'Calls for opinions announced', announcedUnit: 'calls', fullPeriod: 'Share of calls that ran for at least the days of the rule', fullPeriodUnit: '%' };

export const act: typeof jaAct = {
  announced: (subject) => `Call for opinions announced: ${subject}`,
  changed: (subject) => `Call for opinions changed: ${subject}`,
  cancelled: (subject) => `Call for opinions cancelled: ${subject}`,
  ruleSet: (since) => `Rule for calls for opinions set (from ${formatDate(since, 'en')})`,
};

export const api: typeof jaApi = { list: 'Calls for opinions, open ones first', one: 'One call for opinions with its draft, period and changes' };
