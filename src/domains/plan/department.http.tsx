import type { z } from 'zod';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { csvReply } from '#platform/table';
import { findDepartment } from './department.store.ts';
import { DepartmentListView, DepartmentView } from './department.view.tsx';
import { downloadsOf } from './download.view.tsx';
import { withQuery } from './address.ts';
import { asked, type editionQuery } from './edition-outline.ts';
import { groupColumns, groupJson } from './group-table.ts';
import { groupByDepartment, type groupQuery, inOrder, oneEach } from './group.ts';
import { listListings } from './listing.store.ts';
import type { LedgerDepartment } from './listing.ts';
import { departmentName } from './listing.view.tsx';
import { NothingYetView } from './nothing-yet.view.tsx';
import { findOutline } from './outline.store.ts';
import { sentence, text } from './text.ts';

type EditionAsk = Ask<z.output<typeof editionQuery>>;

export async function showDepartments(ask: Ask<z.output<typeof groupQuery>>): Promise<Reply> {
  const outline = asked(await findOutline(ask.db, ask.query.edition), ask.query.edition, ask.format);
  if (outline === null) return page(<NothingYetView view={ask} title={text(ask.lang).departmentPage.title} />);
  const groups = inOrder(groupByDepartment(await listListings(ask.db, { editionId: outline.id })), departmentName, ask.query);
  const columns = groupColumns<LedgerDepartment>('department', departmentName);
  if (ask.format === 'csv') return csvReply(`${outline.slug}-departments.csv`, columns, groups);
  if (ask.format === 'json') return json({ edition: outline.slug, departments: groupJson(columns, groups).map((row, index) => ({ id: groups[index]?.key.id, ...row })) });
  return page(<DepartmentListView view={ask} outline={outline} groups={groups} downloads={downloadsOf(ask, '/plan/departments', ask.query)} sort={{ by: ask.query.sort ?? '', direction: ask.query.order ?? 'asc', href: (sort, order) => ask.href(withQuery('/plan/departments', { edition: ask.query.edition, sort, order })) }} />);
}

export async function showDepartment(ask: EditionAsk): Promise<Reply> {
  const id = /^[1-9]\d{0,8}$/.test(ask.params.id ?? '') ? Number(ask.params.id) : 0;
  const department = await findDepartment(ask.db, id);
  if (department === null) throw new Refusal(404, 'department-not-found', sentence((words) => words.departmentPage.notFound));
  const outline = asked(await findOutline(ask.db, ask.query.edition), ask.query.edition, ask.format);
  if (outline === null) return page(<NothingYetView view={ask} title={text(ask.lang).departmentPage.title} />);
  const listings = oneEach(await listListings(ask.db, { editionId: outline.id, departmentId: department.id }));
  return page(<DepartmentView view={ask} outline={outline} department={department} listings={listings} />);
}
