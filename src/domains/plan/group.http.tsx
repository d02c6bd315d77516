import type { z } from 'zod';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { csvReply } from '#platform/table';
import { withQuery } from './address.ts';
import { findDepartment } from './department.store.ts';
import { downloadsOf } from './download.view.tsx';
import { asked, type editionQuery } from './edition-outline.ts';
import { groupColumns, groupJson } from './group-table.ts';
import { type groupQuery, inOrder, oneEach } from './group.ts';
import { GroupListView, GroupView } from './group.view.tsx';
import { byDepartment, byKind, type Grouping } from './grouping.ts';
import { type ListingChoice, listListings } from './listing.store.ts';
import { NothingYetView } from './nothing-yet.view.tsx';
import { findOutline } from './edition-outline.store.ts';
import { sentence, text } from './text.ts';

type EditionAsk = Ask<z.output<typeof editionQuery>>;
type GroupAsk = Ask<z.output<typeof groupQuery>>;

/** Every group of an edition with its sums. */
async function showGroups<Key>(ask: GroupAsk, grouping: Grouping<Key>): Promise<Reply> {
  const { path, name, one, all } = grouping;
  const outline = asked(await findOutline(ask.db, ask.query.edition), ask.query.edition, ask.format);
  if (outline === null) return page(<NothingYetView view={ask} title={text(ask.lang)[grouping.words].title} />);
  const groups = inOrder(grouping.of(await listListings(ask.db, { editionId: outline.id })), name, ask.query);
  const columns = groupColumns<Key>(one, name);
  if (ask.format === 'csv') return csvReply(`${outline.slug}-${all}.csv`, columns, groups);
  if (ask.format === 'json') return json({ edition: outline.slug, [all]: groupJson(columns, groups, grouping.facts) });
  const { edition, sort = '', order = 'asc' } = ask.query;
  const sorting = { by: sort, direction: order, href: (by: string, direction: 'asc' | 'desc') => ask.href(withQuery(path, { edition, sort: by, order: direction })) };
  return page(<GroupListView view={ask} grouping={grouping} outline={outline} groups={groups} downloads={downloadsOf(ask, path, ask.query)} sort={sorting} />);
}

/** The programmes of one group. Kinds are known by their programmes alone; `unknown` is said where there are none. */
async function showGroup<Key>(ask: EditionAsk, grouping: Grouping<Key>, key: Key, choice: ListingChoice, unknown: Refusal | null): Promise<Reply> {
  const outline = asked(await findOutline(ask.db, ask.query.edition), ask.query.edition, ask.format);
  if (outline === null) return page(<NothingYetView view={ask} title={text(ask.lang)[grouping.words].title} />);
  const listings = oneEach(await listListings(ask.db, { editionId: outline.id, ...choice }));
  if (listings.length === 0 && unknown) throw unknown;
  return page(<GroupView view={ask} grouping={grouping} outline={outline} name={grouping.name(key)} listings={listings} />);
}

export function showDepartments(ask: GroupAsk): Promise<Reply> {
  return showGroups(ask, byDepartment);
}

export function showKinds(ask: GroupAsk): Promise<Reply> {
  return showGroups(ask, byKind);
}

export async function showDepartment(ask: EditionAsk): Promise<Reply> {
  const id = /^[1-9]\d{0,8}$/.test(ask.params.id ?? '') ? Number(ask.params.id) : 0;
  const department = await findDepartment(ask.db, id);
  if (department === null) throw new Refusal(404, 'department-not-found', sentence((words) => words.departmentPage.notFound));
  return showGroup(ask, byDepartment, department, { departmentId: department.id }, null);
}

export function showKind(ask: EditionAsk): Promise<Reply> {
  const kind = ask.params.kind ?? '';
  return showGroup(ask, byKind, kind, { kind }, new Refusal(404, 'kind-not-found', sentence((words) => words.kindPage.notFound(kind))));
}
