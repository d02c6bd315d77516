import type { Change } from '#domains/book';
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { type Column, DataTable, Lead, Page, Section } from '#ui';
import { draftFieldName } from './draft-cell.view.tsx';
import type { RowFinding } from './draft-check.ts';
import { type Draft, draftPath } from './draft.ts';
import { Said } from './figure.view.tsx';
import { text } from './text.ts';

export interface PreviewChange extends Pick<Change, 'kind' | 'measure' | 'name' | 'fields'> {
  number: string | null;
}

export function DraftPreviewView({ view, draft, changes, findings }: { view: View; draft: Draft; changes: PreviewChange[]; findings: RowFinding[] }): VNode {
  const words = text(view.lang).draft;
  const path = draftPath(draft.slug, '/preview');
  const nothing = text(view.lang).nothingPrinted;
  const columns: Column<PreviewChange>[] = [
    { key: 'kind', label: words.what, cell: (row) => words.changed[row.kind] },
    { key: 'name', label: words.fields.name, rowHeader: true, cell: (row) => <Said view={view}>{`${row.number ?? ''} ${row.name}`.trim()}</Said> },
    { key: 'measure', label: text(view.lang).measure, cell: (row) => <Said view={view}>{row.measure}</Said> },
    {
      key: 'fields', label: words.changes,
      cell: (row) => (row.fields.length === 0 ? nothing : <ul>{row.fields.map(({ field, before, after }) => <li key={field}>{draftFieldName(view, field)}{view.lang === 'ja' ? '：' : ': '}<Said view={view}>{`${before ?? nothing} → ${after ?? nothing}`}</Said></li>)}</ul>),
    },
  ];
  const looks: Column<RowFinding>[] = [
    { key: 'severity', label: words.severity, cell: (row) => words.severities[row.severity] },
    { key: 'listing', label: words.fields.name, rowHeader: true, cell: (row) => (row.rowId === null ? (row.listing ?? nothing) : <a href={view.href(draftPath(draft.slug, `/rows/${row.rowId}`))}><Said view={view}>{row.listing ?? words.row}</Said></a>) },
    { key: 'finding', label: words.finding, cell: (row) => row[view.lang] },
  ];
  const downloads = [
    { label: text(view.lang).csv, href: view.href(`${path}?format=csv`) },
    { label: text(view.lang).json, href: view.href(`${path}?format=json`) },
  ];
  return (
    <Page view={view} title={words.preview} shoulder={<Said view={view}>{draft.title}</Said>} wide crumbs={[{ href: view.href(draftPath(draft.slug)), label: <Said view={view}>{draft.title}</Said> }]}>
      <Lead>{words.previewLead}</Lead>
      <Section id="findings" title={words.findings} aside={String(findings.length)}>
        <DataTable view={view} caption={words.findingsCaption} captionUnseen columns={looks} rows={findings} empty={words.findingsEmpty} stacked />
      </Section>
      <Section id="changes" title={words.changes} aside={String(changes.length)}>
        <DataTable view={view} caption={words.previewCaption} captionUnseen columns={columns} rows={changes} empty={words.previewEmpty} downloads={downloads} stacked />
      </Section>
    </Page>
  );
}
