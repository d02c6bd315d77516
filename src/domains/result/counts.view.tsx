import type { VNode } from 'preact';
import { ways, type Way } from '#domains/consultation';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { type Column, DataTable, Section } from '#ui';
import type { ResultCounts } from './counts.ts';
import { text } from './text.ts';

export interface CountsProps {
  view: View;
  counts: ResultCounts;
  replies: number;
  /** Address of the record of what was set aside. */
  moderation: string;
}

interface Row {
  name: string;
  people: number | null;
  submissions: number | null;
  units: number;
}

/** People, submissions and opinions apart, by way of arrival; and what is not among them. */
export function CountsView({ view, counts, replies, moderation }: CountsProps): VNode {
  const words = text(view.lang).result;
  const known = ways.filter((way) => counts.byWay[way] !== undefined);
  const rows: Row[] = known.map((way: Way) => ({ name: words.counts.ways[way], ...counts.byWay[way]! }));
  const figure = (value: number | null): string => (value === null ? words.unknown : formatCount(value));
  const columns: Column<Row>[] = [
    { key: 'way', label: words.counts.way, rowHeader: true, cell: ({ name }) => name },
    { key: 'people', label: words.counts.people, align: 'end', cell: ({ people }) => figure(people) },
    { key: 'submissions', label: words.counts.submissions, align: 'end', cell: ({ submissions }) => figure(submissions) },
    { key: 'units', label: words.counts.units, align: 'end', cell: ({ units }) => figure(units) },
  ];
  const total = { name: words.counts.total, ...counts.total };
  return (
    <Section id="counts" title={words.counts.title}>
      <p>{words.counts.sum(formatCount(counts.total.units), formatCount(replies))}</p>
      {rows.length === 0 ? (
        <p>{words.counts.none}</p>
      ) : (
        <>
          <DataTable view={view} caption={words.counts.caption} columns={columns} rows={[...rows, total]} empty={words.counts.none} stacked />
          <p>{words.counts.totalNote}</p>
        </>
      )}
      <Asides view={view} counts={counts} moderation={moderation} />
    </Section>
  );
}

interface Aside {
  name: string;
  value: number;
  /** Where one can read more. */
  href: string | null;
}

/** What one would otherwise ask about: only figures that are known. */
function Asides({ view, counts: { copies, remarks, late, withdrawn, aside }, moderation }: Omit<CountsProps, 'replies'>): VNode | null {
  const words = text(view.lang).result;
  const line = (name: string, value: number | null, href: string | null = null): Aside[] => (value === null ? [] : [{ name, value, href }]);
  const rows = [
    ...line(words.counts.copies, copies),
    ...line(words.counts.late, late),
    ...line(words.counts.remarks, remarks),
    ...line(words.counts.withdrawn, withdrawn),
    ...line(words.counts.aside, aside, aside === 0 ? null : moderation),
  ];
  const columns: Column<Aside>[] = [
    { key: 'name', label: words.counts.item, rowHeader: true, cell: ({ name, href }) => (href === null ? name : <>{name}　<a href={view.href(href)}>{words.counts.asideLog}</a></>) },
    { key: 'value', label: words.counts.number, align: 'end', cell: ({ value }) => formatCount(value) },
  ];
  return rows.length === 0 ? null : <DataTable view={view} caption={words.counts.asides} columns={columns} rows={rows} empty="" />;
}
