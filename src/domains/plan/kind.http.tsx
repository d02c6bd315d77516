import type { z } from 'zod';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { csvReply } from '#platform/table';
import { downloadsOf } from './download.view.tsx';
import { withQuery } from './address.ts';
import { asked, type editionQuery } from './edition-outline.ts';
import { groupColumns, groupJson } from './group-table.ts';
import { groupByKind, type groupQuery, inOrder, oneEach } from './group.ts';
import { KindListView, KindView } from './kind.view.tsx';
import { listListings } from './listing.store.ts';
import { NothingYetView } from './nothing-yet.view.tsx';
import { findOutline } from './outline.store.ts';
import { sentence, text } from './text.ts';

type EditionAsk = Ask<z.output<typeof editionQuery>>;

export async function showKinds(ask: Ask<z.output<typeof groupQuery>>): Promise<Reply> {
  const outline = asked(await findOutline(ask.db, ask.query.edition), ask.query.edition, ask.format);
  if (outline === null) return page(<NothingYetView view={ask} title={text(ask.lang).kindPage.title} />);
  const groups = inOrder(groupByKind(await listListings(ask.db, { editionId: outline.id })), (kind) => kind, ask.query);
  const columns = groupColumns<string>('kind', (kind) => kind);
  if (ask.format === 'csv') return csvReply(`${outline.slug}-kinds.csv`, columns, groups);
  if (ask.format === 'json') return json({ edition: outline.slug, kinds: groupJson(columns, groups) });
  return page(<KindListView view={ask} outline={outline} groups={groups} downloads={downloadsOf(ask, '/plan/kinds', ask.query)} sort={{ by: ask.query.sort ?? '', direction: ask.query.order ?? 'asc', href: (sort, order) => ask.href(withQuery('/plan/kinds', { edition: ask.query.edition, sort, order })) }} />);
}

export async function showKind(ask: EditionAsk): Promise<Reply> {
  const outline = asked(await findOutline(ask.db, ask.query.edition), ask.query.edition, ask.format);
  if (outline === null) return page(<NothingYetView view={ask} title={text(ask.lang).kindPage.title} />);
  const kind = ask.params.kind ?? '';
  const listings = oneEach(await listListings(ask.db, { editionId: outline.id, kind }));
  if (listings.length === 0) throw new Refusal(404, 'kind-not-found', sentence((words) => words.kindPage.notFound(kind)));
  return page(<KindView view={ask} outline={outline} kind={kind} listings={listings} />);
}
