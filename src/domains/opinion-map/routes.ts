/** The table of contents of opinion-map: every address, who may call it and what it does. */
import { type Route, row } from '#platform/http';
import { showMethod } from './method.http.tsx';
import { showPlace } from './place.http.tsx';
import { showResult } from './result.http.tsx';
import { statementQuery } from './statement-choice.ts';
import { showStatements } from './statement-list.http.tsx';

const reportRows: Route[] = [
  row({ method: 'GET', path: '/opinion-maps/method', who: 'anyone', reads: [], what: 'Show how opinion maps are computed, and what they do not say', run: showMethod }),
];

const resultReads = ['opinion_map', 'opinion_map_result'];

const resultRows: Route[] = [
  row({ method: 'GET', path: '/opinion-maps/:slug/result', who: 'anyone', reads: resultReads, query: statementQuery, formats: ['html', 'json', 'csv'], what: 'Show what the votes of an opinion map say: what is shared, what divides, groups', run: showResult }),
  row({ method: 'GET', path: '/opinion-maps/:slug/statements', who: 'anyone', reads: resultReads, query: statementQuery, formats: ['html', 'csv', 'json'], what: 'List the statements of an opinion map that are shown', run: showStatements }),
  row({ method: 'GET', path: '/opinion-maps/:slug/place', who: 'anyone', secret: true, what: 'Show somebody taking part their own place among the groups', run: showPlace }),
];

export const routes: Route[] = [...resultRows, ...reportRows];
