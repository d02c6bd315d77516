/** The table of contents of consultation: every address, who may call it and what it does. */
import { answering, holders } from '#platform/access';
import { type Route, row } from '#platform/http';
import type { PageBlocks } from '#platform/page-block';
import { cancelConsultation, cancellationForm, changeConsultation, changeForm, showCancellationForm, showChangeForm } from './change.http.tsx';
import { departmentsOfConsultation } from './consultation.store.ts';
import { showConsultation, showConsultationJson } from './consultation.http.tsx';
import { apiListQuery, consultationAnswer, consultationsAnswer, publicListQuery, staffListQuery } from './consultation-list.ts';
import { listConsultationsJson, showConsultations } from './consultation-list.http.tsx';
import { differenceQuery, documentsAnswer, downloadFile, listDocumentsJson, showDifference, showDocument, showVersion } from './document.http.tsx';
import { downloadDraftFile, editQuery, previewDocument, publicationForm, publishDocument, renameForm, saveDocument, showEdit, takeAway, takeNewName, takeUpload, textForm, uploadBytesMax, uploadForm } from './document-edit.http.tsx';
import { addForm, orderForm, showDocuments, takeNewDocument, takeOrder } from './document-list.http.tsx';
import { editForm, makeConsultation, newForm, saveConsultation, showConsultationForm, showNewConsultation } from './draft.http.tsx';
import { ruleForm, ruleFormQuery, setRule, showRule, showRuleForm } from './rule.http.tsx';
import { showStaffList } from './staff-list.http.tsx';
import { sentence } from './text.ts';
import { announceConsultation, announcementForm, removeConsultation, showWork, workQuery } from './work.http.tsx';

const reads = ['consultation', 'plan'];
const get = { method: 'GET' as const };
const post = { method: 'POST' as const };

function publicRows(blocks: PageBlocks): Route[] {
  const anyone = { ...get, who: 'anyone' as const };
  return [
    row({ ...anyone, path: '/consultations', what: 'List the calls for opinions, open ones first', query: publicListQuery, formats: ['html', 'csv', 'json'], reads: [...new Set(['consultation', ...blocks.reads('consultations')])], run: showConsultations(blocks) }),
    row({ ...anyone, path: '/consultations/rule', what: 'Show the city’s rule for calls for opinions, with its history', formats: ['html', 'json'], reads: ['consultation', 'record'], run: showRule }),
    row({ ...anyone, path: '/consultations/:slug', what: 'Show a call for opinions', formats: ['html', 'json'], reads: [...new Set([...reads, 'record', ...blocks.reads('consultation')])], run: showConsultation(blocks) }),
    row({ ...anyone, path: '/api/v1/consultations', about: sentence((words) => words.api.list), what: 'List the calls for opinions, open ones first', query: apiListQuery, answers: consultationsAnswer, formats: ['json'], reads: ['consultation'], run: listConsultationsJson }),
    row({ ...anyone, path: '/api/v1/consultations/:slug', about: sentence((words) => words.api.one), what: 'Show a call for opinions as data', answers: consultationAnswer, formats: ['json'], reads, run: showConsultationJson }),
  ];
}

// Whether there is such a call `getAnyConsultation` finds out.
const writers = { ...answering(departmentsOfConsultation, ['member', 'head'], 'planning'), handlerFinds: true };
const publishers = { ...answering(departmentsOfConsultation, ['head'], 'planning'), handlerFinds: true };
const makers = holders('member', 'head', 'planning');

