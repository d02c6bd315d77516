import type { VNode } from 'preact';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { Button, type Column, DataTable, Filters, formatInstant, Lead, Notice, Page, Pagination, Section, Select, TextField } from '#ui';
import { indicatorFormPath, staffListPath } from './address.ts';
import type { Indicator } from './indicator.ts';
import { text } from './text.ts';

export interface StaffChoice {
  scope: 'mine' | 'all';
  /** P0002 or the code of a measure. */
  subject?: string;
  missing?: 'yes';
  text?: string;
  sort?: 'name' | 'subject' | 'changed';
  order: 'asc' | 'desc';
  page: number;
}

export interface StaffListed {
  indicator: Indicator;
  /** Name of its programme or measure. */
  name: string;
}

export interface StaffListProps {
  view: View;
  choice: StaffChoice;
  listed: StaffListed[];
  found: number;
  pages: number;
  /** What this person may add an indicator to. */
  mayAdd: { key: string; name: string; isMeasure: boolean }[];
  /** An indicator was added a moment ago. */
  added: boolean;
  href: (change: Partial<StaffChoice> & { format?: string }) => string;
}

export function StaffListView(props: StaffListProps): VNode {
  const { view, choice, mayAdd, href } = props;
  const words = text(view.lang);
  const all = { value: '', label: words.all };
  return (
    <Page view={view} title={words.staffList.title} crumbs={[staffCrumb(view)]} wide>
      {props.added ? <Notice tone="success" title={words.staffList.added} /> : null}
      <Lead>{words.staffList.lead}</Lead>
      <Filters view={view} action={view.href(staffListPath)} label={words.filters} reset={view.href(staffListPath)}>
        <Select name="scope" label={words.staffList.scopeLabel} value={choice.scope} options={(['mine', 'all'] as const).map((scope) => ({ value: scope, label: words.staffList.scope[scope] }))} />
        <Select name="missing" label={words.staffList.missing} value={choice.missing ?? ''} options={[all, { value: 'yes', label: words.staffList.missingYes }]} />
        <TextField name="text" label={words.text} hint={words.textHint} type="search" value={choice.text} />
      </Filters>
      <ListTable {...props} />
      <Pagination view={view} page={choice.page} pages={props.pages} href={(page) => href({ page })} />
      {mayAdd.length === 0 ? null : (
        <Section id="add" title={words.staffList.addTitle}>
          <Filters view={view} action={view.href('/staff/indicators/new')} label={words.staffList.addTitle}>
            <Select name="subject" label={words.staffList.addLabel} hint={words.staffList.addHint} required lang={view.lang} value={choice.subject ?? ''} options={[{ value: '', label: words.staffList.addChoose }, ...mayAdd.map(({ key, name, isMeasure }) => ({ value: key, label: isMeasure ? words.staffList.addMeasure(name) : name, lang: isMeasure ? undefined : ('ja' as const) }))]} />
            <Button>{words.staffList.addButton}</Button>
          </Filters>
        </Section>
      )}
    </Page>
  );
}

function ListTable({ view, choice, listed, found, href }: StaffListProps): VNode {
  const words = text(view.lang);
  const columns: Column<StaffListed>[] = [
    { key: 'name', label: words.name, rowHeader: true, sortable: true, cell: ({ indicator }) => <a href={view.href(indicatorFormPath(indicator.id))}><span lang="ja">{indicator.name}</span></a> },
    { key: 'subject', label: words.subject, sortable: true, cell: ({ name }) => <span lang="ja">{name}</span> },
    { key: 'kind', label: words.kindLabel, cell: ({ indicator }) => words.kind[indicator.kind] },
    { key: 'state', label: words.staffList.stateLabel, cell: ({ indicator }) => (indicator.ended ? words.staffList.ended : words.staffList.followed) },
    { key: 'changed', label: words.staffList.revision, sortable: true, cell: ({ indicator }) => formatInstant(view.lang, indicator.changedAt) },
  ];
  return (
    <DataTable
      view={view}
      caption={words.staffList.caption(found)}
      columns={columns}
      rows={listed}
      sort={{ by: choice.sort ?? '', direction: choice.order, href: (by, order) => href({ sort: by as StaffChoice['sort'], order, page: 1 }) }}
      downloads={[
        { label: words.csv, href: href({ format: 'csv', page: 1 }) },
        { label: words.json, href: href({ format: 'json', page: 1 }) },
      ]}
      empty={words.staffList.empty}
      stacked
    />
  );
}
