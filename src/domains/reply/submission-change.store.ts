/** What happens to units when something of a submission changes after it was divided. */
import { findSubmission, type SubmissionChanged } from '#domains/opinion';
import type { Subscription } from '#platform/outbox';
import { lockSubmission, removeGoneUnits } from './split.store.ts';
import { text } from './text.ts';

/**
 * Withdrawn or set aside: its units go, and a note says how many went. Added to: what is there stays, and the split is out of date by its
 * revision alone (standing.ts). Restored: nothing is there, so it is to be divided.
 */
export const submissionChange: Subscription = {
  topic: 'opinion.submission-changed',
  name: 'reply.submission-change',
  async run(tx, event, { clock }) {
    const { consultationId, submissionId } = event.payload as SubmissionChanged;
    // Whoever divides it at this moment ends first; then the units that they wrote are here to be taken away.
    await lockSubmission(tx, consultationId, submissionId);
    const submission = await findSubmission(tx, submissionId);
    if (submission === null) return;
    const words = text('ja').split.gone;
    await removeGoneUnits(tx, submission, (units) => words[submission.state](units), clock.now());
  },
};
