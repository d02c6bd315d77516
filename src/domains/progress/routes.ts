/** The table of contents of progress: every address, who may call it and what it does. */
import { departmentsOfProgramme } from '#domains/plan';
import { answering, holders } from '#platform/access';
import { type Route, row } from '#platform/http';
import { progressAnswer, progressApiQuery, progressListQuery } from './public-list.ts';
import { listProgressJson, showPublicList } from './public-list.http.tsx';
import { remind, reminderForm } from './reminder.http.tsx';
import { publicationForm, publishReport, reportFormQuery, saveForm, saveReport, showReportForm } from './report.http.tsx';
import { showReportList, staffListQuery } from './report-list.http.tsx';
import { showReport } from './report-page.http.tsx';

// Whether there is such a programme `reportAsked` finds out.
const writers = { ...answering(departmentsOfProgramme, ['member', 'head'], 'planning'), handlerFinds: true };
const publishers = { ...answering(departmentsOfProgramme, ['head'], 'planning'), handlerFinds: true };
const reads = ['plan', 'progress'];

export const routes: Route[] = [
  row({ method: 'GET', path: '/staff/progress', who: 'staff', act: 'progress-report.listed', what: 'List the reports of a half-year and how far each is', query: staffListQuery, formats: ['html', 'csv', 'json'], run: showReportList }),
  row({ method: 'POST', path: '/staff/progress/reminders', who: holders('planning'), act: 'progress-reminder.sent', what: 'Remind the departments whose reports are not published', form: reminderForm, run: remind }),
  row({ method: 'GET', path: '/staff/progress/:number/:period', who: writers, act: 'progress-report.read', what: 'Show a report as it is being written', query: reportFormQuery, run: showReportForm }),
  row({ method: 'POST', path: '/staff/progress/:number/:period', who: writers, act: 'progress-report.saved', what: 'Save a report as a draft', form: saveForm, run: saveReport }),
  row({ method: 'POST', path: '/staff/progress/:number/:period/publication', who: publishers, act: 'progress-report.published', what: 'Publish a saved report, or its correction with a reason', form: publicationForm, run: publishReport }),
  row({ method: 'GET', path: '/plan/progress', who: 'anyone', what: 'List the published reports of progress', query: progressListQuery, formats: ['html', 'csv', 'json'], reads, run: showPublicList }),
  row({ method: 'GET', path: '/plan/progress/:number/:period', who: 'anyone', what: 'Show a published report with its corrections', formats: ['html', 'json'], reads: [...reads, 'record'], run: showReport }),
  row({ method: 'GET', path: '/api/v1/progress', who: 'anyone', about: { ja: '公表中の進み具合の報告を、新しい半期から', en: 'Published reports of progress, newest half-year first' }, what: 'List the published reports of progress', query: progressApiQuery, answers: progressAnswer, formats: ['json'], reads, run: listProgressJson }),
];
