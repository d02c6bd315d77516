/** The plain spreadsheet: one row a listing, columns known by name; what the exports write and a city can fill in. */
import type { PlainLayout } from './layout.ts';

export const plainLayout: PlainLayout = {
  kind: 'plain',
  name: 'plain',
  title: { ja: '1行1事業の表（CSV・Excel）', en: 'Plain table with one row a programme (CSV, Excel)' },
  kinds: null,
};
