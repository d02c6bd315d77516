/** A plan as large as a big city's, the same on every call: for measuring and for tests of limits. */
import type { Activity, Book, Figure, Listing, Measure, Place, Policy } from './book.ts';

const activities = ['調査の実施', '計画の策定', '継続', '工事', '施設の整備 利用の開始'];
const kinds = ['重点', '新規', '合併'];

function figure(yen: bigint | null, provenance: Figure['provenance'], place: Place | null): Figure {
  return { yen, provenance, place };
}

/**
 * `programmes` listings over `years` fiscal years from 2024, in measures of 20 under policies of 5 under directions of 4. One
 * in ten has an amount that is not settled, one in seven no money; totals add up. Costs in thousand yen.
 */
export function largePlan(programmes: number, years: number): Book {
  const measureCount = Math.max(1, Math.ceil(programmes / 20));
  const policyCount = Math.ceil(measureCount / 5);
  const directionCount = Math.ceil(policyCount / 4);
  const place = { line: 1, cell: 1 };
  const policyCode = (index: number): string => `政${index + 1}`;
  const measureCode = (index: number): string => `${policyCode(Math.floor(index / 5))}-${(index % 5) + 1}`;
  const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
  const firstYear = 2024;

  const listing = (index: number): Listing => {
    const own = { line: index + 2, cell: 8 };
    const unsettled = index % 10 === 3;
    const free = index % 7 === 5;
    const costs: Record<number, Figure> = {};
    const said: Record<number, Activity> = {};
    let total = 0n;
    for (let year = firstYear; year < firstYear + years; year += 1) {
      const yen = BigInt(((index * 37 + year * 11) % 900) + 1) * 100_000n;
      const open = unsettled && year === firstYear + years - 1;
      costs[year] = free ? figure(null, 'absent', own) : open ? figure(null, 'unsettled', own) : figure(yen, 'stated', own);
      total += costs[year]!.yen ?? 0n;
      said[year] = { text: activities[(index + year) % activities.length]!, place: own };
    }
    return {
      measure: measureCode(Math.floor(index / 20)), name: `第${index + 1}事業 地域の学びと暮らしを支える取組`, programme: null, primary: true,
      kinds: index % 4 === 0 ? [kinds[index % 3]!] : [], departments: [{ bureau: `部門${(index % 12) + 1}部`, section: `第${(index % 60) + 1}担当課` }],
      others: index % 9 === 0, references: [], links: [], activities: said, total: free ? figure(null, 'absent', own) : figure(total, 'stated', own), costs, place: own,
    };
  };

  return {
    firstYear, lastYear: firstYear + years - 1, unitYen: 1_000,
    directions: many(directionCount, (index) => ({ code: String(index + 1), name: `方向${index + 1}`, place })),
    policies: many(policyCount, (index): Policy => ({ code: policyCode(index), name: `政策${index + 1}`, direction: String(Math.floor(index / 4) + 1), place })),
    measures: many(measureCount, (index): Measure => ({ code: measureCode(index), name: `施策${index + 1}`, policy: policyCode(Math.floor(index / 5)), place })),
    listings: many(programmes, listing),
  };
}
