/** The table of contents of the plan domain: every address, who may call it and what it does. */
import { type Route, row } from '#platform/http';
import type { PageBlocks } from '#platform/page-block';
import {
  changesAnswer, changesQuery, departmentsAnswer, editionAnswer, editionPartQuery, editionsAnswer, editionsQuery, measuresAnswer,
  programmeAnswer, programmesAnswer, programmesQuery,
} from './api.ts';
import { listChangesJson, listDepartmentsJson, listEditionsJson, listMeasuresJson, listProgrammesJson, showEditionJson, showProgrammeJson } from './api.http.ts';
import { showEdition, showPlan } from './edition.http.tsx';
import { changeListQuery, showChanges } from './change.http.tsx';
import { comparisonQuery, showComparison } from './comparison.http.tsx';
import { showEditions } from './edition-list.http.tsx';
import { downloadEdition, downloadQuery, downloadSource, showSchema, sourceQuery } from './edition-download.http.ts';
import { documentSchemaPath } from './edition-document.ts';
import { editionQuery } from './edition-outline.ts';
import { showGaps } from './gap.http.tsx';
import { showDepartment, showDepartments, showKind, showKinds } from './group.http.tsx';
import { groupQuery } from './group.ts';
import { showMeasure } from './measure.http.tsx';
import { programmeListQuery, showProgrammes } from './programme-list.http.tsx';
import { showProgramme } from './programme.http.tsx';

/** Pages for people. */
const pageRow = { method: 'GET' as const, who: 'anyone' as const, reads: ['plan'] };
const listRow = { ...pageRow, formats: ['html' as const, 'csv' as const, 'json' as const] };
const pages = (blocks: PageBlocks): Route[] => [
  row({ ...pageRow, path: '/plan', what: 'Show the plan in force as its book has it', reads: ['plan', ...blocks.reads('plan')], run: showPlan(blocks) }),
  row({ ...listRow, path: '/plan/editions', what: 'List the plan periods that are public', run: showEditions }),
  row({ ...pageRow, path: '/plan/editions/:edition', what: 'Show one edition of the plan as its book has it', reads: ['plan', ...blocks.reads('edition')], run: showEdition(blocks) }),
  row({ ...pageRow, path: '/plan/measures/:code', what: 'Show a measure with its programmes and money by year', query: editionQuery, reads: ['plan', ...blocks.reads('measure')], run: showMeasure(blocks) }),
  row({ ...listRow, path: '/plan/programmes', what: 'List the programmes of an edition, filtered and sorted', query: programmeListQuery, run: showProgrammes }),
  row({ ...listRow, path: '/plan/programmes/:slug', what: 'Show a programme, whole, by its slug or number', reads: ['plan', ...blocks.reads('programme')], run: showProgramme(blocks) }),
  row({ ...listRow, path: '/plan/departments', what: 'List who answers for what, with sums', query: groupQuery, run: showDepartments }),
  row({ ...pageRow, path: '/plan/departments/:id', what: 'Show the programmes of a department', query: editionQuery, reads: ['plan', ...blocks.reads('department')], run: showDepartment(blocks) }),
  row({ ...listRow, path: '/plan/kinds', what: 'List the kinds of programmes, with sums', query: groupQuery, run: showKinds }),
  row({ ...pageRow, path: '/plan/kinds/:kind', what: 'Show the programmes of a kind', query: editionQuery, run: showKind }),
  row({ ...listRow, path: '/plan/compare', what: 'Compare two editions programme by programme', query: comparisonQuery, run: showComparison }),
  row({ ...listRow, path: '/plan/gaps', what: 'List everything that an edition leaves open', query: editionQuery, run: showGaps }),
  row({ ...listRow, path: '/plan/changes', what: 'List every change made to the ledger, newest first', query: changeListQuery, run: showChanges }),
];

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
  row({ ...apiRow, path: '/api/v1/editions', about: { ja: '公開されている計画の版を、新しい順に', en: 'The public editions of the plan, newest first' }, what: 'List the public editions of the plan, newest first', query: editionsQuery, answers: editionsAnswer, run: listEditionsJson }),
  row({ ...apiRow, path: '/api/v1/editions/:edition', about: { ja: '一つの版を、まるごと', en: 'One edition, whole' }, what: 'Show an edition with everything in it', answers: editionAnswer, run: showEditionJson }),
  row({ ...apiRow, path: '/api/v1/measures', about: { ja: '一つの版の施策', en: 'The measures of an edition' }, what: 'List the measures of an edition', query: editionPartQuery, answers: measuresAnswer, run: listMeasuresJson }),
  row({ ...apiRow, path: '/api/v1/programmes', about: { ja: '一つの版の事業を一度ずつ。しぼり込みとページ送り', en: 'The programmes of an edition, each once, filtered and paged' }, what: 'List and filter the programmes of an edition, each once', query: programmesQuery, answers: programmesAnswer, run: listProgrammesJson }),
  row({ ...apiRow, path: '/api/v1/programmes/:number', about: { ja: '一つの事業と、それぞれの版での掲載', en: 'One programme, with its listings in each public edition' }, what: 'Show a programme with its listings in every public edition', answers: programmeAnswer, run: showProgrammeJson }),
  row({ ...apiRow, path: '/api/v1/departments', about: { ja: '一つの版の事業を受け持つ部課', en: 'The departments that answer for programmes of an edition' }, what: 'List the departments that answer for programmes of an edition', query: editionPartQuery, answers: departmentsAnswer, run: listDepartmentsJson }),
  row({ ...apiRow, path: '/api/v1/changes', about: { ja: '変わったことを、新しい順に', en: 'What changed, newest first' }, what: 'List what changed in the ledger, newest first', query: changesQuery, answers: changesAnswer, run: listChangesJson }),
];

/** `blocks`: what the other domains say on the plan's pages. */
export function routes(blocks: PageBlocks): Route[] {
  return [...pages(blocks), ...downloads, ...api];
}
