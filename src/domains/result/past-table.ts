/** A result in the plain form of four columns in which cities publish, and which reads back to the same opinions and replies. */
import type { Column } from '#platform/table';

export interface TableReply {
  item: string;
  text: string;
  units: { text: string; same: number }[];
}

export interface PlainRow {
  /** Empty in the rows that go on with the reply above. */
  item: string;
  opinion: string;
  reply: string;
  count: number;
  /** Rows over which item and reply of this row reach; 0 in those that go on. */
  reach: number;
}

/** Stands for an item that is none, so that the one above does not seem to go on. */
const noItem = '－';

/** A row for each opinion; item and reply stand in the first of a reply. */
export function plainRows(replies: Iterable<TableReply>): PlainRow[] {
  return Array.from(replies).flatMap(({ item, text, units }) =>
    units.map(({ text: opinion, same }, index) => ({ item: index === 0 ? item || noItem : '', opinion, reply: index === 0 ? text : '', count: same, reach: index === 0 ? units.length : 0 })),
  );
}

/** Heads are Japanese in every language: they are what other cities' programs look for. */
export const plainColumns: Column<PlainRow>[] = [
  { key: 'item', label: '項目', value: ({ item }) => item, width: 24 },
  { key: 'opinion', label: 'お寄せいただいた意見', value: ({ opinion }) => opinion, width: 60 },
  { key: 'reply', label: '市の検討結果', value: ({ reply }) => reply, width: 60 },
  { key: 'count', label: '件数', value: ({ count }) => count, width: 8 },
];
