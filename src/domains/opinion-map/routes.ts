/** The table of contents of opinion-map: every address, who may call it and what it does. */
import { answering, holders } from '#platform/access';
import { type Route, row } from '#platform/http';
import { cancelConversation, cancellationForm, changeConversation, changeForm, showCancellationForm, showChangeForm } from './change.http.tsx';
import { conversationQuery, showConversation, showConversationJson } from './conversation.http.tsx';
import { listConversationsJson, showConversations } from './conversation-list.http.tsx';
import { apiListQuery, conversationsAnswer, publicListQuery, staffListQuery } from './conversation-list.ts';
import { editForm, makeConversation, newForm, saveConversation, showConversationForm, showNewConversation } from './draft.http.tsx';
import { invitationForm, invitationsQuery, makeInvitations, showInvitations, withdrawalForm, withdrawInvitations } from './invitation.http.tsx';
import { addSeeds, previewSeeds, seedBytesMax, seedForm, seedPreviewForm, seedsForm, seedsQuery, showSeed, showSeeds, takeSeed, takeSeedAway } from './seed.http.tsx';
import { showStaffList } from './staff-list.http.tsx';
import { sentence } from './text.ts';
import { conversationAnswer } from './whole.ts';
import { announceConversation, announcementForm, removeConversation, showWork, workQuery } from './work.http.tsx';
import { showMethod } from './method.http.tsx';
import { showEmbed, showEmbedScript } from './embed.http.tsx';
import { ownStatementForm, showOwnStatement, takeOwnStatement } from './own-statement.http.tsx';
import { comeBackForm, showOwnVotes, showReturn, takeDeparture, takeReturn } from './own-votes.http.tsx';
import { ownVotesQuery } from './own-votes.ts';
import { apiStatementForm, apiVoteForm, beginParticipation, participationForm, participationShape, takeApiStatement, takeApiVote } from './part-api.http.ts';
import { entryForm, partQuery, showPart, takeInvitation, takeVote, voteForm } from './part.http.tsx';
import { votedShape } from './vote-json.ts';
import { showPlace } from './place.http.tsx';
import { showResult } from './result.http.tsx';
import { statementQuery } from './statement-choice.ts';
import { showStatements } from './statement-list.http.tsx';
import { departmentsOfConversation } from './conversation.store.ts';
import { barOne, barringForm, barSet, letReturn, participantQuery, participantsQuery, returnForm, setBarringForm, showParticipant, showParticipants } from './barring.http.tsx';
import { flowQuery, showFlow } from './flow.http.tsx';
import { moderationLogQuery, showModerationLog } from './moderation-log.http.tsx';
import { decideTen, queueQuery, showQueue, showTen, takeForm, takeFromQueue, tenQuery } from './queue.http.tsx';
import { adviceForm, adviseOther, askOther, claimForm, claimOne, decideOne, decisionForm, queuedQuery, questionForm, showQueued, translateOne, translationForm } from './queued-statement.http.tsx';
import { tenForm } from './queue-ten.ts';

// Whether there is such an opinion map its handlers find out.
const moderators = { ...answering(departmentsOfConversation, ['member', 'head'], 'planning'), handlerFinds: true, told: sentence((words) => words.work.whoMay.moderators) };
const leaders = { ...answering(departmentsOfConversation, ['head'], 'planning'), handlerFinds: true, told: sentence((words) => words.work.whoMay.leaders) };

const resultReads = ['opinion_map', 'opinion_map_result'];

const resultRows: Route[] = [
  row({ method: 'GET', path: '/opinion-maps/method', who: 'anyone', reads: [], what: 'Show how opinion maps are computed, and what they do not say', run: showMethod }),
  row({ method: 'GET', path: '/opinion-maps/:slug/result', who: 'anyone', reads: resultReads, query: statementQuery, formats: ['html', 'json', 'csv'], what: 'Show what the votes of an opinion map say: what is shared, what divides, groups', run: showResult }),
  row({ method: 'GET', path: '/opinion-maps/:slug/statements', who: 'anyone', reads: resultReads, query: statementQuery, formats: ['html', 'csv', 'json'], what: 'List the statements of an opinion map that are shown', run: showStatements }),
  row({ method: 'GET', path: '/opinion-maps/:slug/place', who: 'anyone', secret: true, what: 'Show somebody taking part their own place among the groups', run: showPlace }),
];

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
  row({ method: 'GET', path: '/staff/opinion-maps/:slug/flow', who: moderators, act: 'flow.read', query: flowQuery, formats: ['html', 'csv', 'json'], what: 'Show how an opinion map goes: participation, reach of statements, alarms', run: showFlow }),
  row({ method: 'GET', path: participants, who: moderators, act: 'participant.listed', query: participantsQuery, formats: ['html', 'csv', 'json'], what: 'List the participants of an opinion map as numbers, with counts', run: showParticipants }),
  row({ method: 'POST', path: participants, who: leaders, act: 'participant.barred', form: setBarringForm, what: 'Leave out participants who vote alike, with one reason', run: barSet }),
  row({ method: 'GET', path: `${participants}/:number`, who: moderators, act: 'participant.read', query: participantQuery, what: 'Show a participant of an opinion map as a number, with counts and statements', run: showParticipant }),
  row({ method: 'POST', path: `${participants}/:number/barring`, who: leaders, act: 'participant.barred', form: barringForm, what: 'Leave a participant out, with a reason', run: barOne }),
  row({ method: 'POST', path: `${participants}/:number/return`, who: leaders, act: 'participant.unbarred', form: returnForm, what: 'Let a participant in again, with a reason', run: letReturn }),
];

