/** The table of contents of opinion: every address, who may call it and what it does. */
import { departmentsOfConsultation } from '#domains/consultation';
import { answering } from '#platform/access';
import { type Route, row } from '#platform/http';
import { compareOpinions, likenessQuery, showLikeness } from './likeness.http.tsx';

const workers = { ...answering(departmentsOfConsultation, ['member', 'head'], 'planning'), handlerFinds: true };

const likenessRows: Route[] = [
  row({ method: 'GET', path: '/staff/consultations/:slug/likeness', who: workers, act: 'opinion-likeness.read', what: 'Show opinions of the same wording, group by group', query: likenessQuery, formats: ['html', 'csv', 'json'], run: showLikeness }),
  row({ method: 'POST', path: '/staff/consultations/:slug/likeness', who: workers, act: 'opinion-likeness.ordered', what: 'Compare the opinions of a consultation', run: compareOpinions }),
];

export const routes: Route[] = [...likenessRows];
