import type { VNode } from 'preact';
import { formatDate, formatWareki } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, type Column, DataTable, Filters, Lead, Page, Section, TextField } from '#ui';
import type { PlannedChange } from './department-plan.ts';
import type { Department, MissingDepartment } from './department.ts';
import { staffCrumb } from './staff-page.ts';
import { text } from './text.ts';

export interface DepartmentRow extends Department {
  /** How many people hold an appointment in it on the day. */
  people: number;
}

export interface DepartmentListProps {
  view: View;
  on: PlainDate;
  today: PlainDate;
  rows: DepartmentRow[];
  planned: PlannedChange[];
  unanswered: { bureau: string; section: string | null; missing: MissingDepartment }[];
  mayChange: boolean;
}

export function DepartmentListView(props: DepartmentListProps): VNode {
  const { view, on, today, mayChange } = props;
  const words = text(view.lang).departments;
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view)]}>
      <Lead>{words.lead(`${formatWareki(on, view.lang)}（${formatDate(on, view.lang)}）`)}</Lead>
      {mayChange ? (
        <Buttons>
          <ButtonLink href={view.href('/staff/departments/new')}>{words.add}</ButtonLink>
        </Buttons>
      ) : null}
      <Filters view={view} action={view.href('/staff/departments')} label={words.on} reset={on === today ? undefined : view.href('/staff/departments')}>
        <TextField name="on" label={words.on} hint={words.onHint} value={on} lang={view.lang} />
        <Button>{words.show}</Button>
      </Filters>
      <TreeTable {...props} />
      <Planned {...props} />
      <Unanswered {...props} />
    </Page>
  );
}

function TreeTable({ view, on, today, rows }: DepartmentListProps): VNode {
  const words = text(view.lang);
  const columns: Column<DepartmentRow>[] = [
    {
      key: 'name',
      label: words.department,
      rowHeader: true,
      cell: ({ id, name, depth, path }) => (
        <>
          {depth > 0 ? <span aria-hidden="true">{'　'.repeat(depth - 1)}└ </span> : null}
          <a href={view.href(`/staff/departments/${id}`)} aria-label={path.join(' ')} lang="ja">
            {name}
          </a>
        </>
      ),
    },
    { key: 'people', label: words.departments.staffCount, align: 'end', cell: ({ people }) => words.departments.people(String(people)) },
    { key: 'since', label: words.departments.since, cell: ({ since }) => formatDate(since, view.lang) },
  ];
  const at = on === today ? '' : `on=${on}&`;
  const downloads = [
    { label: words.csv, href: view.href(`/staff/departments?${at}format=csv`) },
    { label: words.json, href: view.href(`/staff/departments?${at}format=json`) },
  ];
  return <DataTable view={view} caption={words.departments.caption} columns={columns} rows={rows} downloads={downloads} empty={words.departments.empty} />;
}

function Planned({ view, planned }: DepartmentListProps): VNode {
  const words = text(view.lang).departments;
  const said = ({ kind, name, after }: PlannedChange): string => {
    if (kind === 'begins') return words.begins(name);
    if (kind === 'becomes') return words.becomes(name, after ?? '');
    return after === null ? words.ends(name) : words.endsInto(name, after);
  };
  const columns: Column<PlannedChange>[] = [
    { key: 'on', label: words.day, rowHeader: true, cell: ({ on }) => `${formatWareki(on, view.lang)}` },
    { key: 'change', label: words.change, cell: (change) => <a href={view.href(`/staff/departments/${change.departmentId}`)}>{said(change)}</a> },
  ];
  return (
    <Section title={words.planned}>
      <DataTable view={view} caption={words.plannedCaption} captionUnseen columns={columns} rows={planned} empty={words.plannedNone} stacked />
    </Section>
  );
}

function Unanswered({ view, unanswered, mayChange }: DepartmentListProps): VNode {
  const words = text(view.lang).departments;
  return (
    <Section id="unanswered" title={words.unanswered}>
      {unanswered.length === 0 ? (
        <p>{words.unansweredNone}</p>
      ) : (
        <>
          <p>{words.unansweredLead}</p>
          <ul lang="ja">
            {unanswered.map(({ bureau, section, missing }) => (
              <li key={`${bureau} ${section ?? ''}`}>
                {[bureau, section].filter(Boolean).join(' ')}
                {mayChange ? (
                  <>
                    {' '}
                    <a href={view.href(`/staff/departments/new?name=${encodeURIComponent(missing.name)}${missing.parentId === null ? '' : `&parent=${missing.parentId}`}`)} lang={view.lang}>
                      {words.addNamed(missing.name)}
                    </a>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
