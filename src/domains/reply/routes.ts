/** The table of contents of reply: every address, who may call it and what it does. */
import { departmentsOfConsultation } from '#domains/consultation';
import { answering, holders } from '#platform/access';
import { type Route, row } from '#platform/http';
import { departmentsOfReply, departmentsOfWork, replyingDepartments } from './assigned.store.ts';
import { showBoard } from './board.http.tsx';
import { approvalForm, assignmentForm, changeAssignment, decideOnReply, mergeForm, mergeReply, noteForm, noteOnReply, replyForm, replyQuery, saveReply, showReply, submissionForm, submitReply } from './reply.http.tsx';
import { assignedQuery, replyListQuery, showAssigned, showReplies } from './reply-list.http.tsx';
import { noteForm as splitNoteForm, noteOnSubmission, saveSubmissionSplit, showSplit, splitBytesMax, splitForm, splitQuery } from './split.http.tsx';
import { showSplitList, splitListQuery, takeWhole, wholeForm } from './split-list.http.tsx';
import { answerTogether, showSuggestion, showSuggestions, suggest, suggestionQuery, togetherForm } from './suggestion.http.tsx';
import { bulkForm, changeUnits, showUnits, unitListQuery } from './unit-list.http.tsx';
import { addWording, changeWording, newWordingForm, showWording, showWordings, takeWordingAway, wordingForm, wordingListQuery } from './wording.http.tsx';

// Whether there is such a consultation the handlers find out.
const workers = { ...answering(departmentsOfConsultation, ['member', 'head'], 'planning'), handlerFinds: true };

// Other departments see what is assigned to them: their units, their replies.
const assigned = { ...answering(departmentsOfWork, ['member', 'head'], 'planning'), handlerFinds: true };
const writers = { ...answering(departmentsOfReply, ['member', 'head'], 'planning'), handlerFinds: true };
const approvers = answering(replyingDepartments, ['head']);
const work = '/staff/consultations/:slug';

const splitRows: Route[] = [
  row({ method: 'GET', path: `${work}/split`, who: workers, act: 'split.listed', what: 'List the submissions to be divided into units', query: splitListQuery, formats: ['html', 'csv', 'json'], run: showSplitList }),
  row({ method: 'POST', path: `${work}/split`, who: workers, act: 'split.made-whole', what: 'Take submissions as they are, each opinion a unit', query: splitListQuery, form: wholeForm, run: takeWhole }),
  row({ method: 'GET', path: `${work}/split/:id`, who: workers, act: 'split.read', what: 'Show a submission with its units', query: splitQuery, run: showSplit }),
  row({ method: 'POST', path: `${work}/split/:id`, who: workers, act: 'split.made', what: 'Divide a submission into units', form: splitForm, bodyBytesMax: splitBytesMax, run: saveSubmissionSplit }),
  row({ method: 'POST', path: `${work}/split/:id/notes`, who: workers, act: 'split-note.made', what: 'Keep an internal note on a submission', form: splitNoteForm, run: noteOnSubmission }),
];

const unitRows: Route[] = [
  row({ method: 'GET', path: `${work}/units`, who: assigned, act: 'unit.listed', what: 'List the units of a consultation', query: unitListQuery, formats: ['html', 'csv', 'json'], run: showUnits }),
  row({ method: 'POST', path: `${work}/units`, who: workers, act: 'unit.changed', what: 'Tag, assign or answer many units at once', query: unitListQuery, form: bulkForm, run: changeUnits }),
];

const replyRows: Route[] = [
  row({ method: 'GET', path: `${work}/board`, who: workers, act: 'reply-board.read', what: 'Show what waits for whom', formats: ['html', 'csv', 'json'], run: showBoard }),
  row({ method: 'GET', path: `${work}/replies`, who: assigned, act: 'reply.listed', what: 'List the replies of a consultation', query: replyListQuery, formats: ['html', 'csv', 'json'], run: showReplies }),
  row({ method: 'GET', path: `${work}/replies/:number`, who: writers, act: 'reply.read', what: 'Show a reply with its units and versions', query: replyQuery, run: showReply }),
  row({ method: 'POST', path: `${work}/replies/:number`, who: writers, act: 'reply.saved', what: 'Save a new version of a reply', form: replyForm, run: saveReply }),
  row({ method: 'POST', path: `${work}/replies/:number/submission`, who: writers, act: 'reply.submitted', what: 'Ask the head to approve a reply', form: submissionForm, run: submitReply }),
  row({ method: 'POST', path: `${work}/replies/:number/approval`, who: approvers, act: 'reply.decided', what: 'Approve a reply or send it back', form: approvalForm, run: decideOnReply }),
  row({ method: 'POST', path: `${work}/replies/:number/assignment`, who: workers, act: 'reply.assigned', what: 'Assign a reply to a department', form: assignmentForm, run: changeAssignment }),
  row({ method: 'POST', path: `${work}/replies/:number/merging`, who: workers, act: 'reply.merged', what: 'Move all units of a reply under another one', form: mergeForm, run: mergeReply }),
  row({ method: 'POST', path: `${work}/replies/:number/notes`, who: writers, act: 'reply-note.made', what: 'Keep an internal note on a reply', form: noteForm, run: noteOnReply }),
  row({ method: 'GET', path: '/staff/consultations/assigned', who: 'staff', act: 'reply.assigned-listed', what: 'List the replies of one’s own departments', query: assignedQuery, formats: ['html', 'csv', 'json'], run: showAssigned }),
];

const wordingWriters = holders('member', 'head', 'planning');
const wordingRows: Route[] = [
  row({ method: 'GET', path: '/staff/consultations/wordings', who: wordingWriters, act: 'wording.listed', what: 'List the wordings that are used again', query: wordingListQuery, formats: ['html', 'csv', 'json'], run: showWordings }),
  row({ method: 'POST', path: '/staff/consultations/wordings', who: wordingWriters, act: 'wording.made', what: 'Add a wording', form: newWordingForm, run: addWording }),
  row({ method: 'GET', path: '/staff/consultations/wordings/:id', who: wordingWriters, act: 'wording.read', what: 'Show a wording to change it', run: showWording }),
  row({ method: 'POST', path: '/staff/consultations/wordings/:id', who: wordingWriters, act: 'wording.changed', what: 'Change a wording', form: wordingForm, run: changeWording }),
  row({ method: 'POST', path: '/staff/consultations/wordings/:id/removal', who: wordingWriters, act: 'wording.removed', what: 'Take a wording away', run: takeWordingAway }),
];

const suggestionRows: Route[] = [
  row({ method: 'GET', path: '/staff/consultations/:slug/suggestions', who: workers, act: 'reply-suggestion.listed', what: 'List groups of units that might be answered together', query: suggestionQuery, formats: ['html', 'csv', 'json'], run: showSuggestions }),
  row({ method: 'POST', path: '/staff/consultations/:slug/suggestions', who: workers, act: 'reply-suggestion.ordered', what: 'Look for units that might be answered together', run: suggest }),
  row({ method: 'GET', path: '/staff/consultations/:slug/suggestions/:group', who: workers, act: 'reply-suggestion.read', what: 'Show a group of units to decide on', run: showSuggestion }),
  row({ method: 'POST', path: '/staff/consultations/:slug/suggestions/:group', who: workers, act: 'unit.brought-together', what: 'Put chosen units under one reply', form: togetherForm, run: answerTogether }),
];

export const routes: Route[] = [...splitRows, ...unitRows, ...replyRows, ...wordingRows, ...suggestionRows];
