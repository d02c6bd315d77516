import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { staffCrumb } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { Fault, View } from '#platform/http';
import { withQuery } from '#platform/query';
import { Button, type Column, DataTable, DefinitionList, ErrorSummary, Fold, Form, formatInstant, Lead, Notice, Page, Radios, Section, Tag, TextArea, TextField, roleText } from '#ui';
import { publicationPath, reportFormPath, reportPath, staffListPath } from './address.ts';
import { StageTag } from './mark.view.tsx';
import { formatPeriod, formatPeriodShort, isOverdue, type Period, periodKey, reportDue } from './period.ts';
import { differingFields, lacking, linksMax, type Report, type ReportField, sameReport, stageOf, states } from './report.ts';
import { ReportText, Written } from './report-text.view.tsx';
import { text } from './text.ts';

export interface SavedShown extends Report {
  revision: number;
  savedAt: Date;
  actingAs: string;
}

export interface ConflictShown {
  theirs: Report;
  yours: Report;
}

export interface ReportFormProps {
  view: View;
  programme: { number: string; name: string };
  period: Period;
  today: PlainDate;
  draft: SavedShown | null;
  /** What the fields hold. */
  typed: Report;
  published: Report | null;
  saves: SavedShown[];
  /** Whether this person may publish. */
  publishes: boolean;
  faults: Fault[];
  conflict: ConflictShown | null;
  /** Reason of a correction as it was typed. */
  reason: string;
  after: 'saved' | 'published' | null;
}

export function ReportFormView(props: ReportFormProps): VNode {
  const { view, programme, period, draft, published, faults, conflict, after } = props;
  const words = text(view.lang);
  const crumbs = [staffCrumb(view), { href: view.href(withQuery(staffListPath, { period: periodKey(period) })), label: words.list.title }];
  return (
    <Page view={view} title={words.form.title(programme.name)} shoulder={words.form.shoulder(programme.number, formatPeriodShort(period, view.lang))} crumbs={crumbs}>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field: fieldOf(field), message: sentence[view.lang] }))} />
      {conflict === null ? null : <Conflict view={view} conflict={conflict} />}
      {after === null ? null : <Notice tone="success" title={words.form[after]} />}
      <Lead>{words.form.lead}</Lead>
      <DefinitionList
        items={[
          { term: words.period, description: formatPeriod(period, view.lang) },
          { term: words.form.stage, description: <StageTag view={view} stage={stageOf(draft, published)} /> },
          { term: words.form.due, description: <>{formatDate(reportDue(period).on, view.lang)} {published === null && isOverdue(period, props.today) ? <Tag tone="red">{words.overdue}</Tag> : null}</> },
          ...(draft === null ? [] : [{ term: words.savedAt, description: `${formatInstant(view.lang, draft.savedAt)}　${roleText(draft.actingAs, view.lang)}` }]),
          ...(published === null ? [] : [{ term: words.reported, description: <a href={view.href(reportPath(programme.number, period))}>{words.form.publicPage}</a> }]),
        ]}
      />
      <Fields {...props} />
      <Publishing {...props} />
      <Saves {...props} />
    </Page>
  );
}

/** The control that a fault is about: links share one name, so the first of them is meant. */
function fieldOf(field: string): string {
  return field === 'link_url' ? 'link_label' : field;
}

function Conflict({ view, conflict }: { view: View; conflict: ConflictShown }): VNode {
  const words = text(view.lang).form.conflict;
  const columns: Column<ReportField>[] = [
    { key: 'field', label: words.field, rowHeader: true, cell: (field) => fieldName(view, field) },
    { key: 'theirs', label: words.theirs, cell: (field) => <FieldText view={view} report={conflict.theirs} field={field} /> },
    { key: 'yours', label: words.yours, cell: (field) => <FieldText view={view} report={conflict.yours} field={field} /> },
  ];
  return (
    <>
      <Notice tone="warning" title={words.title}>
        <p>{words.body}</p>
      </Notice>
      <DataTable view={view} caption={words.caption} columns={columns} rows={differingFields(conflict.theirs, conflict.yours)} empty={words.same} stacked />
    </>
  );
}

function fieldName(view: View, field: ReportField): string {
  const words = text(view.lang);
  return { state: words.stateLabel, done: words.done, next: words.next, links: words.links }[field];
}

function FieldText({ view, report, field }: { view: View; report: Report; field: ReportField }): VNode {
  const words = text(view.lang);
  if (field === 'state') return <span>{report.state === null ? words.none : words.state[report.state]}</span>;
  if (field === 'links') return <span>{report.links.map(({ label, url }) => `${label} ${url}`).join('、') || words.none}</span>;
  return <Written view={view}>{report[field]}</Written>;
}

