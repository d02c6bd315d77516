/** Grades and directions counted, for a year and for the plan's own page. */
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { DataTable } from '#ui';
import { gradeText } from './document.view.tsx';
import type { SheetDocument } from './sheet-document.ts';
import { text } from './text.ts';

function counted(labels: { label: string; rank: number }[]): { label: string; count: number }[] {
  const groups = [...Map.groupBy(labels, ({ label }) => label)];
  return groups.toSorted((one, other) => other[1][0]!.rank - one[1][0]!.rank).map(([label, own]) => ({ label, count: own.length }));
}

export function GlanceView({ view, sheets }: { view: View; sheets: SheetDocument[] }): VNode {
  const words = text(view.lang);
  const table = (caption: string, head: string, rows: { label: string; count: number }[]): VNode => (
    <DataTable
      view={view}
      caption={caption}
      columns={[
        { key: 'label', label: head, rowHeader: true, cell: (row) => row.label },
        { key: 'count', label: words.count, align: 'end', cell: (row) => row.count },
      ]}
      rows={rows}
      empty={words.none}
    />
  );
  return (
    <>
      {table(words.gradeCaption, words.grade, counted(sheets.map(({ grade }) => ({ label: gradeText(view, grade), rank: grade?.rank ?? -1 }))))}
      {table(words.directionCaption, words.direction, counted(sheets.map(({ direction }) => ({ label: direction?.label[view.lang] ?? words.none, rank: 0 }))))}
    </>
  );
}
