/** The table of contents of evaluation: every address, who may call it and what it does. */
import { departmentsOfMeasure, departmentsOfProgramme } from '#domains/plan';
import { answering, holders } from '#platform/access';
import { type Route, row } from '#platform/http';
import { assessmentForm, saveAssessment, showAssessment } from './assessment.http.tsx';
import type { Subject } from './form.ts';
import { downloadForm, formBytesMax, formUpload, showForm, showForms, uploadForm } from './form.http.tsx';
import { confirmationForm, confirmSheet, publishOne, returnForm, returnSheet, doneQuery, saveSheet, sheetForm, showSheet } from './sheet.http.tsx';
import { sheetListQuery, staffListQuery } from './sheet-list.ts';
import { publishYear, showStaffList } from './staff-list.http.tsx';
import { sentence } from './text.ts';
import { apiAnswer, apiQuery, downloadBook, listSheetsJson, showPublicSheet, showYear, showYears } from './year.http.tsx';

const publicRow = { method: 'GET' as const, who: 'anyone' as const, reads: ['evaluation'] };

const pages: Route[] = [
  row({ ...publicRow, path: '/evaluations', what: 'List the years whose evaluations are published', formats: ['html', 'csv', 'json'], run: showYears }),
  row({ ...publicRow, path: '/evaluations/:year', what: 'List the published evaluation sheets of a year', formats: ['html', 'csv', 'json', 'xlsx'], query: sheetListQuery, run: showYear }),
  row({ ...publicRow, path: '/evaluations/:year/programmes/:number', what: 'Show the published evaluation of a programme', formats: ['html', 'json'], run: showPublicSheet('programme') }),
  row({ ...publicRow, path: '/evaluations/:year/measures/:code', what: 'Show the published evaluation of a measure', formats: ['html', 'json'], run: showPublicSheet('measure') }),
  row({ ...publicRow, path: '/evaluations/:year/book.pdf', what: 'Download the evaluation book of a year', run: downloadBook('book') }),
  row({ ...publicRow, path: '/evaluations/:year/report-233.pdf', what: 'Download the report on the results of the main measures of a year', run: downloadBook('report-233') }),
  row({ ...publicRow, path: '/api/v1/evaluations', about: sentence((words) => words.apiAbout), what: 'List published evaluation sheets', formats: ['json'], query: apiQuery, answers: apiAnswer, run: listSheetsJson }),
];

/** The rows of a sheet; its address says what it is about and with it who answers. */
function sheetRows(subject: Subject): Route[] {
  const path = subject === 'programme' ? '/staff/evaluations/:year/programmes/:number' : '/staff/evaluations/:year/measures/:code';
  const departmentsOf = subject === 'programme' ? departmentsOfProgramme : departmentsOfMeasure;
  const post = { method: 'POST' as const };
  return [
    row({ method: 'GET', path, who: answering(departmentsOf, ['member', 'head'], 'planning', 'auditor'), act: 'evaluation-sheet.read', what: `Show the evaluation sheet of a ${subject} as it stands`, query: doneQuery, run: showSheet(subject) }),
    row({ ...post, path, who: answering(departmentsOf, ['member', 'head']), act: 'evaluation-sheet.saved', what: `Save the self-evaluation of a ${subject}, or hand it to the head`, form: sheetForm, run: saveSheet(subject) }),
    row({ ...post, path: `${path}/confirmation`, who: answering(departmentsOf, ['head']), act: 'evaluation-sheet.confirmed', what: `Confirm the self-evaluation of a ${subject}`, form: confirmationForm, run: confirmSheet(subject) }),
    row({ ...post, path: `${path}/return`, who: answering(departmentsOf, ['head'], 'planning'), act: 'evaluation-sheet.returned', what: `Send the self-evaluation of a ${subject} back with a reason`, form: returnForm, run: returnSheet(subject) }),
    row({ ...post, path: `${path}/publication`, who: holders('planning'), act: 'evaluation-sheet.published', what: `Publish the evaluation sheet of a ${subject}`, run: publishOne(subject) }),
    row({ method: 'GET', path: `${path}/assessment`, who: holders('panel'), act: 'evaluation-sheet.read', what: `Show the external panel a confirmed ${subject} evaluation and its own word`, query: doneQuery, run: showAssessment(subject) }),
    row({ ...post, path: `${path}/assessment`, who: holders('panel'), act: 'evaluation-assessment.saved', what: `Save the external panel's grade and opinion on a ${subject}`, form: assessmentForm, run: saveAssessment(subject) }),
  ];
}

const planning = { who: holders('planning') };
const staffRows: Route[] = [
  row({ method: 'GET', path: '/staff/evaluations', who: holders('member', 'head', 'planning', 'auditor', 'panel'), act: 'evaluation-sheets.read', what: 'List the evaluation sheets of a year with their state', formats: ['html', 'csv', 'json'], query: staffListQuery, run: showStaffList }),
  row({ ...planning, method: 'POST', path: '/staff/evaluations/:year/publication', act: 'evaluation-year.published', what: 'Publish every confirmed evaluation sheet of a year', run: publishYear }),
  row({ ...planning, method: 'GET', path: '/staff/evaluations/forms', act: 'evaluation-forms.read', what: "List the city's evaluation forms", run: showForms }),
  row({ ...planning, method: 'POST', path: '/staff/evaluations/forms', act: 'evaluation-form.saved', what: 'Put an evaluation form in place from a year on', form: formUpload, bodyBytesMax: formBytesMax, run: uploadForm }),
  row({ ...planning, method: 'GET', path: '/staff/evaluations/forms/:id', act: 'evaluation-form.read', what: 'Show an evaluation form as people fill it in', run: showForm }),
  row({ ...planning, method: 'GET', path: '/staff/evaluations/forms/:id/file', act: 'evaluation-form.read', what: 'Download an evaluation form as JSON', run: downloadForm }),
];

export const routes: Route[] = [...pages, ...staffRows, ...sheetRows('programme'), ...sheetRows('measure')];
