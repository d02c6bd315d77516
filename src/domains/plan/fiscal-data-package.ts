/**
 * An edition as a Fiscal Data Package (Frictionless Data, Fiscal Data Package 1.0-rc.1 over Data Package v1): one
 * descriptor whose resource carries its rows inline, so that it is one file. One row for each programme and fiscal year:
 * each programme once, because money that is printed twice is spent once.
 */
import { fiscalYears, type Book, type Listing } from '#domains/book';
import { fiscalYearDays } from '#domains/civic';
import type { Edition } from './edition.ts';
import { millionYen } from './edition-document.ts';

const fields = [
  { name: 'fiscal_year', type: 'integer', columnType: 'date:fiscal-year', title: '年度 / Fiscal year (April to March)' },
  { name: 'direction_code', type: 'string', columnType: 'functional-classification:generic:level1:code', title: 'まちづくりの方向 / Direction' },
  { name: 'direction', type: 'string', columnType: 'functional-classification:generic:level1:label', title: 'まちづくりの方向の名称 / Name of the direction' },
  { name: 'policy_code', type: 'string', columnType: 'functional-classification:generic:level2:code', title: '政策 / Policy' },
  { name: 'policy', type: 'string', columnType: 'functional-classification:generic:level2:label', title: '政策の名称 / Name of the policy' },
  { name: 'measure_code', type: 'string', columnType: 'functional-classification:generic:level3:code', title: '施策 / Measure' },
  { name: 'measure', type: 'string', columnType: 'functional-classification:generic:level3:label', title: '施策の名称 / Name of the measure' },
  { name: 'programme_number', type: 'string', columnType: 'activity:generic:program:code', title: '主要事業の番号 / Number of the programme' },
  { name: 'programme', type: 'string', columnType: 'activity:generic:program:label', title: '主要事業 / Programme' },
  { name: 'bureau', type: 'string', columnType: 'administrative-classification:generic:level1:label', title: '所管部 / Bureau that answers for it first' },
  { name: 'section', type: 'string', columnType: 'administrative-classification:generic:level2:label', title: '所管課 / Section that answers for it first' },
  { name: 'cost_million_yen', type: 'number', columnType: 'value', title: '事業費（百万円） / Cost in million yen' },
  { name: 'provenance', type: 'string', columnType: 'unknown:string', title: '値の出どころ / stated, implied, unsettled or absent' },
];

const constants = [
  { name: 'currency', type: 'string', columnType: 'value-currency:code', constant: 'JPY' },
  { name: 'phase', type: 'string', columnType: 'phase:id', constant: 'proposed' },
  { name: 'direction_of_money', type: 'string', columnType: 'direction', constant: 'expenditure' },
];

/** The listing that stands for its programme: the primary one, else the first. */
function oncePerProgramme(book: Book): Listing[] {
  const chosen = new Map<string | null, Listing>();
  for (const listing of book.listings) {
    const before = chosen.get(listing.programme);
    if (!before || (!before.primary && listing.primary)) chosen.set(listing.programme, listing);
  }
  return book.listings.filter((listing) => chosen.get(listing.programme) === listing);
}

function rowsOf(book: Book): (string | number | null)[][] {
  const measures = new Map(book.measures.map((measure) => [measure.code, measure]));
  const policies = new Map(book.policies.map((policy) => [policy.code, policy]));
  const directions = new Map(book.directions.map((direction) => [direction.code, direction]));
  return oncePerProgramme(book).flatMap((listing) => {
    const measure = measures.get(listing.measure);
    const policy = policies.get(measure?.policy ?? '');
    const direction = directions.get(policy?.direction ?? '');
    const [department] = listing.departments;
    const classes = [direction, policy, measure].flatMap((heading) => [heading?.code ?? null, heading?.name ?? null]);
    const who = [listing.programme, listing.name, department?.bureau ?? null, department?.section ?? null];
    return fiscalYears(book).map((year) => {
      const cost = listing.costs[year];
      return [year, ...classes, ...who, millionYen(cost?.yen ?? null), cost?.provenance ?? 'absent'];
    });
  });
}

export function fiscalDataPackage(edition: Edition, book: Book): object {
  return {
    profile: 'fiscal-data-package',
    name: `plan-${edition.slug}`.toLowerCase().replace(/[^a-z0-9._-]/g, '-'),
    title: edition.title,
    description: '金額は百万円。各事業を1回だけ載せています。 / Amounts are million yen. Each programme once.',
    countryCode: 'JP',
    granularity: 'aggregated',
    fiscalPeriod: { start: fiscalYearDays(edition.firstYear).first, end: fiscalYearDays(edition.lastYear).last },
    resources: [
      {
        profile: 'tabular-data-resource',
        name: 'costs',
        data: [fields.map((field) => field.name), ...rowsOf(book)],
        schema: { fields, extraFields: constants, primaryKey: ['programme_number', 'fiscal_year'], missingValues: [''] },
      },
    ],
  };
}
