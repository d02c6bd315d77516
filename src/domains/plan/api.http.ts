/** The public JSON API under /api/v1. */
import type { z } from 'zod';
import { type Ask, type Reply, Refusal, json } from '#platform/http';
import { departmentPath, measurePath, programmePath } from './address.ts';
import { type changesQuery, type editionsQuery, ledgerListingDocument, type editionPartQuery, pageLinks, type programmesQuery, shortFigure, yenOf } from './api.ts';
import type { Edition } from './edition.ts';
import { findEditionInForce, getEdition, listEditions } from './edition.store.ts';
import { editionDocument, editionHead } from './edition-document.ts';
import { listHistory } from './history.store.ts';
import { listSources } from './import-record.store.ts';
import { loadBook } from './ledger.store.ts';
import { type LedgerListing, countedOnce } from './listing.ts';
import { listListings } from './listing.store.ts';
import { findOutline } from './edition-outline.store.ts';
import { type ProgrammeFilter, findProgrammeByAddress, listProgrammes } from './programme.store.ts';
import { sumOf } from './sum.ts';

type Query<Schema extends z.ZodType> = Ask<z.output<Schema>>;

function listReply(ask: Ask<{ limit: number; offset: number }>, total: number, items: object[]): Reply {
  const { limit, offset } = ask.query;
  const reply = json({ total, limit, offset, items });
  return { ...reply, headers: { ...reply.headers, link: pageLinks(ask.url, total, limit, offset) } };
}

function paged<Item extends object>(ask: Ask<{ limit: number; offset: number }>, items: Item[]): Reply {
  return listReply(ask, items.length, items.slice(ask.query.offset, ask.query.offset + ask.query.limit));
}

/** The edition named in the query, else the one in force; null where none is public. */
async function chosenEdition(ask: Ask<{ edition?: string | undefined }>): Promise<Edition | null> {
  const { edition } = ask.query;
  return edition === undefined ? findEditionInForce(ask.db) : getEdition(ask.db, edition);
}

function addressOf(ask: Ask<unknown>, programme: { number: string; name: string; slug: string }): { number: string; name: string; url: string } {
  return { number: programme.number, name: programme.name, url: `${ask.site.origin}${programmePath(programme.slug)}` };
}

export async function listEditionsJson(ask: Query<typeof editionsQuery>): Promise<Reply> {
  return paged(ask, (await listEditions(ask.db)).map(editionHead));
}

export async function showEditionJson(ask: Ask): Promise<Reply> {
  const edition = await getEdition(ask.db, ask.params.edition ?? '');
  return json(editionDocument(edition, await loadBook(ask.db, edition), await listSources(ask.db, edition.id)));
}

export async function listMeasuresJson(ask: Query<typeof editionPartQuery>): Promise<Reply> {
  const edition = await chosenEdition(ask);
  const outline = edition && (await findOutline(ask.db, edition.slug));
  if (!outline) return paged(ask, []);
  const listings = Map.groupBy(await listListings(ask.db, { editionId: outline.id }), (listing) => listing.measure.code);
  return paged(
    ask,
    outline.measures.map((measure) => {
      const here = listings.get(measure.code) ?? [];
      return {
        edition: outline.slug,
        code: measure.code,
        name: measure.name,
        policy: measure.policy,
        direction: measure.direction,
        programmes: here.length,
        stated_total: Number(sumOf(countedOnce(here).map((listing) => listing.total)).statedYen) / 1_000_000,
        url: `${ask.site.origin}${measurePath(measure.code, outline)}`,
      };
    }),
  );
}

export async function listProgrammesJson(ask: Query<typeof programmesQuery>): Promise<Reply> {
  const { query } = ask;
  const edition = await chosenEdition(ask);
  if (!edition) return paged(ask, []);
  const filter: ProgrammeFilter = {
    editionId: edition.id,
    measure: query.measure,
    departmentId: query.department,
    kind: query.kind,
    year: query.year,
    yenMin: yenOf(query.amount_min),
    yenMax: yenOf(query.amount_max),
    text: query.text,
    sort: query.sort === 'cost' ? (query.year === undefined ? 'total' : { year: query.year }) : query.sort,
    direction: query.direction,
  };
  const { found, programmes } = await listProgrammes(ask.db, { ...filter, limit: query.limit, offset: query.offset });
  // Past the end the database does not even say how many there are.
  const total = programmes.length > 0 || query.offset === 0 ? found : (await listProgrammes(ask.db, { ...filter, limit: 1 })).found;
  return listReply(
    ask,
    total,
    programmes.map((programme) => ({
      ...addressOf(ask, programme),
      edition: edition.slug,
      measure: programme.measure,
      kinds: programme.kinds,
      departments: programme.departments,
      others: programme.others,
      total: shortFigure(programme.total),
      costs: Object.fromEntries(Object.entries(programme.costs).map(([year, cost]) => [year, shortFigure(cost)])),
    })),
  );
}

export async function showProgrammeJson(ask: Ask): Promise<Reply> {
  const number = ask.params.number ?? '';
  const programme = await findProgrammeByAddress(ask.db, number);
  if (!programme) {
    throw new Refusal(404, 'programme-not-found', {
      ja: `「${number}」という番号の主要事業はありません。番号は /api/v1/programmes で確かめられます。`,
      en: `There is no programme “${number}”. Numbers are listed at /api/v1/programmes.`,
    });
  }
  const listings = await listListings(ask.db, { programmeId: programme.id });
  return json({ ...addressOf(ask, programme), listings: listings.map(ledgerListingDocument) });
}

export async function listDepartmentsJson(ask: Query<typeof editionPartQuery>): Promise<Reply> {
  const edition = await chosenEdition(ask);
  if (!edition) return paged(ask, []);
  const byId = new Map<number, { department: LedgerListing['departments'][number]; programmes: Set<string> }>();
  for (const listing of await listListings(ask.db, { editionId: edition.id })) {
    for (const department of listing.departments) {
      const found = byId.get(department.id) ?? { department, programmes: new Set<string>() };
      byId.set(department.id, { ...found, programmes: found.programmes.add(listing.programme.number) });
    }
  }
  return paged(
    ask,
    [...byId.values()].map(({ department, programmes }) => ({
      ...department,
      edition: edition.slug,
      programmes: programmes.size,
      url: `${ask.site.origin}${departmentPath(department.id, edition)}`,
    })),
  );
}

export async function listChangesJson(ask: Query<typeof changesQuery>): Promise<Reply> {
  const { query } = ask;
  const edition = query.edition === undefined ? null : await chosenEdition(ask);
  const programme = query.programme === undefined ? null : await findProgrammeByAddress(ask.db, query.programme);
  if (query.programme !== undefined && !programme) return listReply(ask, 0, []);
  const choice = { edition: edition?.slug, programmeId: programme?.id, kind: query.kind };
  const { found, changes } = await listHistory(ask.db, { ...choice, limit: query.limit, offset: query.offset });
  const total = changes.length > 0 || query.offset === 0 ? found : (await listHistory(ask.db, { ...choice, limit: 1, offset: 0 })).found;
  return listReply(
    ask,
    total,
    changes.map((change) => ({
      id: String(change.id),
      edition: change.edition,
      kind: change.kind,
      measure: change.measure,
      programme: change.programme && addressOf(ask, change.programme),
      field: change.field,
      before: change.before,
      after: change.after,
      changed_at: change.changedAt.toISOString(),
    })),
  );
}