function workRows(blocks: PageBlocks): Route[] {
  return [
    row({ ...get, path: '/staff/consultations', who: 'staff', act: 'consultation.listed', what: 'List all calls for opinions, drafts too', query: staffListQuery, formats: ['html', 'csv', 'json'], run: showStaffList }),
    row({ ...post, path: '/staff/consultations', who: makers, act: 'consultation.made', what: 'Begin the draft of a call for opinions', form: newForm, run: makeConsultation }),
    row({ ...get, path: '/staff/consultations/new', who: makers, act: 'consultation.begun', what: 'Show the form of a new call for opinions', run: showNewConsultation }),
    row({ ...get, path: '/staff/consultations/rule', who: holders('planning'), act: 'consultation-rule.read', what: 'Show the form of the rule for calls for opinions', query: ruleFormQuery, run: showRuleForm }),
    row({ ...post, path: '/staff/consultations/rule', who: holders('planning'), act: 'consultation-rule.set', what: 'Set the rule for calls for opinions from a day on', form: ruleForm, run: setRule }),
    row({ ...get, path: '/staff/consultations/:slug', who: writers, act: 'consultation.read', what: 'Show a call for opinions to those who work on it', query: workQuery, formats: ['html', 'json'], run: showWork(blocks) }),
    row({ ...get, path: '/staff/consultations/:slug/edit', who: writers, act: 'consultation.read', what: 'Show the draft of a call for opinions as a form', run: showConsultationForm }),
    row({ ...post, path: '/staff/consultations/:slug/edit', who: writers, act: 'consultation.saved', what: 'Save the draft of a call for opinions', form: editForm, run: saveConsultation }),
    row({ ...post, path: '/staff/consultations/:slug/removal', who: writers, act: 'consultation.removed', what: 'Take away the draft of a call for opinions', form: announcementForm, formats: ['html', 'json'], run: removeConsultation(blocks) }),
    row({ ...post, path: '/staff/consultations/:slug/announcement', who: publishers, act: 'consultation.announced', what: 'Announce a call for opinions with its documents', form: announcementForm, formats: ['html', 'json'], run: announceConsultation(blocks) }),
    row({ ...get, path: '/staff/consultations/:slug/changes', who: publishers, act: 'consultation.read', what: 'Show the form to change a public call for opinions', run: showChangeForm }),
    row({ ...post, path: '/staff/consultations/:slug/changes', who: publishers, act: 'consultation.changed', what: 'Change a public call for opinions, with a reason', form: changeForm, run: changeConsultation }),
    row({ ...get, path: '/staff/consultations/:slug/cancellation', who: publishers, act: 'consultation.read', what: 'Show the form to cancel a call for opinions', run: showCancellationForm }),
    row({ ...post, path: '/staff/consultations/:slug/cancellation', who: publishers, act: 'consultation.cancelled', what: 'Cancel a public call for opinions, with a reason', form: cancellationForm, run: cancelConsultation }),
  ];
}

/** A text of 500,000 characters takes nine bytes for each of them in a form. */
const textBytesMax = 8_000_000;

function documentRows(): Route[] {
  const document = '/consultations/:slug/documents/:key';
  const anyone = { ...get, who: 'anyone' as const, reads: ['consultation'] };
  const work = '/staff/consultations/:slug/documents';
  const read = { ...get, who: writers, act: 'consultation-document.read' };
  const write = { ...post, who: writers };
  return [
    row({ ...anyone, path: document, what: 'Show the newest version of a document of a call, part by part', formats: ['html', 'json'], run: showDocument }),
    row({ ...anyone, path: `${document}/versions/:number`, what: 'Show a version of a document, which stays as it was', formats: ['html', 'json'], run: showVersion }),
    row({ ...anyone, path: `${document}/changes`, what: 'Show what is different between two versions of a document', query: differenceQuery, formats: ['html', 'json'], run: showDifference }),
    row({ ...anyone, path: `${document}/files/:number`, what: 'Download the PDF of a version of a document', formats: [], run: downloadFile }),
    row({ ...anyone, path: '/api/v1/consultations/:slug/documents', about: sentence((words) => words.document.api), what: 'List the documents of a call with their versions and parts', answers: documentsAnswer, formats: ['json'], run: listDocumentsJson }),
    row({ ...read, path: work, what: 'List the documents of a call, drafts too', formats: ['html', 'csv', 'json'], run: showDocuments }),
    row({ ...write, path: work, act: 'consultation-document.added', what: 'Add a document to a call', form: addForm, run: takeNewDocument }),
    row({ ...write, path: `${work}/order`, act: 'consultation-document.ordered', what: 'Move a document of a call up or down', form: orderForm, run: takeOrder }),
    row({ ...read, path: `${work}/:key`, what: 'Show a document of a call for writing', query: editQuery, run: showEdit }),
    row({ ...write, path: `${work}/:key`, act: 'consultation-document.saved', what: 'Save the text of a document as a draft', form: textForm, bodyBytesMax: textBytesMax, run: saveDocument }),
    row({ ...write, path: `${work}/:key/preview`, act: 'consultation-document.previewed', what: 'Show how a typed text will look, without keeping it', form: textForm, bodyBytesMax: textBytesMax, run: previewDocument }),
    row({ ...write, path: `${work}/:key/uploads`, act: 'consultation-document.uploaded', what: 'Bring in a PDF as a draft, cleaned of names', form: uploadForm, bodyBytesMax: uploadBytesMax, run: takeUpload }),
    row({ ...read, path: `${work}/:key/files/:version`, what: 'Download the PDF of a draft', formats: [], run: downloadDraftFile }),
    row({ ...post, who: publishers, path: `${work}/:key/publication`, act: 'consultation-document.published', what: 'Publish the draft of a document after the announcement, with a reason', form: publicationForm, run: publishDocument }),
    row({ ...write, path: `${work}/:key/name`, act: 'consultation-document.renamed', what: 'Give a document that is not public another title', form: renameForm, run: takeNewName }),
    row({ ...write, path: `${work}/:key/removal`, act: 'consultation-document.removed', what: 'Take away a document that is not public', run: takeAway }),
  ];
}

/** `blocks`: what later domains show on the pages of a call. */
export function routes(blocks: PageBlocks): Route[] {
  return [...publicRows(blocks), ...documentRows(), ...workRows(blocks)];
}
