/** Sentences of the board and of what waits for whom, in English. */
import type { AssignedText, BoardText, DeskText, PersonalText, ReminderText } from './text-board.ja.ts';

export const board: BoardText = {
  title: 'Board',
  lead: 'Which work waits in which department. Each number opens the list of exactly those rows.',
  caption: 'What waits, by department',
  department: 'Department',
  columns: { assigned: 'Units without a reply', writing: 'Being written', returned: 'Sent back', submitted: 'To approve', approved: 'Approved' },
  overdueUnits: 'Overdue units',
  overdueReplies: 'Overdue replies',
  due: 'Earliest due date',
  none: '—',
  unsplit: 'Submissions to divide',
  unassigned: 'Units without a department',
  empty: 'There is no work yet.',
  sumsTitle: 'Checking the sums',
  sums: {
    submissions: (kept, split, unsplit) => `Of ${kept} submissions that count, ${split} are divided and ${unsplit} are left.`,
    stale: (count) => `${count} of those left changed after they had been divided.`,
    units: (units, remarks, answered, open) => `${units} units are ${remarks} that need no reply, ${answered} with a reply and ${open} without one yet.`,
    letters: (letters) => `The opinions of what is divided have ${letters} letters in all, and so have their units: none is lost.`,
    lettersWrong: (opinions, units) => `The opinions of what is divided have ${opinions} letters, their units ${units}: they do not agree. After a withdrawal or a change this is put right in a moment.`,
    replies: (replies, approved) => `Of ${replies} replies, ${approved} are approved.`,
    complete: 'Every opinion has an approved reply. The result can be released.',
    nothing: 'Nothing has been sent in yet.',
    incomplete: 'It cannot be released yet. What is left:',
  },
  blockTitle: 'Answering the opinions',
  links: { split: 'Divide submissions', units: 'Units', replies: 'Replies', board: 'Board', suggestions: 'Opinions that seem alike', wordings: 'Wordings' },
  tabs: 'Pages for answering',
  next: {
    split: (count) => `Next: divide submissions (${count})`,
    units: (count) => `Next: choose reply and department for opinions (${count})`,
    replies: (count) => `Next: write replies and have them approved (${count})`,
  },
  left: (count) => `${count} left`,
};

export const assigned: AssignedText = {
  title: 'Assigned to me',
  lead: 'Replies that your department writes, of all consultations.',
  caption: (found) => `${found} replies`,
  empty: 'No reply fits these conditions.',
  consultation: 'Consultation',
  waits: 'Waits for',
  waitsOf: { write: 'Writing', approve: 'Approval', overdue: 'Overdue' },
  all: 'All',
  filters: 'Narrow the list',
};

export const desk: DeskText = {
  split: (subject) => `Submissions to divide (${subject})`,
  assign: (subject) => `Units to assign (${subject})`,
  write: 'Replies to write',
  approve: 'Replies to approve',
};

export const reminder: ReminderText = {
  subject: (count) => `Replies that wait for you (${count})`,
  greeting: 'Hello,',
  intro: 'Some replies to opinions are waiting for you.',
  toWrite: (count) => `To write, due soon or overdue (${count})`,
  toApprove: (count) => `To approve (${count})`,
  due: (day) => `due ${day}`,
  footer: 'This letter is sent at most once a day, on open days.',
};

export const personal: PersonalText = {
  versions: 'Versions of replies that you wrote',
  steps: 'Steps of approval that you took',
  notes: 'Internal notes that you kept',
  reminders: 'Days on which you were reminded',
};
