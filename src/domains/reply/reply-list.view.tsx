import type { VNode } from 'preact';
import type { Outcome } from '#domains/consultation';
import { departmentName } from '#domains/plan';
import type { NamedDepartment } from '#domains/staff';
import type { View } from '#platform/http';
import { type Column, DataTable, Filters, Lead, Page, Pagination, Select, TextField } from '#ui';
import { replyListPath, replyPath } from './address.ts';
import type { WorkedOn } from './closure.ts';
import type { Reply } from './reply.ts';
import { replyStates, type ReplyChoice, type ReplySort, type ReplyState } from './reply-list.ts';
import { text } from './text.ts';
import { departmentOptions, Due, StageTag, workCrumbs, WorkTabs } from './work.view.tsx';

export type NamedReply = Reply & { department: NamedDepartment };

export interface ReplyListProps {
  view: View;
  consultation: Pick<WorkedOn, 'slug' | 'subject' | 'isOut'>;
  today: string;
  choice: ReplyChoice;
  replies: NamedReply[];
  found: number;
  pages: number;
  works: boolean;
  outcomes: Outcome[];
  departments: NamedDepartment[];
  href: (change: Partial<ReplyChoice> & { format?: string }) => string;
}

export function ReplyListView(props: ReplyListProps): VNode {
  const { view, consultation, choice, href } = props;
  const words = text(view.lang).reply;
  return (
    <Page view={view} title={words.listTitle} crumbs={workCrumbs(view, consultation)} wide>
      <WorkTabs view={view} slug={consultation.slug} at="replies" whole={props.works} isOut={consultation.isOut} />
      <Lead>{words.listLead}</Lead>
      <ReplyFilters {...props} />
      <DataTable
        view={view}
        caption={words.caption(props.found)}
        columns={replyColumns(props)}
        rows={props.replies}
        sort={{ by: choice.sort ?? '', direction: choice.order ?? 'asc', href: (by, order) => href({ sort: by as ReplySort, order, page: 1 }) }}
        downloads={[
          { label: text(view.lang).unit.csv, href: href({ format: 'csv', page: 1 }) },
          { label: text(view.lang).unit.json, href: href({ format: 'json', page: 1 }) },
        ]}
        empty={words.empty}
        stacked
      />
      <Pagination view={view} page={choice.page ?? 1} pages={props.pages} href={(page) => href({ page })} />
    </Page>
  );
}

function stateName(view: View, state: ReplyState): string {
  const words = text(view.lang).reply;
  return state === 'empty' || state === 'open' || state === 'overdue' ? words.states[state] : words.stages[state];
}

function ReplyFilters({ view, consultation, choice, outcomes, departments }: ReplyListProps): VNode {
  const all = text(view.lang);
  const words = all.reply;
  const any = { value: '', label: all.unit.all };
  const action = view.href(replyListPath(consultation.slug));
  return (
    <Filters view={view} action={action} label={words.filters} reset={action}>
      <Select name="state" label={words.stateLabel} value={choice.state ?? ''} options={[any, ...replyStates.map((state) => ({ value: state, label: stateName(view, state) }))]} />
      <Select name="department" label={words.department} value={choice.department ?? ''} options={departmentOptions(departments, any)} />
      <Select name="outcome" label={words.outcome} value={choice.outcome ?? ''} options={[any, ...outcomes.map(({ key, label }) => ({ value: key, label: label[view.lang] }))]} />
      <TextField name="text" label={all.unit.words} type="search" value={choice.text} />
    </Filters>
  );
}

/** Columns that this list shares with that of all consultations. */
export function replyColumns({ view, consultation, today, outcomes }: Pick<ReplyListProps, 'view' | 'consultation' | 'today' | 'outcomes'>): Column<NamedReply>[] {
  const words = text(view.lang).reply;
  return [
    { key: 'number', label: words.number, align: 'end', sortable: true, cell: ({ number }) => number },
    {
      key: 'heading',
      label: words.heading,
      rowHeader: true,
      cell: ({ number, heading }) => (
        <a href={view.href(replyPath(consultation.slug, number))} lang="ja">
          {heading}
        </a>
      ),
    },
    { key: 'units', label: words.units, align: 'end', sortable: true, cell: ({ units }) => units },
    { key: 'stage', label: words.stateLabel, sortable: true, cell: ({ stage }) => <StageTag view={view} stage={stage} /> },
    { key: 'outcome', label: words.outcome, cell: ({ outcome }) => outcomes.find(({ key }) => key === outcome)?.label[view.lang] ?? words.outcomeNone },
    { key: 'department', label: words.department, sortable: true, cell: ({ department }) => <span lang="ja">{departmentName(department)}</span> },
    { key: 'due', label: words.due, sortable: true, cell: ({ dueOn, stage }) => <Due view={view} dueOn={dueOn} today={today} open={stage !== 'approved'} /> },
  ];
}
