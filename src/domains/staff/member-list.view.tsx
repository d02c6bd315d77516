import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { roles } from '#platform/access';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { ButtonLink, Buttons, type Column, DataTable, Filters, Lead, Page, Pagination, Select, type Sort, TextField } from '#ui';
import { type Department, departmentName, type DepartmentNames } from './department.ts';
import { type Member, type MemberChoice, shownAppointments } from './member.ts';
import { staffCrumb } from './staff-page.ts';
import { text } from './text.ts';

export interface MemberListProps {
  view: View;
  today: PlainDate;
  choice: MemberChoice;
  members: Member[];
  found: number;
  pages: number;
  departments: Department[];
  names: DepartmentNames;
  mayInvite: boolean;
  /** This list with some choices changed. */
  href: (change: Partial<MemberChoice> & { format?: string }) => string;
}

export function MemberListView(props: MemberListProps): VNode {
  const { view, choice, pages, href, mayInvite } = props;
  const words = text(view.lang).members;
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view)]}>
      <Lead>{words.lead}</Lead>
      {mayInvite ? (
        <Buttons>
          <ButtonLink href={view.href('/staff/members/new')}>{words.invite}</ButtonLink>
        </Buttons>
      ) : null}
      <FilterForm {...props} />
      <MemberTable {...props} />
      <Pagination view={view} page={choice.page} pages={pages} href={(page) => href({ page })} />
    </Page>
  );
}

function FilterForm({ view, choice, departments }: MemberListProps): VNode {
  const all = text(view.lang);
  const every = { value: '', label: all.all };
  return (
    <Filters view={view} action={view.href('/staff/members')} label={all.members.filters} reset={view.href('/staff/members')}>
      <TextField name="name" type="search" label={all.name} hint={all.members.nameHint} value={choice.name} lang={view.lang} />
      <Select name="department" label={all.department} value={String(choice.department ?? '')} options={[every, ...departments.map((department) => ({ value: String(department.id), label: departmentName(department), lang: 'ja' as const }))]} lang={view.lang} />
      <Select name="role" label={all.roleTerm} value={choice.role ?? ''} options={[every, ...roles.map((role) => ({ value: role, label: all.role[role] }))]} lang={view.lang} />
      <Select name="left" label={all.members.left} value={choice.left ?? ''} options={[{ value: '', label: all.members.leftNo }, { value: 'yes', label: all.members.leftYes }]} lang={view.lang} />
    </Filters>
  );
}

function MemberTable({ view, choice, members, found, names, today, href }: MemberListProps): VNode {
  const all = text(view.lang);
  const columns: Column<Member>[] = [
    { key: 'name', label: all.name, rowHeader: true, sortable: true, cell: ({ personId, name, email }) => <a href={view.href(`/staff/members/${personId}`)}>{name ?? email}</a> },
    {
      key: 'department',
      label: all.members.posts,
      sortable: true,
      cell: (member) => (
        <>
          {shownAppointments(member, today).map(({ id, role, departmentId }) => (
            <div key={id}>
              <span lang="ja">{names.name(departmentId)}</span> {all.role[role]}
            </div>
          ))}
        </>
      ),
    },
    { key: 'email', label: all.email, cell: ({ email }) => email },
    { key: 'since', label: all.since, sortable: true, cell: (member) => formatDate(shownAppointments(member, today)[0]!.since, view.lang) },
  ];
  const sort: Sort = { by: choice.sort, direction: choice.order, href: (by, order) => href({ sort: by as MemberChoice['sort'], order, page: 1 }) };
  const downloads = [
    { label: all.csv, href: href({ format: 'csv', page: 1 }) },
    { label: all.json, href: href({ format: 'json', page: 1 }) },
  ];
  return <DataTable view={view} caption={all.members.caption(String(found))} columns={columns} rows={members} sort={sort} downloads={downloads} empty={all.members.empty} stacked />;
}
