/** Shapes of the public JSON API: what it takes and what it answers. Amounts are million yen, as in the JSON export. */
import type { Figure } from '#domains/book';
import { z } from 'zod';
import { type ListingDocument, editionDocumentSchema, editionSchema, figureDocument, millionYen, placeDocument } from './edition-document.ts';
import type { LedgerListing } from './listing.ts';

const limitMax = 1_000;

export const paging = {
  limit: z.coerce.number().int().min(1).max(limitMax).default(100).describe(`How many items at most; up to ${limitMax}.`),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('How many items to leave out first.'),
};

export const editionChoice = z.string().min(1).max(100).optional().describe('Slug of an edition, e.g. 2012-2014; without it the edition in force.');

const amount = z.coerce.number().min(0).max(1e12).optional();

export const editionsQuery = z.object(paging);
export const editionPartQuery = z.object({ edition: editionChoice, ...paging });
export const programmesQuery = z.object({
  edition: editionChoice,
  measure: z.string().min(1).max(50).optional().describe('Code of a measure.'),
  department: z.coerce.number().int().min(1).max(2_147_483_647).optional().describe('Id of a department.'),
  kind: z.string().min(1).max(50).optional(),
  year: z.coerce.number().int().min(1868).max(2200).optional().describe('Fiscal year that the amounts mean; without it they mean the total of the period.'),
  amount_min: amount.describe('Million yen, included.'),
  amount_max: amount.describe('Million yen, included.'),
  text: z.string().min(1).max(200).optional().describe('Words in name, activities or departments; all must be there.'),
  sort: z.enum(['book', 'name', 'measure', 'total', 'cost']).default('book').describe('cost: of the year that is asked for, else the total.'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  ...paging,
});
export const changesQuery = z.object({
  edition: editionChoice,
  programme: z.string().regex(/^P\d{4,9}$/).optional().describe('Number of a programme.'),
  kind: z.enum(['added', 'changed', 'removed', 'renamed', 'moved', 'resolved']).optional(),
  ...paging,
});

function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ total: z.int(), limit: z.int(), offset: z.int(), items: z.array(item) });
}

const figure = z.object({ value: z.number().nullable(), provenance: z.enum(['stated', 'implied', 'unsettled', 'absent']) });
const address = { number: z.string(), name: z.string(), url: z.url() };
const department = z.object({ id: z.int(), bureau: z.string(), section: z.string().nullable() });
const heading = z.object({ code: z.string(), name: z.string() });

export const editionsAnswer = pageOf(editionSchema);
export const editionAnswer = editionDocumentSchema;
export const measuresAnswer = pageOf(
  z.object({
    edition: z.string(),
    code: z.string(),
    name: z.string(),
    policy: heading,
    direction: heading,
    programmes: z.int().describe('Programmes listed under it, relistings included.'),
    stated_total: z.number().describe('Sum of the stated totals of programmes that count here: relistings are left out.'),
    url: z.url(),
  }),
);
export const programmesAnswer = pageOf(
  z.object({
    ...address,
    edition: z.string(),
    measure: heading,
    kinds: z.array(z.string()),
    departments: z.array(department),
    others: z.boolean(),
    total: figure,
    costs: z.record(z.string(), figure),
  }),
);
export const programmeAnswer = z.object({
  ...address,
  listings: z.array(editionDocumentSchema.shape.listings.element.extend({ edition: z.string() })).describe('Newest edition first.'),
});
export const departmentsAnswer = pageOf(department.extend({ edition: z.string(), programmes: z.int(), url: z.url() }));
export const changesAnswer = pageOf(
  z.object({
    id: z.string().describe('Counts upwards; a decimal number of any length.'),
    edition: z.string(),
    kind: z.string(),
    measure: z.string().nullable(),
    programme: z.object(address).nullable(),
    field: z.string().nullable(),
    before: z.string().nullable().describe('Amounts as whole yen and provenance: `9000000 stated`.'),
    after: z.string().nullable(),
    changed_at: z.iso.datetime(),
  }),
);

export function shortFigure(value: Figure): z.infer<typeof figure> {
  return { value: millionYen(value.yen), provenance: value.provenance };
}

/** A listing as the JSON export writes it, with the edition that prints it. */
export function ledgerListingDocument(listing: LedgerListing): ListingDocument & { edition: string } {
  return {
    edition: listing.edition.slug,
    measure: listing.measure.code,
    name: listing.name,
    programme: listing.programme.number,
    primary: listing.primary,
    kinds: listing.kinds,
    departments: listing.departments.map(({ bureau, section }) => ({ bureau, section })),
    others: listing.others,
    references: listing.references.map(({ code, measure }) => ({ code, resolved: measure !== null })),
    links: listing.links.map(({ kind, name, others, programme }) => ({ kind, name, others, programme: programme?.number ?? null })),
    activities: Object.fromEntries(listing.years.flatMap(({ year, activity }) => (activity ? [[String(year), activity.text]] : []))),
    total: figureDocument(listing.total),
    costs: Object.fromEntries(listing.years.map(({ year, cost }) => [String(year), figureDocument(cost)])),
    ...placeDocument(listing.place),
  };
}

/** Million yen, decimals allowed, as whole yen. */
export function yenOf(million: number | undefined): bigint | undefined {
  return million === undefined ? undefined : BigInt(Math.round(million * 1_000_000));
}

/** RFC 8288 links to the other pages of a list. */
export function pageLinks(url: URL, total: number, limit: number, offset: number): string {
  const last = Math.max(0, Math.floor((total - 1) / limit) * limit);
  const at = (start: number): string => {
    const there = new URL(url);
    there.searchParams.set('limit', String(limit));
    there.searchParams.set('offset', String(start));
    return there.href;
  };
  const links: [string, number][] = [['first', 0]];
  if (offset > 0) links.push(['prev', Math.max(0, offset - limit)]);
  if (offset + limit < total) links.push(['next', offset + limit]);
  links.push(['last', last]);
  return links.map(([rel, start]) => `<${at(start)}>; rel="${rel}"`).join(', ');
}
