/** The table of contents of result: every address, who may call it and what it does. */
import { type Route, row } from '#platform/http';
import { downloadBook } from './book.http.ts';
import { showPrint } from './print.http.tsx';
import { resultAnswer, showResult, showResultJson } from './result.http.tsx';
import { resultQuery } from './result-list.ts';
import { sentence } from './text.ts';
import { showVersion } from './version.http.tsx';

const publicRow = { method: 'GET' as const, who: 'anyone' as const, reads: ['result', 'consultation', 'opinion', 'record'] };

const resultRows: Route[] = [
  row({ ...publicRow, path: '/consultations/:slug/result', what: 'Show the published result of a consultation: counts, what was changed, opinions and replies, corrections', query: resultQuery, formats: ['html', 'csv', 'json', 'xlsx'], run: showResult }),
  row({ ...publicRow, path: '/consultations/:slug/result/print', what: 'Show the whole published result of a consultation on one page', run: showPrint }),
  row({ ...publicRow, path: '/consultations/:slug/result/versions/:audience', what: 'Show the published result of a consultation in plain Japanese or for children', formats: ['html', 'json'], run: showVersion }),
  row({ ...publicRow, path: '/consultations/:slug/result/book.pdf', what: 'Download the published result of a consultation as an accessible PDF', run: downloadBook }),
  row({ ...publicRow, path: '/api/v1/consultations/:slug/result', about: sentence((words) => words.result.apiAbout), what: 'Read the published result of a consultation', formats: ['json'], answers: resultAnswer, run: showResultJson }),
];

export const routes: Route[] = [...resultRows];
