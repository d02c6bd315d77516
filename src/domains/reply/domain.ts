/** Wiring of reply; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { routes } from './routes.ts';
import { suggestionJob } from './suggestion.job.ts';

export const domain: Domain = {
  name: 'reply',
  stores: true,
  routes,
  jobs: [suggestionJob],
  appendOnly: ['reply.version', 'reply.step', 'reply.note'],
  unpublished: ['reply.split', 'reply.reply', 'reply.unit', 'reply.version', 'reply.step', 'reply.note', 'reply.wording', 'reply.suggestion', 'reply.suggestion_run', 'reply.reminder'],
};
