/** Groups of programmes as rows of a file: sums in million yen, printed and worked-out apart. */
import type { Column } from '#platform/table';
import { millionYen } from './edition-document.ts';
import type { Group } from './group.ts';

export function groupColumns<Key>(name: string, say: (key: Key) => string): Column<Group<Key>>[] {
  const columns: Column<Group<Key>>[] = [
    { key: name, label: name, value: (row) => say(row.key) },
    { key: 'programmes', label: 'programmes', value: (row) => row.programmes },
    { key: 'stated_million_yen', label: 'stated_million_yen', value: (row) => millionYen(row.total.statedYen) },
    { key: 'stated_count', label: 'stated_count', value: (row) => row.total.stated },
    { key: 'implied_million_yen', label: 'implied_million_yen', value: (row) => millionYen(row.total.impliedYen) },
    { key: 'implied_count', label: 'implied_count', value: (row) => row.total.implied },
    { key: 'unsettled_count', label: 'unsettled_count', value: (row) => row.total.unsettled },
    { key: 'absent_count', label: 'absent_count', value: (row) => row.total.absent },
  ];
  return columns;
}

/** The same rows for JSON, under the same names. */
export function groupJson<Key>(columns: Column<Group<Key>>[], groups: Group<Key>[], facts: (key: Key) => object): object[] {
  return groups.map((group) => ({ ...facts(group.key), ...Object.fromEntries(columns.map((column) => [column.key, column.value(group)])) }));
}
