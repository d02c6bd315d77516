/** The table of contents of reply: every address, who may call it and what it does. */
import { departmentsOfConsultation } from '#domains/consultation';
import { answering } from '#platform/access';
import { type Route, row } from '#platform/http';
import { answerTogether, showSuggestion, showSuggestions, suggest, suggestionQuery, togetherForm } from './suggestion.http.tsx';

// Whether there is such a consultation the handlers find out.
const workers = { ...answering(departmentsOfConsultation, ['member', 'head'], 'planning'), handlerFinds: true };

const suggestionRows: Route[] = [
  row({ method: 'GET', path: '/staff/consultations/:slug/suggestions', who: workers, act: 'reply-suggestion.listed', what: 'List groups of units that might be answered together', query: suggestionQuery, formats: ['html', 'csv', 'json'], run: showSuggestions }),
  row({ method: 'POST', path: '/staff/consultations/:slug/suggestions', who: workers, act: 'reply-suggestion.ordered', what: 'Look for units that might be answered together', run: suggest }),
  row({ method: 'GET', path: '/staff/consultations/:slug/suggestions/:group', who: workers, act: 'reply-suggestion.read', what: 'Show a group of units to decide on', run: showSuggestion }),
  row({ method: 'POST', path: '/staff/consultations/:slug/suggestions/:group', who: workers, act: 'unit.brought-together', what: 'Put chosen units under one reply', form: togetherForm, run: answerTogether }),
];

export const routes: Route[] = [...suggestionRows];