function Fields({ view, programme, period, draft, typed, faults }: ReportFormProps): VNode {
  const words = text(view.lang);
  const error = (field: string) => faults.find((fault) => fault.field === field)?.sentence[view.lang];
  return (
    <Section id="report" title={words.form.formTitle}>
      <Form view={view} method="post" action={view.href(reportFormPath(programme.number, period))} label={words.form.formLabel}>
        <input type="hidden" name="revision" value={String(draft?.revision ?? 0)} />
        <Radios name="state" legend={words.form.stateLegend} value={typed.state ?? undefined} error={error('state')} lang={view.lang} options={states.map((state) => ({ value: state, label: words.state[state], hint: words.stateHint[state] }))} />
        <TextArea name="done" label={words.done} hint={words.form.doneHint} value={typed.done} error={error('done')} lang={view.lang} />
        <TextArea name="next" label={words.next} hint={words.form.nextHint} value={typed.next} error={error('next')} lang={view.lang} />
        <LinkFields view={view} links={typed.links} error={error('link_url')} />
        <Button>{words.form.save}</Button>
      </Form>
    </Section>
  );
}

/** A pair of fields for each document; every control has an id of its own. */
function LinkFields({ view, links, error }: { view: View; links: Report['links']; error?: string }): VNode {
  const words = text(view.lang);
  const shown = Math.max(linksMax, links.length);
  return (
    <fieldset class={error === undefined ? 'hk-field' : 'hk-field hk-field--error'} id="f-link_label" tabindex={-1}>
      <legend class="hk-field__label">{words.links}</legend>
      <p class="hk-field__hint">{words.form.linkHint}</p>
      {error === undefined ? null : <p class="hk-field__error">{error}</p>}
      <Fold summary={words.form.linksOpen} open={links.length > 0 || error !== undefined}>
        <div class="hk-form">
          {Array.from({ length: shown }, (_, index) => (
            <div class="hk-pair" key={index}>
              <NumberedField name="link_label" number={index + 1} label={words.form.linkLabel(index + 1)} value={links[index]?.label ?? ''} />
              <NumberedField name="link_url" number={index + 1} label={words.form.linkUrl(index + 1)} value={links[index]?.url ?? ''} url />
            </div>
          ))}
        </div>
      </Fold>
    </fieldset>
  );
}

/** One of several fields of the same name. */
function NumberedField({ name, number, label, value, url = false }: { name: string; number: number; label: string; value: string; url?: boolean }): VNode {
  const id = `f-${name}-${number}`;
  return (
    <div class="hk-field">
      <label class="hk-field__label" for={id}>
        {label}
      </label>
      <input class="hk-input" id={id} name={`${name}[]`} type="text" value={value} inputmode={url ? 'url' : undefined} />
    </div>
  );
}

function Publishing({ view, programme, period, draft, published, publishes, faults, reason }: ReportFormProps): VNode {
  const words = text(view.lang);
  const said = (sentence: string): VNode => (
    <Section id="publication" title={words.form.publishTitle}>
      <p>{sentence}</p>
    </Section>
  );
  if (!publishes) return said(words.form.publishByHead);
  if (draft === null) return said(words.form.publishFirst);
  if (published !== null && sameReport(draft, published)) return said(words.form.publishNothing);
  const lacks = lacking(draft);
  return (
    <Section id="publication" title={words.form.publishTitle}>
      <p>{published === null ? words.form.publishBody : words.form.correctBody}</p>
      <h3>{words.form.preview}</h3>
      <ReportText view={view} report={draft} />
      {lacks.length > 0 ? (
        <ul>
          {lacks.map(({ field, sentence }) => (
            <li key={field}>{sentence[view.lang]}</li>
          ))}
        </ul>
      ) : (
        <Form view={view} method="post" action={view.href(publicationPath(programme.number, period))} label={words.form.publishTitle}>
          <input type="hidden" name="revision" value={String(draft.revision)} />
          {published === null ? null : <TextField name="reason" label={words.form.reason} hint={words.form.reasonHint} required value={reason} lang={view.lang} error={faults.find(({ field }) => field === 'reason')?.sentence[view.lang]} />}
          <Button>{words.form.publish}</Button>
        </Form>
      )}
    </Section>
  );
}

function Saves({ view, saves }: ReportFormProps): VNode {
  const words = text(view.lang);
  const columns: Column<SavedShown>[] = [
    { key: 'revision', label: words.form.historyRevision, rowHeader: true, cell: ({ revision }) => String(revision) },
    { key: 'at', label: words.savedAt, cell: ({ savedAt }) => formatInstant(view.lang, savedAt) },
    { key: 'as', label: words.savedAs, cell: ({ actingAs }) => roleText(actingAs, view.lang) },
    { key: 'text', label: words.form.preview, cell: (save) => <Fold summary={save.state === null ? words.none : words.state[save.state]}><ReportText view={view} report={save} /></Fold> },
  ];
  return (
    <Section id="saves" title={words.form.historyTitle}>
      <DataTable view={view} caption={words.form.historyCaption} columns={columns} rows={saves} empty={words.form.historyEmpty} stacked />
    </Section>
  );
}
