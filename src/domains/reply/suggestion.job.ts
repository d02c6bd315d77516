/** Compares the units of a consultation when staff ask for it. */
import { comparingJob } from '#platform/likeness-job';
import { beginSuggestions, listCompared, noteSuggestionProblem, replaceSuggestions, suggestionJobName } from './suggestion.store.ts';

export const suggestionJob = comparingJob({ name: suggestionJobName, measure: 'meaning', begin: beginSuggestions, list: listCompared, replace: replaceSuggestions, note: noteSuggestionProblem });
