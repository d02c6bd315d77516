/** The table of contents of opinion: every address, who may call it and what it does. */
import { departmentsOfConsultation } from '#domains/consultation';
import { answering } from '#platform/access';
import { type Route, row } from '#platform/http';
import { moderationQuery, showModerationLog } from './moderation.http.tsx';
import { compareOpinions, likenessQuery, showLikeness } from './likeness.http.tsx';

const workers = { ...answering(departmentsOfConsultation, ['member', 'head'], 'planning'), handlerFinds: true };

const likenessRows: Route[] = [
  row({ method: 'GET', path: '/staff/consultations/:slug/likeness', who: workers, act: 'opinion-likeness.read', what: 'Show opinions of the same wording, group by group', query: likenessQuery, formats: ['html', 'csv', 'json'], run: showLikeness }),
  row({ method: 'POST', path: '/staff/consultations/:slug/likeness', who: workers, act: 'opinion-likeness.ordered', what: 'Compare the opinions of a consultation', run: compareOpinions }),
];

const moderationRows: Route[] = [
  row({ method: 'GET', path: '/consultations/:slug/moderation', who: 'anyone', what: 'Show what was set aside, and why', query: moderationQuery, formats: ['html', 'csv', 'json'], reads: ['opinion', 'consultation'], run: showModerationLog }),
];

export const routes: Route[] = [...moderationRows, ...likenessRows];
