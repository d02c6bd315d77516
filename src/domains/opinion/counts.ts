/** How many took part in a call: counted in one place, so that no two pages differ. */
import { type Way, ways } from '#domains/consultation';

export interface WayCount {
  /** Distinct people: by account, else by name and address, else each submission is somebody's. */
  people: number;
  submissions: number;
  opinions: number;
}

/** Of kept submissions, but for what `withdrawn` and `aside` count. */
export interface OpinionCounts {
  byWay: Record<Way, WayCount>;
  /** Whoever used two ways is one of `people` here. */
  total: WayCount;
  /** Submissions that their senders took back. */
  withdrawn: number;
  /** Submissions set aside, with published reasons. */
  aside: number;
  /** Submissions that came after the period, begun within it. */
  late: number;
  /** Opinions that say what an earlier one says, letter by letter but for marks and spaces. */
  copies: number;
}

/** One row of the counting; `way` null for all ways together. */
export interface CountRow extends WayCount {
  way: Way | null;
  withdrawn: number;
  aside: number;
  late: number;
  copies: number;
}

const none: WayCount = { people: 0, submissions: 0, opinions: 0 };

export function countsFrom(rows: readonly CountRow[]): OpinionCounts {
  const of = (way: Way | null): WayCount => {
    const row = rows.find((one) => one.way === way);
    return row ? { people: row.people, submissions: row.submissions, opinions: row.opinions } : { ...none };
  };
  const all = rows.find((row) => row.way === null);
  const byWay = Object.fromEntries(ways.map((way) => [way, of(way)])) as Record<Way, WayCount>;
  return { byWay, total: of(null), withdrawn: all?.withdrawn ?? 0, aside: all?.aside ?? 0, late: all?.late ?? 0, copies: all?.copies ?? 0 };
}
