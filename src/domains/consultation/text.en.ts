/** Every sentence of the consultation domain, in English. */
import { act, api, block, call, dataset, indicator, list, page } from './text-call.en.ts';
import { documentEn } from './text-document.en.ts';
import { rule } from './text-rule.en.ts';
import { cancellation, change, check, desk, draft, staffList, work } from './text-work.en.ts';
import type { ConsultationText } from './text.ja.ts';

export const en: ConsultationText = {
  name: 'Calls for opinions',
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
  document: documentEn,
};
