import type { VNode } from 'preact';
import { type Consultation, consultationPath } from '#domains/consultation';
import type { View } from '#platform/http';
import { Button, type Column, DataTable, ErrorSummary, Form, formatInstant, Lead, Page, roleText, Section, Select, TextArea } from '#ui';
import { asideNow, grounds, type ModerationEntry, moderationPath } from './moderation.ts';
import { text } from './text.ts';

export interface LogChoice {
  sort: 'at' | 'number';
  order: 'asc' | 'desc';
}

interface LogProps {
  view: View;
  consultation: Pick<Consultation, 'slug' | 'subject'>;
  entries: ModerationEntry[];
  choice: LogChoice;
  href: (change: Partial<LogChoice> & { format?: string }) => string;
}

export function ModerationLogView({ view, consultation, entries, choice, href }: LogProps): VNode {
  const words = text(view.lang).moderation;
  const { log } = words;
  const columns: Column<ModerationEntry>[] = [
    { key: 'at', label: log.at, rowHeader: true, sortable: true, cell: ({ at }) => formatInstant(view.lang, at) },
    { key: 'number', label: log.number, sortable: true, cell: ({ submissionId }) => log.numberOf(submissionId) },
    { key: 'act', label: log.act, cell: ({ act }) => words.act[act] },
    { key: 'ground', label: log.ground, cell: ({ ground }) => words.ground[ground] },
    { key: 'reason', label: log.reason, cell: ({ reason }) => <span lang="ja">{reason}</span> },
    { key: 'acting', label: log.actingAs, cell: ({ actingAs }) => roleText(actingAs, view.lang) },
  ];
  return (
    <Page view={view} title={log.title} crumbs={[{ href: view.href('/consultations'), label: text(view.lang).likeness.consultations }, { href: view.href(consultationPath(consultation.slug)), label: <span lang="ja">{consultation.subject}</span> }]} wide>
      <Lead>{log.lead(consultation.subject)}</Lead>
      <p>{log.rule}</p>
      <ul>
        {grounds.map((ground) => (
          <li key={ground}>{words.ground[ground]}</li>
        ))}
      </ul>
      <p>{log.kept}</p>
      <p>{log.now(asideNow(entries).length)}</p>
      <DataTable
        view={view}
        caption={log.caption(entries.length)}
        columns={columns}
        rows={entries}
        sort={{ by: choice.sort, direction: choice.order, href: (by, order) => href({ sort: by as LogChoice['sort'], order }) }}
        downloads={[
          { label: log.csv, href: href({ format: 'csv' }) },
          { label: log.json, href: href({ format: 'json' }) },
        ]}
        empty={log.empty}
        stacked
      />
    </Page>
  );
}

/** On the consultation's page, where something was set aside. */
export function ModerationBlock({ view, slug }: { view: View; slug: string }): VNode {
  const { log } = text(view.lang).moderation;
  return (
    <Section id="moderation" title={log.blockTitle}>
      <p>
        {log.block} <a href={view.href(moderationPath(slug))}>{log.link}</a>
      </p>
    </Section>
  );
}

export interface ModerationTyped {
  ground: string;
  reason: string;
}

interface FormProps {
  view: View;
  action: string;
  isAside: boolean;
  typed: ModerationTyped;
  errors: { field: string; message: string }[];
}

/** To set aside, or to take back in: whichever it is not. */
export function ModerationForm({ view, action, isAside, typed, errors }: FormProps): VNode {
  const words = text(view.lang).moderation;
  const { form } = words;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const title = isAside ? form.restoreTitle : form.asideTitle;
  return (
    <Section id="moderation" title={title}>
      <ErrorSummary view={view} errors={errors} />
      <p>{isAside ? form.restoreLead : form.asideLead}</p>
      <Form view={view} method="post" action={action} label={title}>
        {isAside ? null : (
          <Select name="ground" label={form.ground} required lang={view.lang} value={typed.ground} error={errorOf('ground')} options={[{ value: '', label: form.choose }, ...grounds.map((ground) => ({ value: ground, label: words.ground[ground] }))]} />
        )}
        <TextArea name="reason" label={form.reason} hint={form.reasonHint} required lang={view.lang} rows={3} value={typed.reason} error={errorOf('reason')} />
        <Button tone="secondary">{isAside ? form.restore : form.aside}</Button>
      </Form>
    </Section>
  );
}
