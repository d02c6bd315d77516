/** The table of contents of opinion: every address, who may call it and what it does. */
import { departmentsOfConsultation } from '#domains/consultation';
import { answering } from '#platform/access';
import { type Route, row } from '#platform/http';
import type { PageBlocks } from '#platform/page-block';
import { draftQuery, keepDraft, resumeDraft } from './draft.http.tsx';
import { intakeQuery, showIntake } from './intake-list.http.tsx';
import { dismissalForm, dismissLetter, letterQuery, letterQueueQuery, showLetter, showLetterQueue, takeForm, takeLetter } from './letter.http.tsx';
import { departmentsOfLetters } from './letter.store.ts';
import { moderationQuery, showModerationLog } from './moderation.http.tsx';
import { compareOpinions, likenessQuery, showLikeness } from './likeness.http.tsx';
import { correctionForm, enterPaper, newPaperQuery, savePaperCorrection, showCorrection, showPaperForm, showSlip } from './paper.http.tsx';
import { paperForm } from './paper.ts';
import { showOwnSubmissions } from './own.http.tsx';
import { additionForm, additionTaker, findByCode, linkReceipt, receiptQuery, receiptSearchForm, receiptShower, showReceiptSearch, showWithdrawal, withdraw, withdrawalForm, withdrawalQuery } from './receipt.http.tsx';
import { setShield, shieldForm, shieldQuery, showShield } from './shield.http.tsx';
import { sendingForm, submissionForm } from './submission-form.ts';
import { asideForm, attachmentForm, readAttachment, readSender, restorationForm, restore, senderForm, setAside, showSubmission, submissionQuery } from './submission-page.http.tsx';
import { continueSubmission, newOpinionQuery, sendSubmission, showNewOpinion } from './submission.http.tsx';

const workers = { ...answering(departmentsOfConsultation, ['member', 'head'], 'planning'), handlerFinds: true };

const anyone = { who: 'anyone' as const };

const sendingRows: Route[] = [
  row({ ...anyone, method: 'GET', path: '/consultations/:slug/opinions/new', what: 'Show the form to give an opinion', query: newOpinionQuery, run: showNewOpinion }),
  row({ ...anyone, method: 'POST', path: '/consultations/:slug/opinions/new', act: 'submission-form.continued', what: 'Show the form again with one opinion more or less, or what will be sent', form: submissionForm, run: continueSubmission }),
  row({ ...anyone, method: 'POST', path: '/consultations/:slug/opinions', act: 'submission.sent', what: 'Send opinions, once for each form', form: sendingForm, bodyBytesMax: 34_000_000, run: sendSubmission }),
  row({ ...anyone, method: 'POST', path: '/consultations/:slug/opinions/drafts', act: 'submission-draft.saved', what: 'Put a half-written opinion by', form: submissionForm, run: keepDraft }),
  row({ ...anyone, method: 'GET', path: '/consultations/:slug/opinions/drafts/:token', what: 'Go on with an opinion that was put by', query: draftQuery, run: resumeDraft }),
];

const receiptRows = (blocks: PageBlocks): Route[] => [
  row({ ...anyone, method: 'GET', path: '/consultations/receipts', what: 'Ask for the code of a receipt', run: showReceiptSearch }),
  row({ ...anyone, method: 'POST', path: '/consultations/receipts', act: 'receipt.looked-up', what: 'Find a receipt by its code', form: receiptSearchForm, run: findByCode }),
  row({ ...anyone, method: 'GET', path: '/consultations/receipts/:code', what: 'Show what was sent, to whoever has its code', query: receiptQuery, run: receiptShower(blocks) }),
  row({ ...anyone, method: 'POST', path: '/consultations/receipts/:code/additions', act: 'submission.added-to', what: 'Add an opinion to what was sent', form: additionForm, run: additionTaker(blocks) }),
  row({ ...anyone, method: 'GET', path: '/consultations/receipts/:code/withdrawal', what: 'Ask whether everything that was sent shall be erased', query: withdrawalQuery, run: showWithdrawal }),
  row({ ...anyone, method: 'POST', path: '/consultations/receipts/:code/withdrawal', act: 'submission.withdrawn', what: 'Erase what was sent', form: withdrawalForm, run: withdraw }),
  row({ method: 'POST', path: '/consultations/receipts/:code/account', who: 'person', act: 'submission.linked', what: 'Keep a receipt with one’s account', run: linkReceipt }),
  row({ method: 'GET', path: '/consultations/mine', who: 'person', act: 'own-submissions.read', what: 'Show what one sent in', run: showOwnSubmissions }),
];

const shieldRows: Route[] = [
  row({ method: 'GET', path: '/staff/consultations/:slug/shield', who: workers, act: 'opinion-shield.read', what: 'Show whether senders are asked for a proof of work', query: shieldQuery, run: showShield }),
  row({ method: 'POST', path: '/staff/consultations/:slug/shield', who: workers, act: 'opinion-shield.set', what: 'Ask senders for a proof of work, or stop asking', form: shieldForm, run: setShield }),
];

