/** Every sentence of the consultation domain, in Japanese. */
import { act, api, block, call, dataset, indicator, list, page } from './text-call.ja.ts';
import { documentJa } from './text-document.ja.ts';
import { rule } from './text-rule.ja.ts';
import { cancellation, change, check, desk, draft, staffList, work } from './text-work.ja.ts';

export const ja = {
  name: '意見募集',
  act,
  api,
  block,
  call,
  cancellation,
  change,
  check,
  dataset,
  desk,
  draft,
  indicator,
  list,
  page,
  rule,
  staffList,
  work,
  document: documentJa,
};

export type ConsultationText = typeof ja;
