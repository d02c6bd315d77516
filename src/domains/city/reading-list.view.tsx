import type { VNode } from 'preact';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import type { KeptReading } from '#platform/reading';
import type { Reading } from '#platform/ruby-word';
import { Button, type Column, DataTable, ErrorSummary, Filters, Fold, Form, formatInstant, Lead, Notice, Page, Pagination, roleText, Section, TextField } from '#ui';
import type { ReadingChoice, ReadingFault } from './reading.ts';
import { readingsPath } from './reading.ts';
import { text } from './text.ts';

export interface ReadingListProps {
  view: View;
  choice: ReadingChoice;
  readings: KeptReading[];
  found: number;
  pages: number;
  typed: Reading;
  faults: ReadingFault[];
  /** Readings that came with the program and the city's profile. */
  given: readonly Reading[];
  /** This list with some choices changed. */
  href: (change: Partial<ReadingChoice> & { format?: string }) => string;
}

export function ReadingListView(props: ReadingListProps): VNode {
  const { view, choice, faults, pages, given, href } = props;
  const words = text(view.lang).readings;
  const errors = faults.map(({ field, fault }) => ({ field, message: words.fault[fault] }));
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view)]}>
      <ErrorSummary view={view} errors={errors} />
      {choice.done === undefined ? null : <Notice tone="success" title={words.done[choice.done]} />}
      <Lead>{words.lead}</Lead>
      <Section id="add" title={words.add}>
        <Form view={view} method="post" action={view.href(readingsPath)} label={words.add}>
          <TextField name="word" label={words.word} hint={words.wordHint} value={props.typed.word} error={errorOf(errors, 'word')} required lang={view.lang} />
          <TextField name="reading" label={words.reading} hint={words.readingHint} value={props.typed.reading} error={errorOf(errors, 'reading')} required lang={view.lang} />
          <Button>{words.addButton}</Button>
        </Form>
      </Section>
      <Section id="list" title={words.list}>
        <Filters view={view} action={view.href(readingsPath)} label={words.filters} reset={view.href(readingsPath)}>
          <TextField name="text" type="search" label={words.text} hint={words.textHint} value={choice.text} lang={view.lang} />
        </Filters>
        <ReadingTable {...props} />
        <Pagination view={view} page={choice.page} pages={pages} href={(page) => href({ page })} />
      </Section>
      <Section id="given" title={words.given}>
        <p>{words.givenLead}</p>
        <Fold summary={words.givenCount(String(given.length))}>
          <p lang="ja">{given.map(({ word, reading }) => `${word}（${reading}）`).join('、')}</p>
        </Fold>
      </Section>
    </Page>
  );
}

export function errorOf(errors: { field: string; message: string }[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}

function ReadingTable({ view, choice, readings, found, href }: ReadingListProps): VNode {
  const words = text(view.lang).readings;
  const columns: Column<KeptReading>[] = [
    {
      key: 'word',
      label: words.word,
      rowHeader: true,
      sortable: true,
      cell: ({ id, word }) => (
        <a href={view.href(`${readingsPath}/${id}`)} lang="ja">
          {word}
        </a>
      ),
    },
    { key: 'reading', label: words.reading, sortable: true, cell: ({ reading }) => <span lang="ja">{reading}</span> },
    { key: 'saved', label: words.savedAt, sortable: true, cell: ({ savedAt }) => formatInstant(view.lang, savedAt) },
    { key: 'savedAs', label: words.savedAs, cell: ({ savedAs }) => roleText(savedAs, view.lang) },
  ];
  return (
    <DataTable
      view={view}
      caption={words.caption(String(found))}
      columns={columns}
      rows={readings}
      sort={{ by: choice.sort ?? 'word', direction: choice.order, href: (by, order) => href({ sort: by as ReadingChoice['sort'], order, page: 1 }) }}
      downloads={[
        { label: 'CSV', href: href({ format: 'csv', page: 1 }) },
        { label: 'JSON', href: href({ format: 'json', page: 1 }) },
      ]}
      empty={choice.text === undefined ? words.none : words.noneFound}
      stacked
    />
  );
}
