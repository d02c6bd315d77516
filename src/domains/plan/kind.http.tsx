import type { z } from 'zod';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { csvReply } from '#platform/table';
import { groupDownloads } from './department.http.tsx';
import { groupByKind, oneEach } from './group.ts';
import { groupColumns, groupJson } from './group-table.ts';
import { KindListView, KindView } from './kind.view.tsx';
import { listListings } from './listing.store.ts';
import type { editionQuery } from './measure.http.tsx';
import { nothingYet, outlineOf } from './outline.http.tsx';
import { sentence, text } from './text.ts';

type EditionAsk = Ask<z.output<typeof editionQuery>>;

export async function showKinds(ask: EditionAsk): Promise<Reply> {
  const outline = await outlineOf(ask, ask.query.edition);
  if (outline === null) return nothingYet(ask, text(ask.lang).kindPage.title);
  const groups = groupByKind(await listListings(ask.db, { editionId: outline.id }));
  const columns = groupColumns<string>('kind', (kind) => kind);
  if (ask.format === 'csv') return csvReply(`${outline.slug}-kinds.csv`, columns, groups);
  if (ask.format === 'json') return json({ edition: outline.slug, kinds: groupJson(columns, groups) });
  return page(<KindListView view={ask} outline={outline} groups={groups} downloads={groupDownloads(ask, '/plan/kinds')} />);
}

export async function showKind(ask: EditionAsk): Promise<Reply> {
  const outline = await outlineOf(ask, ask.query.edition);
  if (outline === null) return nothingYet(ask, text(ask.lang).kindPage.title);
  const kind = ask.params.kind ?? '';
  const listings = oneEach(await listListings(ask.db, { editionId: outline.id, kind }));
  if (listings.length === 0) throw new Refusal(404, 'kind-not-found', sentence((words) => words.kindPage.notFound(kind)));
  return page(<KindView view={ask} outline={outline} kind={kind} listings={listings} />);
}
