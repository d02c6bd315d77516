/** Wiring of opinion; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { pageBlocks } from '#platform/page-block';
import { yearCounts } from './counts.store.ts';
import { draftSweep, planDraftSweep } from './draft.job.ts';
import { intakeBlock } from './intake-list.http.tsx';
import { letterDesk } from './letter.http.tsx';
import { eraseWithdrawnLetter } from './letter.store.ts';
import { likenessJob, likenessRoundsJob, planLikeness } from './likeness.job.ts';
import { fetchMailCommand } from './mailbox.command.ts';
import { fetchMailJob, planFetching } from './mailbox.job.ts';
import { moderationBlock } from './moderation.http.tsx';
import { personalData } from './own.store.ts';
import { routes } from './routes.ts';
import { sendingBlocks } from './sending-block.http.tsx';
import { sentence } from './text.ts';

/** `parts`: domains that fill parts of the page that a receipt opens. */
export function opinionDomain(parts: readonly Domain[]): Domain {
  return {
    name: 'opinion',
    stores: true,
    routes: routes(pageBlocks(parts)),
    commands: [fetchMailCommand],
    subscriptions: [{ topic: 'opinion.submission-changed', name: 'opinion.erase-letter', run: eraseWithdrawnLetter }],
    desk: letterDesk,
    jobs: [fetchMailJob, draftSweep, likenessJob, likenessRoundsJob],
    blocks: [...sendingBlocks, moderationBlock, intakeBlock],
    async begin({ db, outside }) {
      await planLikeness(db);
      await planDraftSweep(db, new Date());
      await planFetching({ db, outside }, Date.now());
    },
    scripts: [{ name: 'opinion-work', file: 'src/domains/opinion/opinion-work.client.ts' }],
    personalData,
    indicators: (['submissions', 'people'] as const).map((key) => ({
      key: `opinion.${key}`,
      title: sentence((words) => words.sending.indicator[key]),
      unit: sentence((words) => words.sending.indicator[`${key}Unit`]),
      path: '/consultations',
      measure: async (db, fiscalYear) => (await yearCounts(db, fiscalYear))?.[key] ?? null,
    })),
    appendOnly: ['opinion.moderation'],
    unpublished: ['opinion.submission', 'opinion.opinion', 'opinion.likeness', 'opinion.likeness_run', 'opinion.sender', 'opinion.draft', 'opinion.attachment', 'opinion.mail_message', 'opinion.mailbox', 'opinion.shield', 'opinion.late_end', 'opinion.correction'],
  };
}
