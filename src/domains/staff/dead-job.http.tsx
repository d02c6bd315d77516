import { page, Refusal, seeOther, type Ask, type Reply } from '#platform/http';
import { listDeadJobs, retryJob } from '#platform/jobs';
import { redactedError } from './dead-job.ts';
import { DeadJobListView } from './dead-job.view.tsx';
import { sentence } from './text.ts';

export async function showDeadJobs(ask: Ask): Promise<Reply> {
  const jobs = (await listDeadJobs(ask.db)).map(({ error, ...job }) => ({ ...job, error: redactedError(error) }));
  return page(<DeadJobListView view={ask} jobs={jobs} />);
}

export async function retryDeadJob(ask: Ask): Promise<Reply> {
  const id = ask.params['id']!;
  if (!/^\d{1,18}$/.test(id) || !(await retryJob(ask.db, BigInt(id)))) throw new Refusal(404, 'job-not-found', sentence((words) => words.jobs.unknown));
  ask.telling.subject = `job ${id}`;
  return seeOther(ask.href('/staff/jobs'));
}
