import { staffCrumb } from '#domains/staff';
import type { VNode } from 'preact';
import type { Sentence, View } from '#platform/http';
import { Button, ButtonLink, Buttons, type Column, DataTable, EmptyState, ErrorSummary, FileField, Figures, Form, formatInstant, Lead, Notice, Page, Pagination, Section, Tag, TextArea, roleText } from '#ui';
import type { Amount } from './amount.ts';
import type { AmountChange, Preview } from './import.ts';
import type { SheetRefusal } from './sheet.ts';
import { AmountCell, StageName, YearName } from './amount.view.tsx';
import { text } from './text.ts';

/** An import as its list and its report show it. */
export interface ShownImport {
  id: number;
  sourceName: string;
  counts: { added: number; changed: number; unchanged: number; refused: number };
  appliedAt: Date;
  actingAs: string;
}

const listPath = '/staff/money';
const crumbs = (view: View) => [staffCrumb(view), { href: view.href(listPath), label: text(view.lang).imports.title }];

export function ImportListView({ view, imports, found, shown, pages }: { view: View; imports: ShownImport[]; found: number; shown: number; pages: number }): VNode {
  const words = text(view.lang);
  const columns: Column<ShownImport>[] = [
    { key: 'file', label: words.imports.file, rowHeader: true, cell: (row) => <a href={view.href(`/staff/money/imports/${row.id}`)}>{row.sourceName}</a> },
    { key: 'at', label: words.imports.at, cell: (row) => formatInstant(view.lang, row.appliedAt) },
    { key: 'by', label: words.imports.by, cell: (row) => roleText(row.actingAs, view.lang) },
    ...(['added', 'changed', 'unchanged', 'refused'] as const).map((key): Column<ShownImport> => ({ key, label: words.imports[key], align: 'end', cell: (row) => row.counts[key] })),
  ];
  const downloads = (['csv', 'json'] as const).map((format) => ({ label: words[format], href: view.href(`${listPath}?format=${format}`) }));
  return (
    <Page view={view} title={words.imports.title} crumbs={[staffCrumb(view)]}>
      <Lead>{words.imports.lead}</Lead>
      <Buttons>
        <ButtonLink href={view.href('/staff/money/uploads/new')}>{words.imports.new}</ButtonLink>
        <ButtonLink href={view.href('/plan/money')} tone="secondary">
          {words.report.public}
        </ButtonLink>
      </Buttons>
      <DataTable view={view} caption={words.imports.caption(String(found))} columns={columns} rows={imports} empty={words.imports.empty} downloads={downloads} stacked />
      <Pagination view={view} page={shown} pages={pages} href={(page) => view.href(`${listPath}?page=${page}`)} />
    </Page>
  );
}

export function UploadView({ view, pasted, error }: { view: View; pasted: string; error: { field: 'file' | 'pasted'; sentence: Sentence } | null }): VNode {
  const words = text(view.lang).upload;
  const errorOf = (field: string) => (error?.field === field ? error.sentence[view.lang] : undefined);
  return (
    <Page view={view} title={words.title} crumbs={crumbs(view)}>
      <ErrorSummary view={view} errors={error === null ? [] : [{ field: error.field, message: error.sentence[view.lang] }]} />
      <Lead>{words.lead}</Lead>
      <Notice tone="info" title={words.columns} />
      <Form view={view} method="post" action={view.href('/staff/money/uploads')} upload>
        <FileField name="file" label={words.file} hint={words.fileHint} accept=".csv,.tsv,.txt,.xlsx" error={errorOf('file')} lang={view.lang} />
        <TextArea name="pasted" label={words.pasted} hint={words.pastedHint} value={pasted} rows={8} error={errorOf('pasted')} lang={view.lang} />
        <Buttons>
          <Button>{words.preview}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}

export interface PreviewProps {
  view: View;
  preview: Preview;
  name: string;
  sha256: string;
  /** Mark of what is shown here; comes back with the agreement. */
  seen: string;
  /** True where something changed since the person looked. */
  isChanged: boolean;
}

export function PreviewView({ view, preview, name, sha256, seen, isChanged }: PreviewProps): VNode {
  const words = text(view.lang).preview;
  const changed = preview.changes.filter((change) => change.kind !== 'unchanged');
  const again = (
    <ButtonLink href={view.href('/staff/money/uploads/new')} tone="secondary">
      {words.again}
    </ButtonLink>
  );
  return (
    <Page view={view} title={words.title} crumbs={crumbs(view)} wide>
      {isChanged ? <Notice tone="warning" title={words.changed} /> : null}
      <Lead>{words.lead(name)}</Lead>
      <Counts view={view} counts={{ added: of(preview, 'added'), changed: of(preview, 'changed'), unchanged: of(preview, 'unchanged'), refused: preview.refusals.length }} />
      {changed.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneBody}</p>
          {again}
        </EmptyState>
      ) : (
        <Form view={view} method="post" action={view.href('/staff/money/imports')}>
          <input type="hidden" name="sha256" value={sha256} />
          <input type="hidden" name="name" value={name} />
          <input type="hidden" name="seen" value={seen} />
          <Buttons>
            <Button>{words.apply(String(changed.length))}</Button>
            {again}
          </Buttons>
        </Form>
      )}
      {preview.refusals.length === 0 ? null : (
        <Section id="refused" title={words.refusedTitle}>
          <RefusalTable view={view} caption={words.refusedCaption(String(preview.refusals.length))} refusals={preview.refusals.map(flat)} />
        </Section>
      )}
      {changed.length === 0 ? null : (
        <Section id="changes" title={words.changesTitle}>
          <ChangeTable view={view} changes={changed} />
        </Section>
      )}
    </Page>
  );
}

