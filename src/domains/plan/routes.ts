/** The table of contents of the plan domain: every address, who may call it and what it does. */
import { type Route, row } from '#platform/http';
import {
  changesAnswer, changesQuery, departmentsAnswer, departmentsQuery, editionAnswer, editionsAnswer, editionsQuery, measuresAnswer, measuresQuery,
  programmeAnswer, programmesAnswer, programmesQuery,
} from './api.ts';
import { listChangesJson, listDepartmentsJson, listEditionsJson, listMeasuresJson, listProgrammesJson, showEditionJson, showProgrammeJson } from './api.http.ts';
import { downloadEdition, downloadQuery, downloadSource, showSchema, sourceQuery } from './edition.http.ts';
import { documentSchemaPath } from './edition-document.ts';

/** Pages for people. */
const pages: Route[] = [];

/** Files to take away: whole editions, source documents, the schema. */
const downloads: Route[] = [
  row({
    method: 'GET',
    path: '/plan/editions/:edition/download',
    who: 'anyone',
    what: 'Download an edition as JSON, CSV, XLSX or Fiscal Data Package',
    query: downloadQuery,
    reads: ['plan'],
    run: downloadEdition,
  }),
  row({
    method: 'GET',
    path: '/plan/editions/:edition/source',
    who: 'anyone',
    what: 'Download the document that an edition was read from',
    query: sourceQuery,
    reads: ['plan'],
    run: downloadSource,
  }),
  row({ method: 'GET', path: documentSchemaPath, who: 'anyone', what: 'Show the JSON Schema of an exported edition', formats: ['json'], reads: [], run: showSchema }),
];

/** The same ledger for programs. */
const apiRow = { method: 'GET' as const, who: 'anyone' as const, formats: ['json' as const], reads: ['plan'] };
const api: Route[] = [
  row({ ...apiRow, path: '/api/v1/editions', what: 'List the public editions of the plan, newest first', query: editionsQuery, answers: editionsAnswer, run: listEditionsJson }),
  row({ ...apiRow, path: '/api/v1/editions/:edition', what: 'Show an edition with everything in it', answers: editionAnswer, run: showEditionJson }),
  row({ ...apiRow, path: '/api/v1/measures', what: 'List the measures of an edition', query: measuresQuery, answers: measuresAnswer, run: listMeasuresJson }),
  row({ ...apiRow, path: '/api/v1/programmes', what: 'List and filter the programmes of an edition, each once', query: programmesQuery, answers: programmesAnswer, run: listProgrammesJson }),
  row({ ...apiRow, path: '/api/v1/programmes/:number', what: 'Show a programme with its listings in every public edition', answers: programmeAnswer, run: showProgrammeJson }),
  row({ ...apiRow, path: '/api/v1/departments', what: 'List the departments that answer for programmes of an edition', query: departmentsQuery, answers: departmentsAnswer, run: listDepartmentsJson }),
  row({ ...apiRow, path: '/api/v1/changes', what: 'List what changed in the ledger, newest first', query: changesQuery, answers: changesAnswer, run: listChangesJson }),
];

export const routes: Route[] = [...pages, ...downloads, ...api];
