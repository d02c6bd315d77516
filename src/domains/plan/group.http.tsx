import type { z } from 'zod';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import type { PageSubject } from '#platform/domain';
import type { BlocksByPlace, PageBlocks } from '#platform/page-block';
import { withQuery } from '#platform/query';
import { csvReply } from '#platform/table';
import { departmentPath } from './address.ts';
import { findDepartment } from './department.store.ts';
import { downloadsOf } from './download.view.tsx';
import { asked, type editionQuery, type Outline } from './edition-outline.ts';
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

interface Shown<Key> {
  key: Key;
  choice: ListingChoice;
  /** Kinds are known by their programmes alone; said where there are none. */
  unknown: Refusal | null;
  /** What other domains say of the group. */
  fill?: (outline: Outline) => Promise<BlocksByPlace>;
}

/** The programmes of one group. */
async function showGroup<Key>(ask: EditionAsk, grouping: Grouping<Key>, { key, choice, unknown, fill }: Shown<Key>): Promise<Reply> {
  const outline = asked(await findOutline(ask.db, ask.query.edition), ask.query.edition, ask.format);
  if (outline === null) return page(<NothingYetView view={ask} title={text(ask.lang)[grouping.words].title} />);
  const listings = oneEach(await listListings(ask.db, { editionId: outline.id, ...choice }));
  if (listings.length === 0 && unknown) throw unknown;
  const filled = await fill?.(outline);
  return page(<GroupView view={ask} grouping={grouping} outline={outline} name={grouping.name(key)} listings={listings} blocks={filled} />);
}

export function showDepartments(ask: GroupAsk): Promise<Reply> {
  return showGroups(ask, byDepartment);
}

export function showKinds(ask: GroupAsk): Promise<Reply> {
  return showGroups(ask, byKind);
}

export const showDepartment = (blocks: PageBlocks) => async (ask: EditionAsk): Promise<Reply> => {
  const id = /^[1-9]\d{0,8}$/.test(ask.params.id ?? '') ? Number(ask.params.id) : 0;
  const department = await findDepartment(ask.db, id);
  if (department === null) throw new Refusal(404, 'department-not-found', sentence((words) => words.departmentPage.notFound));
  const fill = (outline: Outline): Promise<BlocksByPlace> => {
    const subject: PageSubject = { path: departmentPath(department.id, outline), edition: outline.slug, department: { bureau: department.bureau, section: department.section } };
    return blocks.render('department', ask, subject);
  };
  return showGroup(ask, byDepartment, { key: department, choice: { departmentId: department.id }, unknown: null, fill });
};

export function showKind(ask: EditionAsk): Promise<Reply> {
  const kind = ask.params.kind ?? '';
  const unknown = new Refusal(404, 'kind-not-found', sentence((words) => words.kindPage.notFound(kind)));
  return showGroup(ask, byKind, { key: kind, choice: { kind }, unknown });
}
