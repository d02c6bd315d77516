import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { type Column, DataTable, Section } from '#ui';
import { ProgrammeLinkView } from './listing.view.tsx';
import type { ProgrammeSuccession } from './succession.ts';
import { text } from './text.ts';

/** Which programmes this one went on in, and which went on in it. */
export function SuccessionSection({ view, successions }: { view: View; successions: ProgrammeSuccession[] }): VNode | null {
  if (successions.length === 0) return null;
  const words = text(view.lang).draft;
  const said = { merged: { into: words.mergedInto, from: words.mergedFrom }, split: { into: words.splitInto, from: words.splitFrom } };
  const columns: Column<ProgrammeSuccession>[] = [
    { key: 'programme', label: text(view.lang).programme, rowHeader: true, cell: ({ programme }) => <ProgrammeLinkView view={view} slug={programme.slug} name={programme.name} /> },
    { key: 'relation', label: words.relation, cell: ({ kind, way }) => said[kind][way] },
    { key: 'edition', label: text(view.lang).edition, cell: ({ edition }) => <a href={view.href(`/plan/editions/${encodeURIComponent(edition)}`)}>{edition}</a> },
  ];
  return (
    <Section id="succession" title={words.succession}>
      <DataTable view={view} caption={words.successionCaption} captionUnseen columns={columns} rows={successions} empty={text(view.lang).nothingPrinted} stacked />
    </Section>
  );
}
