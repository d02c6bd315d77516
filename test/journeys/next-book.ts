/**
 * A plausible next edition of the sample book, rolled forward by one year as cities do: a programme has ended, one is
 * new, one has another name, one stands under another measure, one costs more. The real next edition is not in the data.
 */
import type { Book, Figure, Listing } from '#domains/book';

const million = 1_000_000n;
const stated = (yen: bigint): Figure => ({ yen, provenance: 'stated', place: null });

export const nextNews = {
  ended: '出前講座の実施',
  added: '市民活動ひろばの開設',
  renamed: { before: 'NPOの育成・支援', after: 'NPOとの協働の推進' },
  moved: { name: '大学との連携', before: '協1-2', after: '協1-1' },
  dearer: { name: '市民まつり実行委員会への支援', year: 2013, before: 9n * million, after: 12n * million },
};

export function nextBook(book: Book): Book {
  const lastYear = book.lastYear + 1;
  const kept = book.listings.filter(({ name }) => name !== nextNews.ended).map((listing) => changed(rolled(listing, book.firstYear, lastYear)));
  return { ...book, firstYear: book.firstYear + 1, lastYear, listings: [...kept, added(book.firstYear + 1)].toSorted(byMeasure) };
}

/** The first year leaves, the new last year goes on as the one before it; a printed total follows its years. */
function rolled(listing: Listing, leaving: number, coming: number): Listing {
  const { [leaving]: left, ...costs } = listing.costs;
  const { [leaving]: _done, ...activities } = listing.activities;
  const before = costs[coming - 1];
  const cost = before?.yen == null ? { yen: null, provenance: 'absent' as const, place: null } : stated(before.yen);
  const total = listing.total.yen === null ? listing.total : stated(listing.total.yen - (left?.yen ?? 0n) + (cost.yen ?? 0n));
  const goesOn = activities[coming - 1] === undefined ? {} : { [coming]: { text: '継続', place: null } };
  return { ...listing, activities: { ...activities, ...goesOn }, costs: { ...costs, [coming]: cost }, total };
}

function changed(listing: Listing): Listing {
  const { renamed, moved, dearer } = nextNews;
  if (listing.name === renamed.before) return { ...listing, name: renamed.after };
  if (listing.name === moved.name) return { ...listing, measure: moved.after };
  if (listing.name !== dearer.name) return listing;
  const total = stated(listing.total.yen! + dearer.after - dearer.before);
  return { ...listing, total, costs: { ...listing.costs, [dearer.year]: stated(dearer.after) } };
}

function added(firstYear: number): Listing {
  const years = [firstYear, firstYear + 1, firstYear + 2];
  return {
    measure: '協1-1',
    name: nextNews.added,
    programme: null,
    primary: true,
    kinds: ['新規'],
    departments: [{ bureau: '生活文化スポーツ部', section: '協働コミュニティ課' }],
    others: false,
    references: [],
    links: [],
    activities: Object.fromEntries(years.map((year, index) => [year, { text: index === 0 ? '基本設計' : '継続', place: null }])),
    total: stated(9n * million),
    costs: Object.fromEntries(years.map((year) => [year, stated(3n * million)])),
    place: { line: 0, cell: 0 },
  };
}

function byMeasure(one: Listing, other: Listing): number {
  return one.measure < other.measure ? -1 : one.measure > other.measure ? 1 : 0;
}
