/** The table of contents of opinion-map: every address, who may call it and what it does. */
import { answering } from '#platform/access';
import { type Route, row } from '#platform/http';
import { showMethod } from './method.http.tsx';
import { showPlace } from './place.http.tsx';
import { showResult } from './result.http.tsx';
import { statementQuery } from './statement-choice.ts';
import { showStatements } from './statement-list.http.tsx';
import { departmentsOfConversation } from './conversation.store.ts';
import { barOne, barringForm, barSet, letReturn, participantQuery, participantsQuery, returnForm, setBarringForm, showParticipant, showParticipants } from './barring.http.tsx';
import { moderationLogQuery, showModerationLog } from './moderation-log.http.tsx';
import { decideTen, queueQuery, showQueue, showTen, takeForm, takeFromQueue, tenQuery } from './queue.http.tsx';
import { adviceForm, adviseOther, askOther, claimForm, claimOne, decideOne, decisionForm, queuedQuery, questionForm, showQueued, translateOne, translationForm } from './queued-statement.http.tsx';
import { tenForm } from './queue-ten.ts';

const reportRows: Route[] = [
  row({ method: 'GET', path: '/opinion-maps/method', who: 'anyone', reads: [], what: 'Show how opinion maps are computed, and what they do not say', run: showMethod }),
];

const resultReads = ['opinion_map', 'opinion_map_result'];

const resultRows: Route[] = [
  row({ method: 'GET', path: '/opinion-maps/:slug/result', who: 'anyone', reads: resultReads, query: statementQuery, formats: ['html', 'json', 'csv'], what: 'Show what the votes of an opinion map say: what is shared, what divides, groups', run: showResult }),
  row({ method: 'GET', path: '/opinion-maps/:slug/statements', who: 'anyone', reads: resultReads, query: statementQuery, formats: ['html', 'csv', 'json'], what: 'List the statements of an opinion map that are shown', run: showStatements }),
  row({ method: 'GET', path: '/opinion-maps/:slug/place', who: 'anyone', secret: true, what: 'Show somebody taking part their own place among the groups', run: showPlace }),
];

// Whether there is such an opinion map its handlers find out.
const moderators = { ...answering(departmentsOfConversation, ['member', 'head'], 'planning'), handlerFinds: true };
const leaders = { ...answering(departmentsOfConversation, ['head'], 'planning'), handlerFinds: true };
const queued = '/staff/opinion-maps/:slug/queue';
const participants = '/staff/opinion-maps/:slug/participants';

const moderationRows: Route[] = [
  row({ method: 'GET', path: '/opinion-maps/:slug/moderation', who: 'anyone', reads: resultReads, query: moderationLogQuery, formats: ['html', 'csv', 'json'], what: 'Show what moderators of an opinion map did, and why', run: showModerationLog }),
  row({ method: 'GET', path: queued, who: moderators, act: 'queue.listed', query: queueQuery, formats: ['html', 'csv', 'json'], what: 'List the statements of an opinion map that moderators have to look at, and all others', run: showQueue }),
  row({ method: 'POST', path: queued, who: moderators, act: 'claim.taken', form: takeForm, what: 'Take the next statement that no moderator is on, or ten', run: takeFromQueue }),
  row({ method: 'GET', path: `${queued}/ten`, who: moderators, act: 'queue.listed', query: tenQuery, what: 'Show the statements that a moderator is on, to decide in a row', run: showTen }),
  row({ method: 'POST', path: `${queued}/ten`, who: moderators, act: 'statement.moderated', form: tenForm, what: 'Decide on several statements in a row', run: decideTen }),
  row({ method: 'GET', path: `${queued}/:number`, who: moderators, act: 'statement.read', query: queuedQuery, what: 'Show a statement to a moderator, with similar ones', run: showQueued }),
  row({ method: 'POST', path: `${queued}/:number/decision`, who: moderators, act: 'statement.moderated', form: decisionForm, what: 'Show, refuse or merge a statement, or take it out of the grouping', run: decideOne }),
  row({ method: 'POST', path: `${queued}/:number/claim`, who: moderators, act: 'claim.taken', form: claimForm, what: 'Say that one is on a statement, or no longer', run: claimOne }),
  row({ method: 'POST', path: `${queued}/:number/translation`, who: moderators, act: 'statement.translated', form: translationForm, what: 'Write what a statement says in the other language', run: translateOne }),
  row({ method: 'POST', path: `${queued}/:number/second-opinion`, who: moderators, act: 'second-opinion.asked', form: questionForm, what: 'Ask another moderator about a statement', run: askOther }),
  row({ method: 'POST', path: `${queued}/:number/advice`, who: moderators, act: 'second-opinion.given', form: adviceForm, what: 'Answer what another moderator asked about a statement', run: adviseOther }),
  row({ method: 'GET', path: participants, who: moderators, act: 'participant.listed', query: participantsQuery, formats: ['html', 'csv', 'json'], what: 'List the participants of an opinion map as numbers, with counts', run: showParticipants }),
  row({ method: 'POST', path: participants, who: leaders, act: 'participant.barred', form: setBarringForm, what: 'Leave out participants who vote alike, with one reason', run: barSet }),
  row({ method: 'GET', path: `${participants}/:number`, who: moderators, act: 'participant.read', query: participantQuery, what: 'Show a participant of an opinion map as a number, with counts and statements', run: showParticipant }),
  row({ method: 'POST', path: `${participants}/:number/barring`, who: leaders, act: 'participant.barred', form: barringForm, what: 'Leave a participant out, with a reason', run: barOne }),
  row({ method: 'POST', path: `${participants}/:number/return`, who: leaders, act: 'participant.unbarred', form: returnForm, what: 'Let a participant in again, with a reason', run: letReturn }),
];

export const routes: Route[] = [...resultRows, ...reportRows, ...moderationRows];
