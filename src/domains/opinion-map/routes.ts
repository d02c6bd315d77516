/** The table of contents of opinion-map: every address, who may call it and what it does. */
import { type Route, row } from '#platform/http';
import { showMethod } from './method.http.tsx';

const reportRows: Route[] = [
  row({ method: 'GET', path: '/opinion-maps/method', who: 'anyone', reads: [], what: 'Show how opinion maps are computed, and what they do not say', run: showMethod }),
];

export const routes: Route[] = [...reportRows];
