import type { VNode } from 'preact';
import { type Consultation, consultationWorkPath } from '#domains/consultation';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { Button, DataTable, Filters, Form, formatInstant, Lead, Notice, Page, Pagination, TextField } from '#ui';
import { type GroupSort, leastScore, type LikenessGroup, type LikenessRun } from './likeness.ts';
import { text } from './text.ts';

export interface LikenessChoice {
  least?: number;
  text?: string;
  sort: GroupSort;
  order: 'asc' | 'desc';
  page: number;
}

export interface LikenessProps {
  view: View;
  consultation: Consultation;
  choice: LikenessChoice;
  groups: LikenessGroup[];
  found: number;
  pages: number;
  run: LikenessRun | null;
  href: (change: Partial<LikenessChoice> & { format?: string }) => string;
}

/** So many submissions of a group are named; all of them stand in the files. */
const namedMax = 8;

export function LikenessView({ view, consultation, choice, groups, found, pages, run, href }: LikenessProps): VNode {
  const words = text(view.lang).likeness;
  const workPath = consultationWorkPath(consultation.slug);
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view), { href: view.href('/staff/consultations'), label: words.consultations }, { href: view.href(workPath), label: consultation.subject }]} wide>
      <Lead>{words.lead}</Lead>
      <RunNotice view={view} run={run} />
      <Form view={view} method="post" action={view.href(`${workPath}/likeness`)}>
        <Button tone="secondary">{words.compare}</Button>
      </Form>
      <Filters view={view} action={view.href(`${workPath}/likeness`)} label={words.filter} reset={view.href(`${workPath}/likeness`)}>
        <TextField name="least" label={words.least} value={choice.least === undefined ? '' : String(choice.least)} inputmode="numeric" />
        <TextField name="text" label={words.words} value={choice.text ?? ''} />
      </Filters>
      <DataTable
        view={view}
        caption={words.found(found)}
        rows={groups}
        empty={words.none}
        stacked
        sort={{ by: choice.sort, direction: choice.order, href: (by, order) => href({ sort: by as GroupSort, order, page: 1 }) }}
        downloads={[{ label: 'CSV', href: href({ format: 'csv', page: 1 }) }, { label: 'JSON', href: href({ format: 'json', page: 1 }) }]}
        columns={[
          { key: 'first', label: words.text, sortable: true, rowHeader: true, cell: (group) => group.text },
          { key: 'size', label: words.size, align: 'end', sortable: true, cell: ({ opinions }) => words.count(opinions.length) },
          { key: 'score', label: words.score, align: 'end', sortable: true, cell: (group) => `${Math.floor(leastScore(group) * 100)} %` },
          { key: 'submissions', label: words.submissions, cell: ({ opinions }) => <Submissions view={view} workPath={workPath} ids={[...new Set(opinions.map(({ submissionId }) => submissionId))]} /> },
        ]}
      />
      <Pagination view={view} page={choice.page} pages={pages} href={(number) => href({ page: number })} />
    </Page>
  );
}

function RunNotice({ view, run }: { view: View; run: LikenessRun | null }): VNode {
  const words = text(view.lang).likeness;
  if (run === null) return <Notice tone="info" title={words.never} />;
  if (run.problem !== null) return <Notice tone="warning" title={words.failed}><p>{run.problem}</p></Notice>;
  if (run.isWaiting) return <Notice tone="info" title={words.waiting}><p>{words.waitingHint}</p></Notice>;
  return <p>{words.made(formatInstant(view.lang, run.madeAt!), run.opinions ?? 0, run.groups ?? 0)}</p>;
}

function Submissions({ view, workPath, ids }: { view: View; workPath: string; ids: number[] }): VNode {
  const words = text(view.lang).likeness;
  return (
    <>
      {ids.slice(0, namedMax).map((id, index) => (
        <>
          {index === 0 ? null : ' '}
          <a key={id} href={view.href(`${workPath}/submissions/${id}`)}>{words.number(id)}</a>
        </>
      ))}
      {ids.length > namedMax ? ` ${words.more(ids.length - namedMax)}` : null}
    </>
  );
}
