import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { Button, type Column, DataTable, EmptyState, Filters, Form, formatInstant, Lead, Notice, Page, Pagination, Section, Select, Tag, TextField } from '#ui';
import { remindersPath, reportFormPath, staffListPath } from './address.ts';
import type { Entry, EntrySort } from './entry.ts';
import { StageTag, StateTag } from './mark.view.tsx';
import { formatPeriod, formatPeriodShort, type Period, periodKey, reportDue } from './period.ts';
import { type Stage, stages } from './report.ts';
import { text } from './text.ts';

export interface StaffChoice {
  period: string;
  scope: 'mine' | 'all';
  waits?: 'publish';
  stage?: Stage;
  missing?: 'yes';
  text?: string;
  measure?: string;
  sort?: EntrySort;
  order: 'asc' | 'desc';
  page: number;
  /** How many people were reminded a moment ago. */
  reminded?: number;
}

export interface ReportListProps {
  view: View;
  /** Null for all. */
  period: Period | null;
  periods: Period[];
  choice: StaffChoice;
  entries: Entry[];
  found: number;
  pages: number;
  measures: { code: string; name: string }[];
  /** Whether the day on which reports are due is over and some are not published. */
  isOverdue: boolean;
  /** Whether this person publishes as a head. */
  publishes: boolean;
  /** How many programmes have no published report; null for those who do not send reminders. */
  missing: number | null;
  href: (change: Partial<StaffChoice> & { format?: string }) => string;
}

export function NoPlanView({ view }: { view: View }): VNode {
  const words = text(view.lang);
  return (
    <Page view={view} title={words.list.title} crumbs={[staffCrumb(view)]}>
      <EmptyState title={words.noPlan.title}>
        <p>{words.noPlan.body}</p>
      </EmptyState>
    </Page>
  );
}

export function ReportListView(props: ReportListProps): VNode {
  const { view, period, choice, href } = props;
  const words = text(view.lang);
  return (
    <Page view={view} title={words.list.title} crumbs={[staffCrumb(view)]} wide>
      <Lead>{words.list.lead(periodName(view, period))}</Lead>
      {choice.reminded === undefined ? null : <Notice tone="success" title={words.remind.sent(choice.reminded)} />}
      {period === null ? null : (
        <p>
          {words.list.due(formatDate(reportDue(period).on, view.lang))} {props.isOverdue ? <Tag tone="red">{words.overdue}</Tag> : null}
        </p>
      )}
      <ListFilters {...props} />
      <EntryTable {...props} />
      <Pagination view={view} page={choice.page} pages={props.pages} href={(page) => href({ page })} />
      {props.missing === null || period === null ? null : <Reminders view={view} period={period} missing={props.missing} />}
    </Page>
  );
}

function periodName(view: View, period: Period | null): string {
  return period === null ? text(view.lang).list.allPeriods : formatPeriod(period, view.lang);
}

function ListFilters({ view, periods, choice, measures, publishes }: ReportListProps): VNode {
  const words = text(view.lang);
  const all = { value: '', label: words.all };
  return (
    <Filters view={view} action={view.href(staffListPath)} label={words.filters} reset={view.href(staffListPath)}>
      <Select name="period" label={words.period} value={choice.period} options={[...periods.map((one) => ({ value: periodKey(one), label: formatPeriodShort(one, view.lang) })), { value: 'all', label: words.list.allPeriods }]} />
      {publishes ? <Select name="waits" label={words.list.waits} value={choice.waits ?? ''} options={[all, { value: 'publish', label: words.desk.toPublish }]} /> : null}
      <Select name="scope" label={words.list.scopeLabel} value={choice.scope} options={(['mine', 'all'] as const).map((scope) => ({ value: scope, label: words.list.scope[scope] }))} />
      <Select name="stage" label={words.list.stageLabel} value={choice.stage ?? ''} options={[all, ...stages.map((stage) => ({ value: stage, label: words.stage[stage] }))]} />
      <Select name="missing" label={words.list.missing} hint={words.list.missingHint} value={choice.missing ?? ''} options={[all, { value: 'yes', label: words.list.missing }]} />
      <Select name="measure" label={words.measure} value={choice.measure ?? ''} options={[all, ...measures.map(({ code, name }) => ({ value: code, label: `${code} ${name}`, lang: 'ja' as const }))]} />
      <TextField name="text" label={words.text} hint={words.textHint} type="search" value={choice.text} />
    </Filters>
  );
}

function EntryTable({ view, period, choice, entries, found, href }: ReportListProps): VNode {
  const words = text(view.lang);
  const columns: Column<Entry>[] = [
    {
      key: 'name',
      label: words.programme,
      rowHeader: true,
      sortable: true,
      cell: ({ programme, period: of }) => (
        <a href={view.href(reportFormPath(programme.number, of))}>
          <span lang="ja">{programme.name}</span>
        </a>
      ),
    },
    ...(period === null ? [{ key: 'period', label: words.period, cell: ({ period: of }: Entry) => formatPeriodShort(of, view.lang) }] : []),
    { key: 'measure', label: words.measure, sortable: true, cell: ({ programme }) => <span lang="ja">{`${programme.measure.code} ${programme.measure.name}`}</span> },
    { key: 'department', label: words.department, cell: ({ programme }) => <span lang="ja">{programme.departments.map(({ bureau, section }) => section ?? bureau).join('、')}</span> },
    { key: 'stage', label: words.list.stageLabel, sortable: true, cell: ({ stage }) => <StageTag view={view} stage={stage} /> },
    { key: 'state', label: words.stateLabel, sortable: true, cell: ({ draft, published }) => stateCell(view, draft?.state ?? published?.state ?? null) },
    { key: 'saved', label: words.savedAt, cell: ({ draft }) => (draft === null ? words.none : formatInstant(view.lang, draft.savedAt)) },
    { key: 'published', label: words.reported, sortable: true, cell: ({ published }) => (published === null ? words.none : formatInstant(view.lang, published.publishedAt)) },
  ];
  return (
    <DataTable
      view={view}
      caption={words.list.caption(periodName(view, period), found)}
      columns={columns}
      rows={entries}
      sort={{ by: choice.sort ?? '', direction: choice.order, href: (by, order) => href({ sort: by as EntrySort, order, page: 1 }) }}
      downloads={[
        { label: words.csv, href: href({ format: 'csv', page: 1 }) },
        { label: words.json, href: href({ format: 'json', page: 1 }) },
      ]}
      empty={choice.scope === 'mine' && choice.waits === undefined && choice.stage === undefined && choice.text === undefined && choice.measure === undefined && choice.missing === undefined ? words.list.mineNone : words.list.empty}
      stacked
    />
  );
}

function stateCell(view: View, state: Parameters<typeof StateTag>[0]['state'] | null): VNode | string {
  return state === null ? text(view.lang).none : <StateTag view={view} state={state} />;
}

function Reminders({ view, period, missing }: { view: View; period: Period; missing: number }): VNode | null {
  const words = text(view.lang).remind;
  if (missing === 0) return null;
  return (
    <Section id="reminders" title={words.title}>
      <p>{words.body(missing)}</p>
      <p>{words.rule}</p>
      <Form view={view} method="post" action={view.href(remindersPath)} label={words.title}>
        <input type="hidden" name="period" value={periodKey(period)} />
        <Button tone="secondary">{words.button}</Button>
      </Form>
    </Section>
  );
}
