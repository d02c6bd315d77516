import type { z } from 'zod';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { csvReply } from '#platform/table';
import { withQuery } from './address.ts';
import { findDepartment } from './department.store.ts';
import { DepartmentListView, DepartmentView } from './department.view.tsx';
import { groupByDepartment, oneEach } from './group.ts';
import { groupColumns, groupJson } from './group-table.ts';
import type { LedgerDepartment } from './listing.ts';
import { listListings } from './listing.store.ts';
import { departmentName } from './listing.view.tsx';
import type { editionQuery } from './measure.http.tsx';
import { nothingYet, outlineOf } from './outline.http.tsx';
import { sentence, text } from './text.ts';

type EditionAsk = Ask<z.output<typeof editionQuery>>;

export async function showDepartments(ask: EditionAsk): Promise<Reply> {
  const outline = await outlineOf(ask, ask.query.edition);
  if (outline === null) return nothingYet(ask, text(ask.lang).departmentPage.title);
  const groups = groupByDepartment(await listListings(ask.db, { editionId: outline.id }));
  const columns = groupColumns<LedgerDepartment>('department', departmentName);
  if (ask.format === 'csv') return csvReply(`${outline.slug}-departments.csv`, columns, groups);
  if (ask.format === 'json') return json({ edition: outline.slug, departments: groupJson(columns, groups).map((row, index) => ({ id: groups[index]?.key.id, ...row })) });
  return page(<DepartmentListView view={ask} outline={outline} groups={groups} downloads={groupDownloads(ask, '/plan/departments')} />);
}

/** The same list as CSV and JSON. */
export function groupDownloads(ask: EditionAsk, path: string): { label: string; href: string }[] {
  const words = text(ask.lang);
  return (['csv', 'json'] as const).map((format) => ({ label: words[format], href: ask.href(withQuery(path, { edition: ask.query.edition, format })) }));
}

export async function showDepartment(ask: EditionAsk): Promise<Reply> {
  const id = /^[1-9]\d{0,8}$/.test(ask.params.id ?? '') ? Number(ask.params.id) : 0;
  const department = await findDepartment(ask.db, id);
  if (department === null) throw new Refusal(404, 'department-not-found', sentence((words) => words.departmentPage.notFound));
  const outline = await outlineOf(ask, ask.query.edition);
  if (outline === null) return nothingYet(ask, text(ask.lang).departmentPage.title);
  const listings = oneEach(await listListings(ask.db, { editionId: outline.id, departmentId: department.id }));
  return page(<DepartmentView view={ask} outline={outline} department={department} listings={listings} />);
}
