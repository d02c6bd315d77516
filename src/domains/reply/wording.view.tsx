import type { VNode } from 'preact';
import type { Outcome } from '#domains/consultation';
import { staffCrumb } from '#domains/staff';
import type { Fault, View } from '#platform/http';
import { Button, type Column, DataTable, ErrorSummary, Filters, Form, Lead, Lines, Notice, Page, Pagination, roleText, Section, Select, TextArea, TextField } from '#ui';
import { wordingPath, wordingsPath } from './address.ts';
import { text } from './text.ts';
import type { Wording, WordingSort } from './wording.ts';

export interface TypedWording {
  title: string;
  text: string;
  outcome: string;
}

export interface WordingChoice {
  text?: string;
  outcome?: string;
  sort: WordingSort;
  order: 'asc' | 'desc';
  page: number;
}

export interface WordingListProps {
  view: View;
  choice: WordingChoice;
  wordings: Wording[];
  found: number;
  pages: number;
  outcomes: Outcome[];
  done: 'added' | 'saved' | 'removed' | null;
  typed: TypedWording;
  faults: Fault[];
  href: (change: Partial<WordingChoice> & { format?: string }) => string;
}

export function WordingListView(props: WordingListProps): VNode {
  const { view, choice, outcomes, done, faults, typed, href } = props;
  const all = text(view.lang);
  const words = all.wording;
  const any = { value: '', label: words.all };
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view)]}>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field: `new_${field}`, message: sentence[view.lang] }))} />
      {done === null ? null : <Notice tone="success" title={words[done]} />}
      <Lead>{words.lead}</Lead>
      <Filters view={view} action={view.href(wordingsPath)} label={words.filters} reset={view.href(wordingsPath)}>
        <TextField name="text" label={words.words} type="search" value={choice.text} />
        <Select name="outcome" label={words.outcome} value={choice.outcome ?? ''} options={[any, ...outcomes.map(({ key, label }) => ({ value: key, label: label[view.lang] }))]} />
      </Filters>
      <WordingTable {...props} />
      <Pagination view={view} page={choice.page} pages={props.pages} href={(page) => href({ page })} />
      <Section id="adding" title={words.addTitle}>
        <WordingFields view={view} action={view.href(wordingsPath)} typed={typed} outcomes={outcomes} faults={faults} prefix="new_" button={words.add} label={words.addTitle} />
      </Section>
    </Page>
  );
}

function WordingTable({ view, choice, wordings, found, outcomes, href }: WordingListProps): VNode {
  const all = text(view.lang);
  const words = all.wording;
  const columns: Column<Wording>[] = [
    {
      key: 'title',
      label: words.name,
      rowHeader: true,
      sortable: true,
      cell: ({ id, title }) => (
        <a href={view.href(wordingPath(id))} lang="ja">
          {title}
        </a>
      ),
    },
    { key: 'text', label: words.text, cell: (wording) => <Lines>{wording.text}</Lines> },
    { key: 'outcome', label: words.outcome, cell: ({ outcome }) => outcomes.find(({ key }) => key === outcome)?.label[view.lang] ?? words.anyOutcome },
    { key: 'used', label: words.used, align: 'end', sortable: true, cell: ({ used }) => used },
    { key: 'as', label: words.savedAs, cell: ({ actingAs }) => roleText(actingAs, view.lang) },
  ];
  return (
    <DataTable
      view={view}
      caption={words.caption(found)}
      columns={columns}
      rows={wordings}
      sort={{ by: choice.sort, direction: choice.order, href: (by, order) => href({ sort: by as WordingSort, order, page: 1 }) }}
      downloads={[
        { label: all.unit.csv, href: href({ format: 'csv', page: 1 }) },
        { label: all.unit.json, href: href({ format: 'json', page: 1 }) },
      ]}
      empty={words.empty}
      stacked
    />
  );
}

interface FieldsProps {
  view: View;
  action: string;
  typed: TypedWording;
  outcomes: Outcome[];
  faults: Fault[];
  /** Before the names of the fields, where the page has others of these names. */
  prefix: '' | 'new_';
  button: string;
  label: string;
  revision?: number;
}

function WordingFields({ view, action, typed, outcomes, faults, prefix, button, label, revision }: FieldsProps): VNode {
  const words = text(view.lang).wording;
  const error = (field: string) => faults.find((fault) => fault.field === field)?.sentence[view.lang];
  return (
    <Form view={view} method="post" action={action} label={label}>
      {revision === undefined ? null : <input type="hidden" name="revision" value={String(revision)} />}
      <TextField name={`${prefix}title`} label={words.name} hint={words.nameHint} required value={typed.title} error={error('title')} lang={view.lang} />
      <TextArea name={`${prefix}text`} label={words.text} required value={typed.text} error={error('text')} lang={view.lang} />
      <Select name={`${prefix}outcome`} label={words.outcome} value={typed.outcome} error={error('outcome')} options={[{ value: '', label: words.anyOutcome }, ...outcomes.map((one) => ({ value: one.key, label: one.label[view.lang] }))]} />
      <Button>{button}</Button>
    </Form>
  );
}

export interface WordingProps {
  view: View;
  wording: Wording;
  typed: TypedWording;
  outcomes: Outcome[];
  faults: Fault[];
  /** Somebody else changed it first. */
  isChanged: boolean;
}

export function WordingView({ view, wording, typed, outcomes, faults, isChanged }: WordingProps): VNode {
  const words = text(view.lang).wording;
  return (
    <Page view={view} title={words.editTitle(wording.title)} crumbs={[staffCrumb(view), { href: view.href(wordingsPath), label: words.title }]}>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[view.lang] }))} />
      {isChanged ? (
        <Notice tone="warning" title={words.changed}>
          <p>
            <Lines>{wording.text}</Lines>
          </p>
        </Notice>
      ) : null}
      <WordingFields view={view} action={view.href(wordingPath(wording.id))} typed={typed} outcomes={outcomes} faults={faults} prefix="" button={words.save} label={words.editTitle(wording.title)} revision={wording.revision} />
      <Section id="removal" title={words.removeTitle}>
        <p>{words.removeHint}</p>
        <Form view={view} method="post" action={view.href(`${wordingPath(wording.id)}/removal`)} label={words.removeTitle}>
          <Button tone="secondary">{words.remove}</Button>
        </Form>
      </Section>
    </Page>
  );
}
