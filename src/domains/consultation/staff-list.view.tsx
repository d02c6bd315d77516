import type { VNode } from 'preact';
import { formatDayShort, formatFiscalYear } from '#domains/civic';
import { departmentText, staffCrumb } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { ButtonLink, Buttons, type Column, DataTable, EmptyState, Filters, Lead, Page, Pagination, Select, Tag, TextField } from '#ui';
import { newPath, rulePath, staffListPath, staffRulePath } from './address.ts';
import { consultationWorkPath } from './consultation.ts';
import type { ListChoice, ListSort } from './consultation-list.ts';
import { workStages } from './public-stage.ts';
import { countdown, StageTag } from './stage.view.tsx';
import type { Consultation } from './consultation.ts';
import type { WorkStage } from './public-stage.ts';
import { text } from './text.ts';

/** A call as the list shows it. */
interface Shown {
  consultation: Consultation;
  stage: WorkStage;
  lacking: number | null;
  mayOpen: boolean;
}

export interface StaffListProps {
  view: View;
  today: PlainDate;
  choice: ListChoice & { page: number };
  /** Fiscal years of all calls. */
  years: number[];
  rows: Shown[];
  found: number;
  pages: number;
  mayMake: boolean;
  setsRule: boolean;
  isAny: boolean;
  href: (change: ListChoice & { format?: string }) => string;
}

export function StaffListView(props: StaffListProps): VNode {
  const { view, choice, isAny } = props;
  const words = text(view.lang).staffList;
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view)]} wide>
      <Lead>{words.lead}</Lead>
      <Buttons>
        {props.mayMake ? <ButtonLink href={view.href(newPath)}>{words.make}</ButtonLink> : null}
        <ButtonLink href={view.href(props.setsRule ? staffRulePath : rulePath)} tone="secondary">
          {props.setsRule ? words.setRule : words.rule}
        </ButtonLink>
      </Buttons>
      {isAny ? (
        <>
          <ListFilters {...props} />
          <Table {...props} />
          <Pagination view={view} page={choice.page} pages={props.pages} href={(page) => props.href({ page })} />
        </>
      ) : (
        <EmptyState title={words.nothing}>
          <p>{props.mayMake ? words.nothingBody : words.nothingMakers}</p>
        </EmptyState>
      )}
    </Page>
  );
}

function ListFilters({ view, choice, years }: StaffListProps): VNode {
  const all = text(view.lang);
  const words = all.staffList;
  const every = { value: '', label: all.list.all };
  return (
    <Filters view={view} action={view.href(staffListPath)} label={all.list.filters} reset={view.href(staffListPath)}>
      <Select name="scope" label={words.scopeLabel} value={choice.scope} options={(['mine', 'all'] as const).map((scope) => ({ value: scope, label: words.scope[scope] }))} />
      <Select name="stage" label={all.list.stage} value={choice.stage ?? ''} options={[every, ...workStages.map((stage) => ({ value: stage, label: all.call.stage[stage] }))]} />
      <Select name="lacking" label={words.lackingLabel} value={choice.lacking ?? ''} options={[every, { value: 'yes', label: words.lackingYes }, { value: 'no', label: words.lackingNo }]} />
      <Select name="year" label={all.list.year} value={String(choice.year ?? '')} options={[every, ...years.map((year) => ({ value: String(year), label: formatFiscalYear(year, view.lang) }))]} />
      <TextField name="department" label={all.list.department} hint={all.list.departmentHint} type="search" value={choice.department} />
      <TextField name="text" label={all.list.words} hint={all.list.wordsHint} type="search" value={choice.text} />
    </Filters>
  );
}

function Table({ view, today, choice, rows, found, href }: StaffListProps): VNode {
  const all = text(view.lang);
  const words = all.list;
  const day = (on: PlainDate | null): string => (on === null ? all.call.dayUnknown : formatDayShort(on, view.lang));
  const columns: Column<Shown>[] = [
    {
      key: 'subject',
      label: words.subject,
      rowHeader: true,
      sortable: true,
      cell: ({ consultation: { slug, subject }, mayOpen }) => (mayOpen ? <a href={view.href(consultationWorkPath(slug))} lang="ja">{subject}</a> : <span lang="ja">{subject}</span>),
    },
    { key: 'slug', label: all.staffList.number, cell: ({ consultation: { slug } }) => slug },
    {
      key: 'stage',
      label: words.stage,
      cell: ({ consultation, stage, lacking }) => (
        <>
          <StageTag view={view} stage={stage} /> {countdown(consultation, stage, today, view.lang)}
          {lacking === null ? null : <Tag tone={lacking > 0 ? 'orange' : 'green'}>{lacking > 0 ? all.staffList.lacks(lacking) : all.staffList.lackingNo}</Tag>}
        </>
      ),
    },
    { key: 'opens', label: words.opens, sortable: true, cell: ({ consultation }) => day(consultation.opensOn) },
    { key: 'closes', label: words.closes, sortable: true, cell: ({ consultation }) => day(consultation.closesOn) },
    { key: 'department', label: words.department, cell: ({ consultation }) => <span lang="ja">{departmentText(consultation.department)}</span> },
  ];
  return (
    <DataTable
      view={view}
      caption={words.caption(found)}
      columns={columns}
      rows={rows}
      sort={{ by: choice.sort ?? '', direction: choice.order ?? 'asc', href: (by, order) => href({ sort: by as ListSort, order, page: 1 }) }}
      downloads={[
        { label: words.csv, href: href({ format: 'csv', page: 1 }) },
        { label: words.json, href: href({ format: 'json', page: 1 }) },
      ]}
      empty={choice.scope === 'mine' ? all.staffList.emptyMine : words.empty}
      stacked
    />
  );
}
