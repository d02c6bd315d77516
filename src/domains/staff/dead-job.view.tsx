import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, type Column, DataTable, Form, formatInstant, Lead, Page } from '#ui';
import { staffCrumb } from './staff-page.ts';
import { text } from './text.ts';

export interface ShownJob {
  id: bigint;
  name: string;
  attempts: number;
  /** Without anything personal. */
  error: string;
  failedAt: Date;
}

export function DeadJobListView({ view, jobs }: { view: View; jobs: ShownJob[] }): VNode {
  const words = text(view.lang).jobs;
  const columns: Column<ShownJob>[] = [
    { key: 'name', label: words.job, rowHeader: true, cell: ({ name }) => <code lang="en">{name}</code> },
    { key: 'id', label: words.number, cell: ({ id }) => String(id) },
    { key: 'failed', label: words.failedAt, cell: ({ failedAt }) => formatInstant(view.lang, failedAt) },
    { key: 'attempts', label: words.attempts, cell: ({ attempts }) => words.times(String(attempts)) },
    { key: 'error', label: words.error, cell: ({ error }) => <span lang="en">{error}</span> },
    {
      key: 'retry',
      label: words.again,
      cell: ({ id, name }) => (
        <Form view={view} method="post" action={view.href(`/staff/jobs/${id}/retry`)} label={`${words.retry}: ${name} ${id}`}>
          <Button tone="secondary">{words.retry}</Button>
        </Form>
      ),
    },
  ];
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view)]}>
      <Lead>{words.lead}</Lead>
      <DataTable view={view} caption={words.caption(String(jobs.length))} columns={columns} rows={jobs} empty={words.empty} stacked />
    </Page>
  );
}
