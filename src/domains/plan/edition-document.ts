/** An edition as one JSON document. The names are public: change them only with a new address of the schema. */
import { fiscalYears, programmeKey, type Book, type Figure, type Listing, type Place } from '#domains/book';
import { z } from 'zod';
import type { Edition } from './edition.ts';
import type { SourceDocument } from './source-document.ts';

export const documentSchemaPath = '/schemas/plan-edition.json';

const provenance = z
  .enum(['stated', 'implied', 'unsettled', 'absent'])
  .describe('stated: printed. implied: total less the other years, off by rounding. unsettled: printed as not settled. absent: not printed.');

const place = {
  line: z.int().min(0).optional().describe('Line (row) of the source that it stands on.'),
  cell: z.int().min(0).optional(),
  page: z.int().optional().describe('Page, where the source is a PDF.'),
  sheet: z.string().optional().describe('Sheet, where the source is a workbook.'),
};

const figure = z.object({ value: z.number().nullable().describe('Million yen; null where no amount is known.'), provenance, ...place });

const year = z.string().regex(/^\d{4}$/).describe('Fiscal year: 2012 is April 2012 to March 2013.');
const heading = { code: z.string(), name: z.string() };

const listing = z.object({
  measure: z.string().describe('Code of the measure under which it is printed.'),
  name: z.string(),
  programme: z.string().describe('Number that the programme keeps for as long as the plan lives.'),
  primary: z.boolean().describe('False where the book marks the row as a relisting.'),
  kinds: z.array(z.string()),
  departments: z.array(z.object({ bureau: z.string(), section: z.string().nullable() })),
  others: z.boolean().describe('Other departments take part that the source does not name.'),
  references: z.array(z.object({ code: z.string(), resolved: z.boolean() })),
  links: z.array(
    z.object({
      kind: z.enum(['carried_out_by', 'accounted_under']),
      name: z.string(),
      others: z.boolean(),
      programme: z.string().nullable().describe('Number of the programme meant; null while the edition has none of that name.'),
    }),
  ),
  activities: z.record(year, z.string()),
  total: figure,
  costs: z.record(year, figure),
  ...place,
});

export const editionSchema = z.object({
  plan: z.object({ slug: z.string(), name: z.string(), name_en: z.string().nullable() }),
  slug: z.string(),
  title: z.string(),
  first_year: z.int(),
  last_year: z.int(),
  status: z.enum(['draft', 'published', 'superseded']),
  unit_yen: z.int().describe('Yen of one unit as the source prints amounts. Amounts in this document are million yen whatever it is.'),
  published_at: z.iso.datetime().nullable(),
});

export const editionDocumentSchema = z.object({
  edition: editionSchema.extend({
    sources: z.array(z.object({ name: z.string(), kind: z.enum(['text', 'csv', 'xlsx', 'pdf']), sha256: z.string(), bytes: z.int() })),
  }),
  directions: z.array(z.object(heading)),
  policies: z.array(z.object({ ...heading, direction: z.string() })),
  measures: z.array(z.object({ ...heading, policy: z.string() })),
  listings: z.array(listing).describe("In the book's order."),
});

export type EditionDocument = z.infer<typeof editionDocumentSchema>;
export type ListingDocument = EditionDocument['listings'][number];

/** JSON Schema (2020-12) of the document, for everyone who reads it. */
export function editionDocumentJsonSchema(origin: string): object {
  const schema = z.toJSONSchema(editionDocumentSchema, { io: 'input' });
  return { ...schema, $id: `${origin}${documentSchemaPath}`, title: 'Plan edition', description: 'One edition of a plan: measures, programmes, money by fiscal year, each figure with its provenance.' };
}

export function placeDocument(at: Place | null): Partial<Place> {
  return at === null || at.line === 0 ? {} : { line: at.line, cell: at.cell, ...(at.page === undefined ? {} : { page: at.page }), ...(at.sheet === undefined ? {} : { sheet: at.sheet }) };
}

/** Whole yen → million yen; exact for every amount that a plan of a city can hold. */
export function millionYen(yen: bigint | null): number | null {
  return yen === null ? null : Number(yen) / 1_000_000;
}

export function figureDocument(value: Figure): { value: number | null; provenance: Figure['provenance'] } & Partial<Place> {
  return { value: millionYen(value.yen), provenance: value.provenance, ...placeDocument(value.place) };
}

function listingDocument(item: Listing, years: number[], measures: ReadonlySet<string>, numbers: ReadonlyMap<string, string>): ListingDocument {
  const absent: Figure = { yen: null, provenance: 'absent', place: null };
  return {
    measure: item.measure,
    name: item.name,
    programme: item.programme ?? '',
    primary: item.primary,
    kinds: item.kinds,
    departments: item.departments.map(({ bureau, section }) => ({ bureau, section })),
    others: item.others,
    references: item.references.map((code) => ({ code, resolved: measures.has(code) })),
    links: item.links.map((link) => ({ kind: link.kind, name: link.name, others: link.others, programme: numbers.get(programmeKey(link.name)) ?? null })),
    activities: Object.fromEntries(years.flatMap((at) => (item.activities[at] ? [[String(at), item.activities[at].text]] : []))),
    total: figureDocument(item.total),
    costs: Object.fromEntries(years.map((at) => [String(at), figureDocument(item.costs[at] ?? absent)])),
    ...placeDocument(item.place),
  };
}

export function editionHead(edition: Edition): z.infer<typeof editionSchema> {
  return {
    plan: { slug: edition.plan.slug, name: edition.plan.name, name_en: edition.plan.nameEn },
    slug: edition.slug,
    title: edition.title,
    first_year: edition.firstYear,
    last_year: edition.lastYear,
    status: edition.status,
    unit_yen: edition.unitYen,
    published_at: edition.publishedAt?.toISOString() ?? null,
  };
}

export function editionDocument(edition: Edition, book: Book, sources: SourceDocument[]): EditionDocument {
  const measures = new Set(book.measures.map((measure) => measure.code));
  const numbers = new Map(book.listings.toReversed().map((item) => [programmeKey(item.name), item.programme ?? '']));
  return {
    edition: { ...editionHead(edition), sources: sources.map(({ name, kind, sha256, bytes }) => ({ name, kind, sha256, bytes })) },
    directions: book.directions.map(({ code, name }) => ({ code, name })),
    policies: book.policies.map(({ code, name, direction }) => ({ code, name, direction })),
    measures: book.measures.map(({ code, name, policy }) => ({ code, name, policy })),
    listings: book.listings.map((item) => listingDocument(item, fiscalYears(book), measures, numbers)),
  };
}
