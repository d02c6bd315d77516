/** Wiring of reply; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { assignedPath } from './address.ts';
import { workBlock } from './board.http.tsx';
import { closure } from './closure.store.ts';
import { deskItems } from './desk.http.ts';
import { personalData } from './personal.store.ts';
import { planReminders, reminderJob } from './reminder.job.ts';
import { routes } from './routes.ts';
import { submissionChange } from './submission-change.store.ts';
import { suggestionJob } from './suggestion.job.ts';
import { sentence } from './text.ts';

export const domain: Domain = {
  name: 'reply',
  stores: true,
  routes,
  jobs: [suggestionJob, reminderJob],
  subscriptions: [submissionChange, closure],
  begin: ({ db, clock }) => planReminders(db, clock.today()),
  blocks: [workBlock],
  desk: deskItems,
  staffNav: [{ path: assignedPath, label: sentence((words) => words.assigned.title), roles: ['member', 'head'] }],
  personalData,
  scripts: [{ name: 'split', file: 'src/domains/reply/split.client.ts' }],
  appendOnly: ['reply.version', 'reply.step', 'reply.note'],
  unpublished: ['reply.split', 'reply.reply', 'reply.unit', 'reply.version', 'reply.step', 'reply.note', 'reply.wording', 'reply.suggestion', 'reply.suggestion_run', 'reply.reminder', 'reply.closure'],
};
