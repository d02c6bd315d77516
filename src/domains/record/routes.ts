/** The table of contents of the record: every address, who may call it and what it does. */
import { z } from 'zod';
import { holders } from '#platform/access';
import { row, type Route } from '#platform/http';
import { actListQuery, showActs } from './act-list.http.tsx';
import { showCheckpoint, showConsistency, showEntries, showKeys, showTile } from './log.http.ts';
import { publicActListQuery, showRecord } from './public-act-list.http.tsx';
import { showPublicAct } from './public-act.http.tsx';

const anyone = { method: 'GET' as const, who: 'anyone' as const };
const consistencyQuery = z.object({ from: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });

export const routes: Route[] = [
  row({ ...anyone, path: '/record', what: 'List the public acts of the city, with how to verify them', formats: ['html', 'csv', 'json'], query: publicActListQuery, reads: ['record'], run: showRecord }),
  row({ ...anyone, path: '/record/acts/:id', what: 'Show one public act with its document and proof', formats: ['html', 'json'], run: showPublicAct }),
  row({ ...anyone, path: '/log/checkpoint', what: 'The signed head of the public log', formats: [], run: showCheckpoint }),
  row({ ...anyone, path: '/log/tile/:level/:tile*', what: 'A tile of hashes of the public log', formats: [], run: showTile }),
  row({ ...anyone, path: '/log/tile/entries/:tile*', what: 'A bundle of entries of the public log', formats: [], run: showEntries }),
  row({ ...anyone, path: '/log/keys', what: 'The public keys of the public log', formats: ['json'], run: showKeys }),
  row({ ...anyone, path: '/log/consistency', what: 'Prove that an older head is the beginning of the newest', formats: ['json'], query: consistencyQuery, run: showConsistency }),
  row({ method: 'GET', path: '/staff/audit', who: holders('auditor', 'administrator'), act: 'audit.read', what: 'List the audit record', formats: ['html', 'csv', 'json'], query: actListQuery, run: showActs }),
];