const readers = { ...answering(departmentsOfConsultation, ['member', 'head'], 'planning', 'records'), handlerFinds: true };
const openers = { ...answering(departmentsOfConsultation, ['member', 'head'], 'records'), handlerFinds: true };
const deciders = answering(departmentsOfConsultation, ['member', 'head']);
// No letter says on which call it is before a person has read it: those who answer for any, and those who keep the city's papers.
const letterReaders = answering(departmentsOfLetters, ['member', 'head'], 'planning', 'records');
const letterTakers = answering(departmentsOfLetters, ['member', 'head'], 'planning');

const intakeRows: Route[] = [
  row({ method: 'GET', path: '/staff/consultations/:slug/submissions', who: readers, act: 'submission.listed', what: 'List what came in on a consultation, without senders', query: intakeQuery, formats: ['html', 'csv', 'json'], run: showIntake }),
  row({ method: 'GET', path: '/staff/consultations/:slug/submissions/new', who: workers, act: 'paper-submission.begun', what: 'Show the form to enter an opinion on paper', query: newPaperQuery, run: showPaperForm }),
  row({ method: 'POST', path: '/staff/consultations/:slug/submissions/new', who: workers, act: 'paper-submission.entered', what: 'Enter an opinion that came by post, fax, e-mail or over the counter', form: paperForm, bodyBytesMax: 14_000_000, run: enterPaper }),
  row({ method: 'GET', path: '/staff/consultations/:slug/submissions/:id', who: readers, act: 'submission.read', what: 'Show a submission as it came, without its sender', query: submissionQuery, run: showSubmission }),
  row({ method: 'GET', path: '/staff/consultations/:slug/submissions/:id/slip', who: workers, act: 'submission-slip.read', what: 'Show the receipt of an entered opinion, to print', run: showSlip }),
  row({ method: 'GET', path: '/staff/consultations/:slug/submissions/:id/correction', who: workers, act: 'paper-submission.read', what: 'Show the form to mend typing errors of an entered opinion', run: showCorrection }),
  row({ method: 'POST', path: '/staff/consultations/:slug/submissions/:id/correction', who: workers, act: 'paper-submission.corrected', what: 'Mend typing errors of an entered opinion, with a reason', form: correctionForm, run: savePaperCorrection }),
  row({ method: 'POST', path: '/staff/consultations/:slug/submissions/:id/sender', who: openers, act: 'sender.read', what: 'Show who sent a submission, for a reason', form: senderForm, run: readSender }),
  row({ method: 'POST', path: '/staff/consultations/:slug/submissions/:id/attachments', who: openers, act: 'attachment.read', what: 'Give out a file of a submission, for a reason', form: attachmentForm, run: readAttachment }),
  row({ method: 'POST', path: '/staff/consultations/:slug/submissions/:id/aside', who: deciders, act: 'submission.set-aside', what: 'Set a submission aside with a ground and a public reason', form: asideForm, run: setAside }),
  row({ method: 'POST', path: '/staff/consultations/:slug/submissions/:id/restoration', who: deciders, act: 'submission.restored', what: 'Take a submission back in with a public reason', form: restorationForm, run: restore }),
];

const letterRows: Route[] = [
  row({ method: 'GET', path: '/staff/consultations/mail', who: letterReaders, act: 'opinion-letter.listed', what: 'List letters by e-mail that wait to be confirmed', query: letterQueueQuery, formats: ['html', 'csv', 'json'], run: showLetterQueue }),
  row({ method: 'GET', path: '/staff/consultations/mail/:id', who: letterReaders, act: 'opinion-letter.read', what: 'Show a letter by e-mail', query: letterQuery, run: showLetter }),
  row({ method: 'POST', path: '/staff/consultations/mail/:id/submission', who: letterTakers, act: 'opinion-letter.taken', what: 'Enter a letter by e-mail as a submission', form: takeForm, run: takeLetter }),
  row({ method: 'POST', path: '/staff/consultations/mail/:id/dismissal', who: letterReaders, act: 'opinion-letter.dismissed', what: 'Record why a letter by e-mail is no opinion', form: dismissalForm, run: dismissLetter }),
];

const likenessRows: Route[] = [
  row({ method: 'GET', path: '/staff/consultations/:slug/likeness', who: workers, act: 'opinion-likeness.read', what: 'Show opinions of the same wording, group by group', query: likenessQuery, formats: ['html', 'csv', 'json'], run: showLikeness }),
  row({ method: 'POST', path: '/staff/consultations/:slug/likeness', who: workers, act: 'opinion-likeness.ordered', what: 'Compare the opinions of a consultation', run: compareOpinions }),
];

const moderationRows: Route[] = [
  row({ method: 'GET', path: '/consultations/:slug/moderation', who: 'anyone', what: 'Show what was set aside, and why', query: moderationQuery, formats: ['html', 'csv', 'json'], reads: ['opinion', 'consultation'], run: showModerationLog }),
];

/** `blocks`: parts of the receipt's page that later domains fill. */
export const routes = (blocks: PageBlocks): Route[] => [...sendingRows, ...receiptRows(blocks), ...shieldRows, ...intakeRows, ...letterRows, ...moderationRows, ...likenessRows];
