/** The table of contents of result: every address, who may call it and what it does. */
import { departmentsOfConsultation } from '#domains/consultation';
import { answering, holders } from '#platform/access';
import { type Route, row } from '#platform/http';
import { downloadBook } from './book.http.ts';
import { chainQuery, showChain } from './chain.http.tsx';
import { correctionForm, correctNextSteps, correctReply, nextCorrectionForm, showCorrection, showNextCorrection } from './correction.http.tsx';
import { foundQuery } from './found.ts';
import { showFound } from './found.http.tsx';
import { departmentsOfReleasedReply, followUpForm, followUpQuery, publishFollowUp, saveFollowUp, showFollowUpForm } from './follow-up.http.tsx';
import { followUpListQuery, showFollowUps } from './follow-up-list.http.tsx';
import { listPast, makePastImport, pastImportForm, pastListQuery, pastPreviewQuery, pastUploadForm, showPastPreview, showPastUpload, takePastUpload } from './past.http.tsx';
import { pastBytesMax } from './past-source.ts';
import { pastTableQuery, showPastTable } from './past-table.http.tsx';
import { previewQuery, showPreview } from './preview.http.tsx';
import { showPrint } from './print.http.tsx';
import { publishedQuery, redactableQuery, redactionForm, redactOpinion, showPublished, showRedactable, showRedaction } from './redaction.http.tsx';
import { approvalForm, approveRelease, nextStepsForm, releaseQuery, saveNext, showRelease, takeBack } from './release.http.tsx';
import { resultAnswer, showResult, showResultJson } from './result.http.tsx';
import { resultQuery } from './result-list.ts';
import { sentence } from './text.ts';
import { showVersion } from './version.http.tsx';
import { saveVersionWork, showVersionWork, versionForm } from './version-work.http.tsx';
import { showWaiting, waitingQuery } from './waiting.http.tsx';

const publicRow = { method: 'GET' as const, who: 'anyone' as const, reads: ['result', 'consultation', 'opinion', 'record'] };

const resultRows: Route[] = [
  row({ ...publicRow, path: '/consultations/:slug/result', what: 'Show the published result of a consultation: counts, what was changed, opinions and replies, corrections', query: resultQuery, formats: ['html', 'csv', 'json', 'xlsx'], run: showResult }),
  row({ ...publicRow, path: '/consultations/:slug/result/print', what: 'Show the whole published result of a consultation on one page', run: showPrint }),
  row({ ...publicRow, path: '/consultations/:slug/result/versions/:audience', what: 'Show the published result of a consultation in plain Japanese or for children', formats: ['html', 'json'], run: showVersion }),
  row({ ...publicRow, path: '/consultations/:slug/result/book.pdf', what: 'Download the published result of a consultation as an accessible PDF', run: downloadBook }),
  row({ ...publicRow, path: '/api/v1/consultations/:slug/result', about: sentence((words) => words.result.apiAbout), what: 'Read the published result of a consultation', formats: ['json'], answers: resultAnswer, run: showResultJson }),
];

// Whether there is such a consultation the handlers find out.
const workers = { ...answering(departmentsOfConsultation, ['member', 'head'], 'planning'), handlerFinds: true };
const heads = answering(departmentsOfConsultation, ['head']);
const work = '/staff/consultations/:slug/result';

const releaseRows: Route[] = [
  row({ method: 'GET', path: '/staff/consultations/results', who: 'staff', act: 'result.listed', what: 'List the consultations that are over and whose result is not out', query: waitingQuery, formats: ['html', 'csv', 'json'], run: showWaiting }),
  row({ method: 'GET', path: work, who: workers, act: 'result.read', what: 'Show how far the release of a result is', query: releaseQuery, run: showRelease }),
  row({ method: 'GET', path: `${work}/preview`, who: workers, act: 'result.previewed', what: 'Show exactly what would be published of a consultation', query: previewQuery, run: showPreview }),
  row({ method: 'POST', path: `${work}/next-steps`, who: workers, act: 'result.next-steps-saved', what: 'Save what happens after a consultation', form: nextStepsForm, run: saveNext }),
  row({ method: 'GET', path: `${work}/versions/:audience`, who: workers, act: 'result.version-read', what: 'Show the result in plain Japanese or for children as it is written', run: showVersionWork }),
  row({ method: 'POST', path: `${work}/versions/:audience`, who: workers, act: 'result.version-saved', what: 'Save the result in plain Japanese or for children', form: versionForm, run: saveVersionWork }),
  row({ method: 'POST', path: `${work}/approval`, who: heads, act: 'result.approved', what: 'Approve the release of a result, at once or for an instant', form: approvalForm, run: approveRelease }),
  row({ method: 'POST', path: `${work}/approval/withdrawal`, who: heads, act: 'result.approval-withdrawn', what: 'Take back a release that has not happened', run: takeBack }),
  row({ method: 'GET', path: `${work}/correction`, who: heads, act: 'result.read', what: 'Show the form to correct what happens after a consultation', run: showNextCorrection }),
  row({ method: 'POST', path: `${work}/correction`, who: heads, act: 'result.corrected', what: 'Publish a correction of what happens after a consultation', form: nextCorrectionForm, run: correctNextSteps }),
  row({ method: 'GET', path: `${work}/replies/:number/correction`, who: heads, act: 'result.read', what: 'Show the form to correct a published reply', run: showCorrection }),
  row({ method: 'POST', path: `${work}/replies/:number/correction`, who: heads, act: 'result.corrected', what: 'Publish a correction of a reply', form: correctionForm, run: correctReply }),
];

