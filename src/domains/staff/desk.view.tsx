import type { VNode } from 'preact';
import { formatWareki } from '#domains/civic';
import type { Post } from '#platform/access';
import type { PlainDate } from '#platform/clock';
import type { DeskItem } from '#platform/domain';
import type { View } from '#platform/http';
import { ButtonLink, Buttons, Card, CardList, type Column, DataTable, Lead, Notice, Page, Section, Tag } from '#ui';
import { type Delegation, lastDay } from './delegation.ts';
import type { DepartmentNames } from './department.ts';
import type { Place } from './desk.ts';
import { text } from './text.ts';

export interface DeskProps {
  view: View;
  today: PlainDate;
  name: string | null;
  items: DeskItem[];
  posts: Post[];
  acting: Delegation[];
  /** What an administrator of a new city does first. */
  first: 'departments' | 'staff' | null;
  names: DepartmentNames;
  persons: Map<string, string>;
  places: Place[];
}

export function DeskView(props: DeskProps): VNode {
  const { view, name, places } = props;
  const words = text(view.lang).desk;
  return (
    <Page view={view} title={words.title} shoulder={name === null ? undefined : words.greeting(name)}>
      <Lead>{words.lead}</Lead>
      {props.first === null ? null : <FirstStep view={view} first={props.first} />}
      <Section title={words.waiting}>
        <Waiting {...props} />
      </Section>
      <Section title={words.work}>
        <CardList>
          {places.map(({ path, label }) => (
            <Card key={path} href={view.href(path)} title={label[view.lang]} />
          ))}
        </CardList>
      </Section>
      <Section title={words.posts}>
        <Posts {...props} />
      </Section>
      {props.acting.length > 0 ? (
        <Section title={words.actingFor}>
          <Acting {...props} />
        </Section>
      ) : null}
    </Page>
  );
}

function FirstStep({ view, first }: { view: View; first: 'departments' | 'staff' }): VNode {
  const words = text(view.lang).desk;
  const [title, body, path, label] = first === 'departments' ? [words.firstDepartments, words.firstDepartmentsBody, '/staff/departments/new', words.addDepartment] : [words.firstStaff, words.firstStaffBody, '/staff/members/new', words.invite];
  return (
    <Notice tone="info" title={title}>
      <p>{body}</p>
      <Buttons>
        <ButtonLink href={view.href(path)}>{label}</ButtonLink>
      </Buttons>
    </Notice>
  );
}

function Waiting({ view, items, today }: DeskProps): VNode {
  const words = text(view.lang).desk;
  const columns: Column<DeskItem>[] = [
    { key: 'what', label: words.what, rowHeader: true, cell: ({ title, path }) => <a href={view.href(path)}>{title[view.lang]}</a> },
    { key: 'count', label: words.count, align: 'end', cell: ({ count }) => words.items(String(count)) },
    {
      key: 'due',
      label: words.due,
      cell: ({ dueOn }) =>
        dueOn === undefined ? (
          words.noDue
        ) : (
          <>
            {formatWareki(dueOn, view.lang)} {dueOn < today ? <Tag tone="red">{words.overdue}</Tag> : null}
          </>
        ),
    },
  ];
  return <DataTable view={view} caption={words.waitingCaption} captionUnseen columns={columns} rows={items} empty={words.waitingNone} stacked />;
}

function Posts({ view, posts }: DeskProps): VNode {
  const all = text(view.lang);
  return (
    <ul>
      {posts.map(({ role, department, delegated }) => (
        <li key={`${role} ${department?.id ?? ''} ${delegated}`}>
          {department === null ? null : (
            <>
              <a href={view.href(`/staff/departments/${department.id}`)} lang="ja">
                {department.name}
              </a>{' '}
            </>
          )}
          {all.role[role]} {delegated ? <Tag tone="orange">{all.desk.forOther}</Tag> : null}
        </li>
      ))}
    </ul>
  );
}

function Acting({ view, acting, names, persons }: DeskProps): VNode {
  const all = text(view.lang);
  return (
    <ul>
      {acting.map(({ id, fromPersonId, role, departmentId, until, reason }) => (
        <li key={id}>
          {all.desk.actingLine(persons.get(fromPersonId) ?? all.erased, all.role[role], names.name(departmentId))}・{all.until(formatWareki(lastDay(until), view.lang))}
          {reason === '' ? null : `（${reason}）`}
        </li>
      ))}
    </ul>
  );
}
