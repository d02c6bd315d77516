import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { type Column, DataTable, Section } from '#ui';
import { resultPath, resultReplyPath } from './address.ts';
import { OutcomeTag } from './reply.view.tsx';
import type { Outcome } from './result.ts';
import { text } from './text.ts';

export interface PlanBlockRow {
  slug: string;
  subject: string;
  number: number;
  heading: string;
  outcome: Outcome;
  units: number;
}

/** `all`: the list of all of them; null where there is none of just these. */
export function PlanBlockView({ view, rows, total, all, ofMeasure }: { view: View; rows: PlanBlockRow[]; total: number; all: string | null; ofMeasure: boolean }): VNode {
  const words = text(view.lang).chain.programmeBlock;
  const columns: Column<PlanBlockRow>[] = [
    { key: 'reply', label: words.reply, rowHeader: true, cell: ({ slug, number, heading }) => <a href={view.href(resultReplyPath(slug, number))} lang="ja">{heading}</a> },
    { key: 'outcome', label: words.outcome, cell: ({ outcome }) => <OutcomeTag view={view} outcome={outcome} /> },
    { key: 'units', label: words.units, align: 'end', cell: ({ units }) => units },
    { key: 'consultation', label: words.consultation, cell: ({ slug, subject }) => <a href={view.href(resultPath(slug))} lang="ja">{subject}</a> },
  ];
  return (
    <Section id="opinions" title={words.title} aside={all === null ? undefined : <a href={view.href(all)}>{words.all}</a>}>
      <p>{ofMeasure ? words.measureLead : words.lead}</p>
      <DataTable view={view} caption={words.caption(rows.length, total)} columns={columns} rows={rows} empty="" stacked />
    </Section>
  );
}
