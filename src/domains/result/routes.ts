/** The table of contents of result: every address, who may call it and what it does. */
import { departmentsOfConsultation } from '#domains/consultation';
import { answering } from '#platform/access';
import { type Route, row } from '#platform/http';
import { downloadBook } from './book.http.ts';
import { correctionForm, correctNextSteps, correctReply, nextCorrectionForm, showCorrection, showNextCorrection } from './correction.http.tsx';
import { previewQuery, showPreview } from './preview.http.tsx';
import { showPrint } from './print.http.tsx';
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

export const routes: Route[] = [...releaseRows, ...resultRows];
