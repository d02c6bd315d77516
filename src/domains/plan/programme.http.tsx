import { json, movedPermanently, page, Refusal, type Ask, type Reply } from '#platform/http';
import type { PageSubject } from '#platform/domain';
import type { PageBlocks } from '#platform/page-block';
import { withQuery } from '#platform/query';
import { csvReply, type Column } from '#platform/table';
import { programmePath } from './address.ts';
import { figureDocument, millionYen } from './edition-document.ts';
import { listHistory } from './history.store.ts';
import { listListings } from './listing.store.ts';
import { departmentName, type LedgerListing, type ListedYear } from './listing.ts';
import { findProgrammeByAddress } from './programme.store.ts';
import type { ProgrammeFound } from './programme.ts';
import { mainListing, ProgrammeView } from './programme.view.tsx';
import { listSuccessions } from './succession.store.ts';
import { sentence } from './text.ts';

/** A programme by its present slug; its number and its former slugs lead there. */
export const showProgramme = (blocks: PageBlocks) => async (ask: Ask): Promise<Reply> => {
  const address = ask.params.slug ?? '';
  const programme = await findProgrammeByAddress(ask.db, address);
  if (programme === null) throw new Refusal(404, 'programme-not-found', sentence((words) => words.programmePage.notFound(address)));
  if (programme.slug !== address) return movedPermanently(ask.href(withQuery(programmePath(programme.slug), { format: ask.url.searchParams.get('format') ?? undefined })));
  const listings = await listListings(ask.db, { programmeId: programme.id });
  if (ask.format === 'csv') return csvReply(`${programme.number}.csv`, yearColumns, yearRows(listings));
  const [linked, { changes }, successions] = await Promise.all([listListings(ask.db, { linkedTo: programme.id }), listHistory(ask.db, { programmeId: programme.id }), listSuccessions(ask.db, programme.id)]);
  if (ask.format === 'json') return json({ ...programmeJson(ask.site.origin, programme, listings, changes), successions });
  const subject: PageSubject = { path: programmePath(programme.slug), programme, measure: mainListing(listings).measure.code, edition: mainListing(listings).edition.slug };
  const filled = await blocks.render('programme', ask, subject);
  return page(<ProgrammeView view={ask} programme={programme} listings={listings} linked={linked} history={changes} successions={successions} blocks={filled} />);
};

interface YearRow {
  listing: LedgerListing;
  year: ListedYear;
}

function yearRows(listings: LedgerListing[]): YearRow[] {
  return listings.flatMap((listing) => listing.years.map((year) => ({ listing, year })));
}

const yearColumns: Column<YearRow>[] = [
  { key: 'number', label: 'number', value: ({ listing }) => listing.programme.number },
  { key: 'edition', label: 'edition', value: ({ listing }) => listing.edition.slug },
  { key: 'measure', label: 'measure', value: ({ listing }) => listing.measure.code },
  { key: 'name', label: 'name', value: ({ listing }) => listing.name },
  { key: 'primary', label: 'primary', value: ({ listing }) => listing.primary },
  { key: 'fiscal_year', label: 'fiscal_year', value: ({ year }) => year.year },
  { key: 'activity', label: 'activity', value: ({ year }) => year.activity?.text },
  { key: 'cost_million_yen', label: 'cost_million_yen', value: ({ year }) => millionYen(year.cost.yen) },
  { key: 'cost_provenance', label: 'cost_provenance', value: ({ year }) => year.cost.provenance },
  { key: 'total_million_yen', label: 'total_million_yen', value: ({ listing }) => millionYen(listing.total.yen) },
  { key: 'total_provenance', label: 'total_provenance', value: ({ listing }) => listing.total.provenance },
  { key: 'departments', label: 'departments', value: ({ listing }) => listing.departments.map(departmentName).join('、') },
  { key: 'kinds', label: 'kinds', value: ({ listing }) => listing.kinds.join('・') },
];

function programmeJson(origin: string, programme: ProgrammeFound, listings: LedgerListing[], changes: Awaited<ReturnType<typeof listHistory>>['changes']): object {
  return {
    number: programme.number,
    name: programme.name,
    url: `${origin}${programmePath(programme.slug)}`,
    listings: listings.map((listing) => ({
      edition: listing.edition.slug,
      measure: listing.measure,
      name: listing.name,
      primary: listing.primary,
      kinds: listing.kinds,
      departments: listing.departments,
      others: listing.others,
      references: listing.references.map(({ code, measure }) => ({ code, resolved: measure !== null })),
      links: listing.links.map(({ kind, name, others, programme: to }) => ({ kind, name, others, programme: to?.number ?? null })),
      activities: Object.fromEntries(listing.years.flatMap(({ year, activity }) => (activity === null ? [] : [[year, activity.text]]))),
      total: figureDocument(listing.total),
      costs: Object.fromEntries(listing.years.map(({ year, cost }) => [year, figureDocument(cost)])),
      ...listing.place,
    })),
    changes: changes.map(({ kind, field, before, after, measure, edition, changedAt }) => ({ kind, field, before, after, measure, edition, changed_at: changedAt })),
  };
}