const redactors = { ...answering(departmentsOfConsultation, ['head'], 'records'), handlerFinds: true };
const redactionRows: Route[] = [
  row({ method: 'GET', path: '/staff/consultations/redactions', who: holders('head', 'records'), act: 'result-opinion.results-listed', what: 'List published results, to withhold personal data in them', query: redactableQuery, run: showRedactable }),
  row({ method: 'GET', path: `${work}/opinions`, who: redactors, act: 'result-opinion.listed', what: 'List the published opinions of a result, to withhold personal data in them', query: publishedQuery, run: showPublished }),
  row({ method: 'GET', path: `${work}/opinions/:unit`, who: redactors, act: 'result-opinion.read', what: 'Show the form to withhold personal data in a published opinion', run: showRedaction }),
  row({ method: 'POST', path: `${work}/opinions/:unit`, who: redactors, act: 'result-opinion.redacted', what: 'Withhold personal data in a published opinion, with a public reason', form: redactionForm, run: redactOpinion }),
];

const chainReads = [...publicRow.reads, 'plan', 'progress', 'evaluation'];
const chainRows: Route[] = [
  row({ ...publicRow, reads: chainReads, path: '/consultations/:slug/result/replies/:number', what: 'Follow one reply from the opinions to what became of it', query: chainQuery, formats: ['html', 'json'], run: showChain }),
  row({ ...publicRow, path: '/consultations/:slug/result/table', what: 'Show or download opinions and replies as a table of four columns', query: pastTableQuery, formats: ['html', 'csv', 'xlsx'], run: showPastTable }),
  row({ ...publicRow, path: '/consultations/results', what: 'Search the published replies of all consultations', query: foundQuery, formats: ['html', 'csv', 'json'], run: showFound }),
];

const followers = { ...answering(departmentsOfReleasedReply, ['member', 'head'], 'planning'), handlerFinds: true };
const followUpHeads = { ...answering(departmentsOfReleasedReply, ['head'], 'planning'), handlerFinds: true };
const followUpRows: Route[] = [
  row({ method: 'GET', path: '/staff/consultations/follow-ups', who: 'staff', act: 'follow-up.listed', what: 'List the replies that are asked about a year later', query: followUpListQuery, formats: ['html', 'csv', 'json'], run: showFollowUps }),
  row({ method: 'GET', path: '/staff/consultations/:slug/result/replies/:number/follow-up', who: followers, act: 'follow-up.read', what: 'Show what a department writes on what became of a reply', query: followUpQuery, run: showFollowUpForm }),
  row({ method: 'POST', path: '/staff/consultations/:slug/result/replies/:number/follow-up', who: followers, act: 'follow-up.saved', what: 'Save a draft of what became of a reply', form: followUpForm, run: saveFollowUp }),
  row({ method: 'POST', path: '/staff/consultations/:slug/result/replies/:number/follow-up/publication', who: followUpHeads, act: 'follow-up.published', what: 'Publish what became of a reply', form: followUpForm, run: publishFollowUp }),
];

const importers = holders('planning', 'member', 'head');
const pastRows: Route[] = [
  row({ method: 'GET', path: '/staff/consultations/past', who: importers, act: 'past-result.listed', what: 'List past results that were brought in', query: pastListQuery, formats: ['html', 'csv', 'json'], run: listPast }),
  row({ method: 'GET', path: '/staff/consultations/past/new', who: importers, act: 'past-table.chosen', what: 'Show the form that takes the table of a past result', run: showPastUpload }),
  row({ method: 'POST', path: '/staff/consultations/past/uploads', who: importers, act: 'past-table.uploaded', what: 'Take the table of a past result', form: pastUploadForm, bodyBytesMax: pastBytesMax + 1_000_000, run: takePastUpload }),
  row({ method: 'GET', path: '/staff/consultations/past/previews/:sha256', who: importers, act: 'past-table.read', what: 'Show how the table of a past result is read', query: pastPreviewQuery, formats: ['html', 'csv'], run: showPastPreview }),
  row({ method: 'POST', path: '/staff/consultations/past/imports', who: importers, act: 'past-result.imported', what: 'Bring in and publish a past result', form: pastImportForm, run: makePastImport }),
];

export const routes: Route[] = [...releaseRows, ...redactionRows, ...resultRows, ...chainRows, ...followUpRows, ...pastRows];
