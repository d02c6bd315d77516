/** Wiring of opinion; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { likenessJob, likenessRoundsJob, planLikeness } from './likeness.job.ts';
import { moderationBlock } from './moderation.http.tsx';
import { routes } from './routes.ts';

/** `parts`: domains that fill parts of the page that a receipt opens. */
export function opinionDomain(_parts: readonly Domain[]): Domain {
  return {
    name: 'opinion',
    stores: true,
    routes,
    jobs: [likenessJob, likenessRoundsJob],
    blocks: [moderationBlock],
    begin: ({ db }) => planLikeness(db),
    appendOnly: ['opinion.moderation'],
    unpublished: ['opinion.submission', 'opinion.opinion', 'opinion.likeness', 'opinion.likeness_run', 'opinion.sender', 'opinion.draft', 'opinion.attachment', 'opinion.mail_message', 'opinion.shield'],
  };
}
