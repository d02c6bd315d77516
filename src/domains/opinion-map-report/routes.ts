/** The table of contents of opinion-map-report: every address, who may call it and what it does. */
import { departmentsOfConversation, statementQuery } from '#domains/opinion-map';
import { answering } from '#platform/access';
import { type Route, row } from '#platform/http';
import { afterwordForm, afterwordQuery, showAfterword, writeAfterword } from './afterword.http.tsx';
import { downloadData, downloadPaper, showReport } from './report.http.tsx';

// Not `opinion_map_result`: votes on any other map would have every report rendered anew.
const reads = ['opinion_map', 'opinion_map_moderation', 'opinion_map_report', 'record'];
// Whether there is such an opinion map its handlers find out.
const leaders = { ...answering(departmentsOfConversation, ['head'], 'planning'), handlerFinds: true };

export const routes: Route[] = [
  row({ method: 'GET', path: '/opinion-maps/:slug/report', who: 'anyone', reads, query: statementQuery, formats: ['html', 'json', 'csv'], what: 'Show the frozen report of an opinion map, with how to check it', run: showReport }),
  row({ method: 'GET', path: '/opinion-maps/:slug/report/votes', who: 'anyone', reads, formats: ['json', 'csv'], what: 'Download all votes of an opinion map under numbers drawn by lot, with the figures of its report', run: downloadData }),
  row({ method: 'GET', path: '/opinion-maps/:slug/report/paper', who: 'anyone', reads, formats: [], what: 'Download the report of an opinion map as an accessible PDF', run: downloadPaper }),
  row({ method: 'GET', path: '/staff/opinion-maps/:slug/afterword', who: leaders, act: 'opinion-map-afterword.read', query: afterwordQuery, what: 'Show the form to write what the city says to a report', run: showAfterword }),
  row({ method: 'POST', path: '/staff/opinion-maps/:slug/afterword', who: leaders, act: 'opinion-map-afterword.published', form: afterwordForm, what: 'Publish what the city says to a report', run: writeAfterword }),
];
