/** The table of contents of the plan domain: every address, who may call it and what it does. */
import { answering, holders } from '#platform/access';
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
import { discard, draftQuery, publicationForm, reasonForm, scheduleDraft, showDraft, stepForm, takeStep, takeUntouched, unscheduleDraft } from './draft.http.tsx';
import { departmentsOfDraft, departmentsOfDraftRow } from './draft.store.ts';
import { gridForm, gridQuery, saveGrid, showGrid } from './draft-grid.http.tsx';
import { draftForm, draftListQuery, makeDraft, showDrafts } from './draft-list.http.tsx';
import { addDraftRow, newRowForm, showNewRow } from './draft-new-row.http.tsx';
import { showDraftPreview } from './draft-preview.http.tsx';
import { decideFate, fateForm, showDraftRow } from './draft-row.http.tsx';
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
import { opinionForm, publishWrittenOpinions, showCommittee, showReform, writeOpinion } from './reform.http.tsx';

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
  row({ ...listRow, path: '/plan/reform', what: 'Show the administrative reform plan in force with the opinions of its committee', run: showReform }),
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

/** The next edition as a draft: for planning and for those who answer for its rows. */
const drafts = '/staff/plan/drafts';
const draft = `${drafts}/:edition`;
const inDraft = answering(departmentsOfDraft, ['member', 'head'], 'planning');
const ofDraftRow = answering(departmentsOfDraftRow, ['member', 'head'], 'planning');
const staffFormats = ['html' as const, 'csv' as const, 'json' as const];
const draftRows: Route[] = [
  row({ method: 'GET', path: drafts, who: 'staff', act: 'draft-list.read', what: 'List the drafts of plans', query: draftListQuery, formats: staffFormats, run: showDrafts }),
  row({ method: 'POST', path: drafts, who: holders('planning'), act: 'draft.made', what: 'Make the next edition as a draft from the one in force', form: draftForm, run: makeDraft }),
  row({ method: 'GET', path: draft, who: inDraft, act: 'draft.read', what: 'Show a draft: how far each department is, what happened, its publication', query: draftQuery, run: showDraft }),
  row({ method: 'GET', path: `${draft}/grid`, who: inDraft, act: 'draft.read', what: 'Show the rows of a draft as a table to write in', query: gridQuery, formats: staffFormats, run: showGrid }),
  row({ method: 'POST', path: `${draft}/grid`, who: inDraft, act: 'draft-row.saved', what: 'Save cells of a draft; those changed by somebody else meanwhile come back', form: gridForm, formats: ['html', 'json'], bodyBytesMax: 8_000_000, run: saveGrid }),
  row({ method: 'GET', path: `${draft}/preview`, who: inDraft, act: 'draft.read', what: 'Show what publication of a draft would change, and what to look at', formats: staffFormats, run: showDraftPreview }),
  row({ method: 'GET', path: `${draft}/new-row`, who: inDraft, act: 'draft.read', what: 'Show the form for a programme that begins with the draft', run: showNewRow }),
  row({ method: 'POST', path: `${draft}/new-row`, who: inDraft, act: 'draft-row.added', what: 'Add a programme to a draft', form: newRowForm, run: addDraftRow }),
  row({ method: 'GET', path: `${draft}/rows/:row`, who: inDraft, act: 'draft.read', what: 'Show one row of a draft with its history', run: showDraftRow }),
  row({ method: 'POST', path: `${draft}/rows/:row/decision`, who: ofDraftRow, act: 'draft-row.decided', what: 'Decide what becomes of a row: goes on, ends, merged, split', form: fateForm, run: decideFate }),
  row({ method: 'POST', path: `${draft}/submissions`, who: inDraft, act: 'draft-submission.moved', what: 'Submit, withdraw, approve, accept, hand in or send back a department’s part of a draft', form: stepForm, run: takeStep }),
  row({ method: 'POST', path: `${draft}/submissions/untouched`, who: holders('planning'), act: 'draft-submission.untouched-accepted', what: 'Accept every part of a draft that nobody has changed', run: takeUntouched }),
  row({ method: 'POST', path: `${draft}/publication`, who: holders('planning'), act: 'draft-publication.scheduled', what: 'Set the day on which a draft is published', form: publicationForm, run: scheduleDraft }),
  row({ method: 'POST', path: `${draft}/publication/withdrawal`, who: holders('planning'), act: 'draft-publication.withdrawn', what: 'Call a publication off', form: reasonForm, run: unscheduleDraft }),
  row({ method: 'POST', path: `${draft}/discard`, who: holders('planning'), act: 'draft.discarded', what: 'Discard a draft', form: reasonForm, run: discard }),
];

/** The committee on administrative reform. */
const committee: Route[] = [
  row({ method: 'GET', path: '/staff/plan/reform', who: holders('panel', 'planning'), act: 'reform-opinion.read', what: 'Show the items of the reform plan to its committee', run: showCommittee }),
  row({ method: 'POST', path: '/staff/plan/reform/publication', who: holders('planning'), act: 'reform-opinion.published', what: 'Publish the opinions on the reform plan in force', run: publishWrittenOpinions }),
  row({ method: 'POST', path: '/staff/plan/reform/:number', who: holders('panel'), act: 'reform-opinion.saved', what: 'Write the committee’s opinion on an item of the reform plan', form: opinionForm, run: writeOpinion }),
];

/** `blocks`: what the other domains say on the plan's pages. */
export function routes(blocks: PageBlocks): Route[] {
  return [...pages(blocks), ...downloads, ...api, ...draftRows, ...committee];
}
