import type { VNode } from 'preact';
import { departmentName } from '#domains/plan';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { type Column, DataTable, FilterLinks, Lead, Page, Pagination } from '#ui';
import { replyPath } from './address.ts';
import { waitsOf, type AssignedChoice, type AssignedReply, type AssignedSort } from './assigned.ts';
import { text } from './text.ts';
import { Due, StageTag } from './work.view.tsx';

export interface AssignedProps {
  view: View;
  today: string;
  choice: AssignedChoice;
  rows: AssignedReply[];
  found: number;
  pages: number;
  href: (change: Partial<AssignedChoice> & { format?: string }) => string;
}

export function AssignedView({ view, today, choice, rows, found, pages, href }: AssignedProps): VNode {
  const all = text(view.lang);
  const words = all.assigned;
  const columns: Column<AssignedReply>[] = [
    {
      key: 'heading',
      label: all.reply.heading,
      rowHeader: true,
      cell: ({ slug, number, heading }) => (
        <a href={view.href(replyPath(slug, number))} lang="ja">
          {heading}
        </a>
      ),
    },
    { key: 'consultation', label: words.consultation, cell: ({ subject }) => <span lang="ja">{subject}</span> },
    { key: 'number', label: all.reply.number, align: 'end', sortable: true, cell: ({ number }) => number },
    { key: 'units', label: all.reply.units, align: 'end', sortable: true, cell: ({ units }) => units },
    { key: 'stage', label: all.reply.stateLabel, sortable: true, cell: ({ stage }) => <StageTag view={view} stage={stage} /> },
    { key: 'department', label: all.reply.department, cell: ({ department }) => <span lang="ja">{department === null ? '' : departmentName(department)}</span> },
    { key: 'due', label: all.reply.due, sortable: true, cell: ({ dueOn, stage }) => <Due view={view} dueOn={dueOn} today={today} open={stage !== 'approved'} /> },
  ];
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view)]} wide>
      <Lead>{words.lead}</Lead>
      <FilterLinks label={words.waits} items={[{ href: href({ waits: undefined, page: 1 }), label: words.all, current: choice.waits === undefined }, ...waitsOf.map((waits) => ({ href: href({ waits, page: 1 }), label: words.waitsOf[waits], current: waits === choice.waits }))]} />
      <DataTable
        view={view}
        caption={words.caption(found)}
        columns={columns}
        rows={rows}
        sort={{ by: choice.sort, direction: choice.order, href: (by, order) => href({ sort: by as AssignedSort, order, page: 1 }) }}
        downloads={[
          { label: all.unit.csv, href: href({ format: 'csv', page: 1 }) },
          { label: all.unit.json, href: href({ format: 'json', page: 1 }) },
        ]}
        empty={words.empty}
        stacked
      />
      <Pagination view={view} page={choice.page} pages={pages} href={(page) => href({ page })} />
    </Page>
  );
}
