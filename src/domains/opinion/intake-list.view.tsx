import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { type Consultation, ways } from '#domains/consultation';
import type { View } from '#platform/http';
import { ButtonLink, Buttons, type Column, DataTable, Filters, Lead, Page, Pagination, Section, Select, Tag, TextField } from '#ui';
import { type IntakeChoice, type IntakeSort, type Listed, states } from './intake.ts';
import { mailQueuePath } from './letter.ts';
import { moderationPath, submissionPath, submissionsPath } from './moderation.ts';
import { newPaperPath } from './paper.ts';
import { workCrumbs } from './paper.view.tsx';
import type { Submission } from './submission.ts';
import { text } from './text.ts';

export interface IntakeListProps {
  view: View;
  consultation: Consultation;
  choice: IntakeChoice;
  rows: Listed[];
  found: number;
  pages: number;
  href: (change: Partial<IntakeChoice> & { format?: string }) => string;
}

export function StateTag({ view, state }: { view: View; state: Submission['state'] }): VNode {
  return <Tag tone={state === 'kept' ? 'green' : state === 'aside' ? 'red' : 'neutral'}>{text(view.lang).intake.state[state]}</Tag>;
}

export function IntakeListView({ view, consultation, choice, rows, found, pages, href }: IntakeListProps): VNode {
  const words = text(view.lang);
  const { list } = words.intake;
  const { slug } = consultation;
  const all = { value: '', label: list.all };
  const columns: Column<Listed>[] = [
    { key: 'number', label: list.number, rowHeader: true, sortable: true, cell: ({ id }) => <a href={view.href(submissionPath(slug, id))}>{list.numberOf(id)}</a> },
    { key: 'beginning', label: list.beginning, cell: ({ beginning }) => (beginning === null ? list.erased : <span lang="ja">{beginning}</span>) },
    { key: 'way', label: list.way, cell: ({ way }) => words.paper.ways[way] },
    { key: 'received', label: list.received, sortable: true, cell: ({ receivedOn, late }) => <>{formatDate(receivedOn, view.lang)} {late ? <Tag tone="orange">{list.late}</Tag> : null}</> },
    { key: 'state', label: list.state, cell: ({ state }) => <StateTag view={view} state={state} /> },
    { key: 'opinions', label: list.opinions, align: 'end', sortable: true, cell: ({ opinions }) => opinions.toLocaleString(view.lang) },
    { key: 'copies', label: list.copies, align: 'end', sortable: true, cell: ({ copies }) => copies.toLocaleString(view.lang) },
    { key: 'files', label: list.files, align: 'end', cell: ({ attachments }) => attachments.toLocaleString(view.lang) },
  ];
  return (
    <Page view={view} title={list.title} crumbs={workCrumbs(view, consultation)} wide>
      <Lead>{list.lead}</Lead>
      <Buttons>
        <ButtonLink href={view.href(newPaperPath(slug))}>{list.enter}</ButtonLink>
        <ButtonLink href={view.href(mailQueuePath)} tone="secondary">
          {list.mailbox}
        </ButtonLink>
      </Buttons>
      <Filters view={view} action={view.href(submissionsPath(slug))} label={list.filter} reset={view.href(submissionsPath(slug))}>
        <Select name="way" label={list.way} value={choice.way ?? ''} options={[all, ...ways.map((way) => ({ value: way, label: words.paper.ways[way] }))]} />
        <Select name="state" label={list.state} value={choice.state ?? ''} options={[all, ...states.map((state) => ({ value: state, label: words.intake.state[state] }))]} />
        <Select name="late" label={list.late} value={choice.late ?? ''} options={[all, { value: 'yes', label: list.lateYes }]} />
        <Select name="copies" label={list.copies} value={choice.copies ?? ''} options={[all, { value: 'yes', label: list.copiesYes }]} />
        <TextField name="text" label={list.text} type="search" value={choice.text} />
      </Filters>
      <DataTable
        view={view}
        caption={list.caption(found)}
        columns={columns}
        rows={rows}
        sort={{ by: choice.sort, direction: choice.order, href: (by, order) => href({ sort: by as IntakeSort, order, page: 1 }) }}
        downloads={[
          { label: list.csv, href: href({ format: 'csv', page: 1 }) },
          { label: list.json, href: href({ format: 'json', page: 1 }) },
        ]}
        empty={list.empty}
        stacked
      />
      <Pagination view={view} page={choice.page} pages={pages} href={(page) => href({ page })} />
    </Page>
  );
}

/** On the consultation's page for staff. */
export function IntakeBlock({ view, slug, count, hasLog, waiting }: { view: View; slug: string; count: number; hasLog: boolean; waiting: number }): VNode {
  const { block } = text(view.lang).intake;
  return (
    <Section id="submissions" title={block.title}>
      <p>{block.lead(count)}</p>
      <ul>
        <li>
          <a href={view.href(submissionsPath(slug))}>{block.list}</a>
        </li>
        <li>
          <a href={view.href(newPaperPath(slug))}>{block.enter}</a>
        </li>
        <li>
          <a href={view.href(mailQueuePath)}>{block.mailbox}</a>
          {waiting > 0 ? ` (${waiting.toLocaleString(view.lang)})` : ''}
        </li>
        {hasLog ? (
          <li>
            <a href={view.href(moderationPath(slug))}>{block.log}</a>
          </li>
        ) : null}
      </ul>
    </Section>
  );
}