const of = ({ changes }: Preview, kind: AmountChange['kind']): number => changes.filter((change) => change.kind === kind).length;
const flat = ({ line, source, sentence }: SheetRefusal): Refused => ({ line, source, ...sentence });

function Counts({ view, counts }: { view: View; counts: ShownImport['counts'] }): VNode {
  const words = text(view.lang).imports;
  return <Figures items={(['added', 'changed', 'unchanged', 'refused'] as const).map((key) => ({ label: words[key], value: String(counts[key]) }))} />;
}

function ChangeTable({ view, changes }: { view: View; changes: AmountChange[] }): VNode {
  const words = text(view.lang);
  const amount = (value: Amount | null) => <AmountCell view={view} yen={value?.totalYen ?? null} />;
  const columns: Column<AmountChange>[] = [
    { key: 'programme', label: words.programme, rowHeader: true, cell: ({ programme }) => <span lang="ja">{`${programme.number} ${programme.name}`}</span> },
    { key: 'year', label: words.year, cell: ({ after }) => <YearName view={view} year={after.fiscalYear} /> },
    { key: 'stage', label: words.preview.kind, cell: ({ after, kind }) => <><StageName view={view} stage={after.stage} round={after.round} /> <Tag tone={kind === 'added' ? 'blue' : 'neutral'}>{words.preview.kinds[kind]}</Tag></> },
    { key: 'before', label: words.preview.before, align: 'end', cell: ({ before }) => amount(before) },
    { key: 'after', label: words.preview.after, align: 'end', cell: ({ after }) => amount(after) },
    { key: 'line', label: words.preview.line, align: 'end', cell: ({ line }) => line },
  ];
  return <DataTable view={view} caption={words.preview.caption(String(changes.length))} columns={columns} rows={changes} empty={words.preview.none} stacked />;
}

interface Refused {
  line: number;
  source: string;
  ja: string;
  en: string;
}

function RefusalTable({ view, caption, refusals }: { view: View; caption: string; refusals: Refused[] }): VNode {
  const words = text(view.lang).preview;
  const columns: Column<Refused>[] = [
    { key: 'line', label: words.line, rowHeader: true, cell: (row) => row.line },
    { key: 'why', label: words.why, cell: (row) => row[view.lang] },
    { key: 'row', label: words.row, cell: (row) => <span lang="ja">{row.source}</span> },
  ];
  return <DataTable view={view} caption={caption} columns={columns} rows={refusals} empty={text(view.lang).report.kept} stacked />;
}

export function ImportReportView({ view, report }: { view: View; report: ShownImport & { refusals: Refused[] } }): VNode {
  const words = text(view.lang);
  return (
    <Page view={view} title={words.report.title} shoulder={report.sourceName} crumbs={crumbs(view)}>
      <Notice tone="success" title={words.report.done(String(report.counts.added), String(report.counts.changed))}>
        <p>{`${formatInstant(view.lang, report.appliedAt)} · ${roleText(report.actingAs, view.lang)}`}</p>
      </Notice>
      <Counts view={view} counts={report.counts} />
      {report.refusals.length === 0 ? <p>{words.report.kept}</p> : <RefusalTable view={view} caption={words.report.refusedCaption(String(report.refusals.length))} refusals={report.refusals} />}
      <Buttons>
        <ButtonLink href={view.href('/plan/money')}>{words.report.public}</ButtonLink>
        <ButtonLink href={view.href('/staff/money/uploads/new')} tone="secondary">
          {words.imports.new}
        </ButtonLink>
      </Buttons>
    </Page>
  );
}