/** Taking part: nothing that is sent here is tied to whoever sends it. */
const partRows: Route[] = [
  row({ method: 'GET', path: '/opinion-maps/:slug/part', who: 'anyone', secret: true, what: 'Show the next statement of an opinion map, or why there is none', query: partQuery, run: showPart }),
  row({ method: 'POST', path: '/opinion-maps/:slug/votes', who: 'anyone', secret: true, light: true, formats: ['html', 'json'], answers: votedShape, what: 'Vote on a statement, change a vote or take it back', form: voteForm, run: takeVote }),
  row({ method: 'POST', path: '/opinion-maps/:slug/entry', who: 'anyone', secret: true, what: 'Let somebody in by an invitation', form: entryForm, run: takeInvitation }),
  row({ method: 'GET', path: '/opinion-maps/:slug/part/statement', who: 'anyone', secret: true, what: 'Show the form for a statement of one’s own', run: showOwnStatement }),
  row({ method: 'POST', path: '/opinion-maps/:slug/statements', who: 'anyone', secret: true, light: true, formats: ['html', 'json'], what: 'Show statements that are like one’s own, or take it', form: ownStatementForm, run: takeOwnStatement }),
  row({ method: 'GET', path: '/opinion-maps/:slug/mine', who: 'anyone', secret: true, formats: ['html', 'csv', 'json'], what: 'Show one’s own votes and statements', query: ownVotesQuery, run: showOwnVotes }),
  row({ method: 'GET', path: '/opinion-maps/:slug/return', who: 'anyone', secret: true, what: 'Show the form to go on with a participant code', run: showReturn }),
  row({ method: 'POST', path: '/opinion-maps/:slug/return', who: 'anyone', secret: true, what: 'Go on with a participant code in this browser', form: comeBackForm, run: takeReturn }),
  row({ method: 'POST', path: '/opinion-maps/:slug/departure', who: 'anyone', secret: true, what: 'Take the participant code from this browser', run: takeDeparture }),
  row({ method: 'GET', path: '/opinion-maps/embed.js', who: 'anyone', reads: [], formats: [], what: 'Give the custom element that shows an opinion map on other sites', run: showEmbedScript }),
  row({ method: 'GET', path: '/opinion-maps/:slug/embed', who: 'anyone', reads: ['opinion_map'], what: 'Show how other sites can show an opinion map', run: showEmbed }),
  row({ method: 'POST', path: '/api/v1/opinion-maps/:slug/participation', who: 'anyone', secret: true, light: true, proof: 'form', formats: ['json'], answers: participationShape, about: sentence((words) => words.embedPage.api.participation), what: 'Begin or go on with taking part from another site', form: participationForm, run: beginParticipation }),
  row({ method: 'POST', path: '/api/v1/opinion-maps/:slug/votes', who: 'anyone', secret: true, light: true, proof: 'form', formats: ['json'], answers: votedShape, about: sentence((words) => words.embedPage.api.votes), what: 'Vote from another site, change a vote or take it back', form: apiVoteForm, run: takeApiVote }),
  row({ method: 'POST', path: '/api/v1/opinion-maps/:slug/statements', who: 'anyone', secret: true, light: true, proof: 'form', formats: ['json'], about: sentence((words) => words.embedPage.api.statements), what: 'Show statements that are like one’s own, or take it, from another site', form: apiStatementForm, run: takeApiStatement }),
];

const conversationReads = ['opinion_map', 'opinion_map_result', 'plan'];
const staffPath = '/staff/opinion-maps';
const makers = holders('member', 'head', 'planning');

