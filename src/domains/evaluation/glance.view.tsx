/** Grades and directions counted, for a year and for the plan's own page. */
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Figures } from '#ui';
import { gradeText } from './document.view.tsx';
import type { SheetDocument } from './sheet-document.ts';
import { text } from './text.ts';

function counted(labels: { label: string; rank: number }[]): { label: string; count: number }[] {
  const groups = [...Map.groupBy(labels, ({ label }) => label)];
  return groups.toSorted((one, other) => other[1][0]!.rank - one[1][0]!.rank).map(([label, own]) => ({ label, count: own.length }));
}

export function GlanceView({ view, sheets }: { view: View; sheets: SheetDocument[] }): VNode {
  const words = text(view.lang);
  const figures = (title: string, rows: { label: string; count: number }[]): VNode => (
    <>
      <h3>{title}</h3>
      <Figures items={rows.map(({ label, count }) => ({ label, value: count, unit: words.sheets }))} />
    </>
  );
  return (
    <>
      {figures(words.gradeCaption, counted(sheets.map(({ grade }) => ({ label: gradeText(view, grade), rank: grade?.rank ?? -1 }))))}
      {figures(words.directionCaption, counted(sheets.map(({ direction }) => ({ label: direction?.label[view.lang] ?? words.none, rank: 0 }))))}
    </>
  );
}
