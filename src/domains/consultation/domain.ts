/** Wiring of consultation; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { pageBlocks } from '#platform/page-block';
import { listPath, staffListPath } from './address.ts';
import { dataset } from './dataset.http.ts';
import { deskItems } from './desk.http.ts';
import { indicators, listAnsweredNames } from './figure.store.ts';
import { consultationHome, planBlocks } from './plan-block.http.tsx';
import { resultTold } from './result-told.store.ts';
import { routes } from './routes.ts';
import { listSearchEntries, searchKept } from './search-entry.store.ts';
import { sentence } from './text.ts';

/** `parts`: domains that fill parts of a consultation's pages, of the public and of staff. */
export function consultationDomain(parts: readonly Domain[]): Domain {
  return {
    name: 'consultation',
    stores: true,
    routes: routes(pageBlocks(parts)),
    nav: [{ path: listPath, label: sentence((words) => words.name), order: 20 }],
    staffNav: [{ path: staffListPath, label: sentence((words) => words.staffList.title) }],
    home: [consultationHome],
    blocks: planBlocks,
    desk: deskItems,
    datasets: [dataset],
    indicators,
    answeredNames: listAnsweredNames,
    searchEntries: listSearchEntries,
    subscriptions: [searchKept, resultTold],
    appendOnly: ['consultation.rule', 'consultation.change'],
  };
}