const conversationRows: Route[] = [
  row({ method: 'GET', path: '/opinion-maps', who: 'anyone', reads: ['opinion_map'], query: publicListQuery, formats: ['html', 'csv', 'json'], what: 'List the opinion maps, open ones first', run: showConversations }),
  row({ method: 'GET', path: '/opinion-maps/:slug', who: 'anyone', reads: [...conversationReads, 'record'], query: conversationQuery, formats: ['html', 'json'], what: 'Show an opinion map: the question, and how to take part', run: showConversation }),
  row({ method: 'GET', path: '/api/v1/opinion-maps', who: 'anyone', reads: ['opinion_map'], query: apiListQuery, formats: ['json'], about: sentence((words) => words.conversation.api.list), answers: conversationsAnswer, what: 'List the opinion maps, open ones first', run: listConversationsJson }),
  row({ method: 'GET', path: '/api/v1/opinion-maps/:slug', who: 'anyone', reads: conversationReads, formats: ['json'], about: sentence((words) => words.conversation.api.one), answers: conversationAnswer, what: 'Show an opinion map as data', run: showConversationJson }),
  row({ method: 'GET', path: staffPath, who: 'staff', act: 'opinion-map.listed', query: staffListQuery, formats: ['html', 'csv', 'json'], what: 'List all opinion maps, drafts too', run: showStaffList }),
  row({ method: 'POST', path: staffPath, who: makers, act: 'opinion-map.made', form: newForm, what: 'Begin the draft of an opinion map', run: makeConversation }),
  row({ method: 'GET', path: `${staffPath}/new`, who: makers, act: 'opinion-map.begun', what: 'Show the form of a new opinion map', run: showNewConversation }),
  row({ method: 'GET', path: `${staffPath}/:slug`, who: moderators, act: 'opinion-map.read', query: workQuery, formats: ['html', 'json'], what: 'Show an opinion map to those who work on it', run: showWork }),
  row({ method: 'GET', path: `${staffPath}/:slug/edit`, who: moderators, act: 'opinion-map.read', what: 'Show the draft of an opinion map as a form', run: showConversationForm }),
  row({ method: 'POST', path: `${staffPath}/:slug/edit`, who: moderators, act: 'opinion-map.saved', form: editForm, what: 'Save the draft of an opinion map', run: saveConversation }),
  row({ method: 'POST', path: `${staffPath}/:slug/removal`, who: moderators, act: 'opinion-map.removed', form: announcementForm, formats: ['html', 'json'], what: 'Take away the draft of an opinion map', run: removeConversation }),
  row({ method: 'POST', path: `${staffPath}/:slug/announcement`, who: leaders, act: 'opinion-map.announced', form: announcementForm, formats: ['html', 'json'], what: 'Announce an opinion map with its first statements', run: announceConversation }),
  row({ method: 'GET', path: `${staffPath}/:slug/changes`, who: leaders, act: 'opinion-map.read', what: 'Show the form to change a public opinion map', run: showChangeForm }),
  row({ method: 'POST', path: `${staffPath}/:slug/changes`, who: leaders, act: 'opinion-map.changed', form: changeForm, what: 'Change a public opinion map, with a reason', run: changeConversation }),
  row({ method: 'GET', path: `${staffPath}/:slug/cancellation`, who: leaders, act: 'opinion-map.read', what: 'Show the form to cancel an opinion map', run: showCancellationForm }),
  row({ method: 'POST', path: `${staffPath}/:slug/cancellation`, who: leaders, act: 'opinion-map.cancelled', form: cancellationForm, what: 'Cancel a public opinion map, with a reason', run: cancelConversation }),
];

const preparationRows: Route[] = [
  row({ method: 'GET', path: `${staffPath}/:slug/seeds`, who: moderators, act: 'seed.listed', query: seedsQuery, formats: ['html', 'csv', 'json'], what: 'List the statements that the city begins with', run: showSeeds }),
  row({ method: 'POST', path: `${staffPath}/:slug/seeds/preview`, who: moderators, act: 'seed.previewed', form: seedPreviewForm, bodyBytesMax: seedBytesMax, what: 'Show what would become of statements written many at once, without keeping them', run: previewSeeds }),
  row({ method: 'POST', path: `${staffPath}/:slug/seeds`, who: moderators, act: 'seed.added', form: seedsForm, bodyBytesMax: seedBytesMax, what: 'Add statements of the city, many at once', run: addSeeds }),
  row({ method: 'GET', path: `${staffPath}/:slug/seeds/:number`, who: moderators, act: 'seed.read', what: 'Show a statement of a draft as a form', run: showSeed }),
  row({ method: 'POST', path: `${staffPath}/:slug/seeds/:number`, who: moderators, act: 'seed.saved', form: seedForm, what: 'Save a statement of a draft', run: takeSeed }),
  row({ method: 'POST', path: `${staffPath}/:slug/seeds/:number/removal`, who: moderators, act: 'seed.removed', what: 'Take away a statement of a draft', run: takeSeedAway }),
  row({ method: 'GET', path: `${staffPath}/:slug/invitations`, who: moderators, act: 'invitation.listed', query: invitationsQuery, formats: ['html', 'csv', 'json'], what: 'Show how many invitation codes were made and used', run: showInvitations }),
  row({ method: 'POST', path: `${staffPath}/:slug/invitations`, who: moderators, act: 'invitation.made', form: invitationForm, what: 'Make invitation codes, which are shown this once', run: makeInvitations }),
  row({ method: 'POST', path: `${staffPath}/:slug/invitations/withdrawal`, who: moderators, act: 'invitation.withdrawn', form: withdrawalForm, what: 'Withdraw the invitation codes of an occasion that nobody has used', run: withdrawInvitations }),
];

export const routes: Route[] = [...conversationRows, ...preparationRows, ...partRows, ...resultRows, ...moderationRows];
