import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Buttons, type Column, DataTable, ErrorSummary, Form, formatInstant, Notice, Page, Radios, Section, TextArea, TextField } from '#ui';
import { ActingAs } from './acting-as.view.tsx';
import { CellInput, draftFieldName, rowNumber } from './draft-cell.view.tsx';
import type { RowFinding } from './draft-check.ts';
import { type Draft, type DraftChange, draftPath, type DraftRow } from './draft.ts';
import { Said } from './figure.view.tsx';
import { text } from './text.ts';

export interface DraftRowProps {
  view: View;
  draft: Draft;
  row: DraftRow;
  fields: string[];
  mayWrite: boolean;
  /** Rows that it goes into, comes from, or that go into or come from it. */
  related: DraftRow[];
  findings: RowFinding[];
  /** Newest first. */
  changes: DraftChange[];
  wrong: { errors: { field: string; message: string }[]; values: { fate: string; into: string; names: string; why: string } } | null;
}

/** One row of a draft: every cell, the decision on it, its history. */
export function DraftRowView(props: DraftRowProps): VNode {
  const { view, draft, row, mayWrite, related, findings, wrong } = props;
  const words = text(view.lang).draft;
  return (
    <Page
      view={view}
      title={words.rowTitle(row.cells.name ?? '')}
      titleLang="ja"
      shoulder={words.rowShoulder(rowNumber(view, row))}
      crumbs={[
        { href: view.href(draftPath(draft.slug)), label: <Said view={view}>{draft.title}</Said> },
        { href: view.href(draftPath(draft.slug, '/grid')), label: words.grid },
      ]}
    >
      <ErrorSummary view={view} errors={wrong?.errors ?? []} />
      <Notice tone="info" title={words.fates[row.fate]}>
        {related.length === 0 ? null : (
          <ul>
            {related.map((other) => (
              <li key={other.id}>
                <a href={view.href(draftPath(draft.slug, `/rows/${other.id}`))}><Said view={view}>{`${rowNumber(view, other)} ${other.cells.name ?? ''}`}</Said></a>{' '}
                {words.fates[other.fate]}
              </li>
            ))}
          </ul>
        )}
      </Notice>
      {findings.length === 0 ? null : (
        <Notice tone="warning" title={words.findings}>
          <ul>{findings.map((finding, index) => <li key={index}>{finding[view.lang]}</li>)}</ul>
        </Notice>
      )}
      <Cells {...props} />
      {mayWrite ? <Decision {...props} /> : null}
      <History {...props} />
    </Page>
  );
}

function Cells({ view, draft, row, fields, mayWrite, findings }: DraftRowProps): VNode {
  const words = text(view.lang).draft;
  const columns: Column<string>[] = [
    { key: 'field', label: words.field, rowHeader: true, cell: (field) => draftFieldName(view, field) },
    {
      key: 'cell', label: words.cells,
      cell: (field) =>
        mayWrite ? (
          <CellInput view={view} row={row} field={field} at={[fields.indexOf(field), 0]} wrong={findings.some((finding) => finding.field === field && finding.severity !== 'note')} />
        ) : (
          <Said view={view}>{row.cells[field] || text(view.lang).nothingPrinted}</Said>
        ),
    },
  ];
  const table = <DataTable view={view} caption={words.cells} captionUnseen columns={columns} rows={fields} empty={text(view.lang).nothingPrinted} stacked />;
  return (
    <Section id="cells" title={words.cells}>
      <p>{words.gridLegend}</p>
      {mayWrite ? (
        <Form view={view} method="post" action={view.href(draftPath(draft.slug, '/grid'))} label={words.cells}>
          <input type="hidden" name="back" value={`row=${row.id}`} />
          {table}
          <Buttons>
            <Button>{words.save}</Button>
          </Buttons>
        </Form>
      ) : (
        table
      )}
    </Section>
  );
}

function Decision({ view, draft, row, wrong }: DraftRowProps): VNode {
  const words = text(view.lang).draft;
  const errorOf = (name: string): string | undefined => wrong?.errors.find(({ field }) => field === name)?.message;
  return (
    <Section id="decision" title={words.decide}>
      <Form view={view} method="post" action={view.href(draftPath(draft.slug, `/rows/${row.id}/decision`))} label={words.decide}>
        <Radios name="fate" legend={words.fate} value={wrong?.values.fate ?? (row.fate === 'new' ? 'carried' : row.fate)} options={Object.entries(words.decideFates).map(([value, label]) => ({ value, label }))} error={errorOf('fate')} required lang={view.lang} />
        <TextField name="into" label={words.into} hint={words.intoHint} value={wrong?.values.into} error={errorOf('into')} lang={view.lang} />
        <TextArea name="names" label={words.names} hint={words.namesHint} rows={3} value={wrong?.values.names} error={errorOf('names')} lang={view.lang} />
        <TextArea name="why" label={words.why} hint={words.whyHint} rows={3} value={wrong?.values.why} lang={view.lang} />
        <Buttons>
          <Button>{words.decideButton}</Button>
        </Buttons>
      </Form>
    </Section>
  );
}

function History({ view, changes }: DraftRowProps): VNode {
  const words = text(view.lang).draft;
  const said = (value: string | null) => (value === null || value === '' ? text(view.lang).nothingPrinted : <Said view={view}>{value}</Said>);
  const fate = (value: string | null) => {
    const [word = '', ...rest] = (value ?? '').split(': ');
    return said([words.fates[word as DraftRow['fate']] ?? word, ...rest].filter((part) => part !== '').join(' '));
  };
  const columns: Column<DraftChange>[] = [
    { key: 'when', label: words.when, rowHeader: true, cell: (change) => <time datetime={change.at.toISOString()}>{formatInstant(view.lang, change.at)}</time> },
    { key: 'field', label: words.field, cell: (change) => draftFieldName(view, change.field) },
    { key: 'before', label: words.before, cell: (change) => (change.field === 'fate' ? fate(change.before) : said(change.before)) },
    { key: 'after', label: words.after, cell: (change) => (change.field === 'fate' ? fate(change.after) : said(change.after)) },
    { key: 'why', label: words.why, cell: (change) => change.why ?? text(view.lang).nothingPrinted },
    { key: 'who', label: words.who, cell: (change) => <ActingAs view={view} actingAs={change.actingAs} /> },
  ];
  return (
    <Section id="history" title={words.history}>
      <DataTable view={view} caption={words.historyCaption} captionUnseen columns={columns} rows={changes} empty={words.historyEmpty} stacked />
    </Section>
  );
}
