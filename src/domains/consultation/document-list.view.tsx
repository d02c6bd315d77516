/** For staff: the documents of a call. */
import type { VNode } from 'preact';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { Button, type Column, DataTable, Downloads, EmptyState, ErrorSummary, Form, formatInstant, Lead, Notice, Page, Radios, roleText, Section, Tag, TextField } from '#ui';
import { staffListPath } from './address.ts';
import { type Consultation, consultationWorkPath } from './consultation.ts';
import { audiences, type Document, documentPath, documentsWorkPath, documentWorkPath, newestDraft, newestPublished } from './document.ts';
import type { NamedFault } from './document-name.ts';
import { text } from './text.ts';

export interface DocumentListProps {
  view: View;
  consultation: Consultation;
  documents: Document[];
  typed: { title: string; audience: string };
  faults: NamedFault[];
}

/** Way to the pages for staff of a call. */
export function workCrumbs(view: View, { slug, subject }: Consultation): { href: string; label: VNode | string }[] {
  return [staffCrumb(view), { href: view.href(staffListPath), label: text(view.lang).name }, { href: view.href(consultationWorkPath(slug)), label: <span lang="ja">{subject}</span> }];
}

export function DocumentListView(props: DocumentListProps): VNode {
  const { view, consultation, documents, faults } = props;
  const words = text(view.lang).document.work;
  const path = documentsWorkPath(consultation.slug);
  const isOver = consultation.state === 'cancelled';
  return (
    <Page view={view} title={words.listTitle(consultation.subject)} crumbs={workCrumbs(view, consultation)}>
      <ErrorSummary view={view} errors={faults} />
      <Lead>{words.lead}</Lead>
      {isOver ? <Notice tone="warning" title={words.cancelled} /> : null}
      {documents.length === 0 ? (
        <EmptyState title={words.empty}>{isOver ? null : <p>{words.emptyBody}</p>}</EmptyState>
      ) : (
        <Section id="list" title={words.caption}>
          <DataTable view={view} caption={words.caption} captionUnseen columns={columnsOf(props)} rows={documents} empty={words.empty} stacked />
        </Section>
      )}
      <Downloads view={view} items={(['csv', 'json'] as const).map((format) => ({ label: format.toUpperCase(), href: view.href(withQuery(path, { format })) }))} />
      {isOver ? null : <Adding {...props} />}
    </Page>
  );
}

function columnsOf({ view, consultation, documents }: DocumentListProps): Column<Document>[] {
  const words = text(view.lang).document;
  const { slug } = consultation;
  const columns: Column<Document>[] = [
    { key: 'title', label: words.work.documentColumn, rowHeader: true, cell: ({ key, title }) => <a href={view.href(documentWorkPath(slug, key))} lang="ja">{title}</a> },
    { key: 'audience', label: words.work.audienceColumn, cell: ({ audience }) => <Tag tone={audience === 'standard' ? 'neutral' : 'blue'}>{words.audience[audience]}</Tag> },
    {
      key: 'public', label: words.work.publicColumn,
      cell: (document) => {
        const published = newestPublished(document);
        if (published === null) return words.work.none;
        return (
          <>
            <a href={view.href(documentPath(slug, document.key))}>{words.version(published.number)}</a> {published.hasText ? null : <Tag tone="orange">{words.work.scannedTag}</Tag>}
          </>
        );
      },
    },
    {
      key: 'draft', label: words.work.draftColumn,
      cell: (document) => {
        const draft = newestDraft(document);
        if (draft !== null) {
          return (
            <>
              {words.work.draftAt(formatInstant(view.lang, draft.madeAt), roleText(draft.actingAs, view.lang))} {draft.hasText ? null : <Tag tone="orange">{words.work.scannedTag}</Tag>}
            </>
          );
        }
        return document.versions.length === 0 ? <strong>{words.work.noText}</strong> : words.work.none;
      },
    },
  ];
  if (documents.length < 2 || consultation.state === 'cancelled') return columns;
  return [...columns, { key: 'order', label: words.work.orderColumn, cell: (document) => <Order view={view} slug={slug} document={document} isFirst={document === documents[0]} isLast={document === documents.at(-1)} /> }];
}

function Order({ view, slug, document, isFirst, isLast }: { view: View; slug: string; document: Document; isFirst: boolean; isLast: boolean }): VNode {
  const words = text(view.lang).document.work;
  const button = (direction: 'up' | 'down', label: string, whole: string) => (
    <button type="submit" class="hk-button hk-button--secondary hk-document-order" name="direction" value={direction} aria-label={whole}>
      {label}
    </button>
  );
  return (
    <Form view={view} method="post" action={view.href(`${documentsWorkPath(slug)}/order`)} label={`${words.orderColumn} ${document.title}`}>
      <input type="hidden" name="key" value={document.key} />
      <div class="hk-buttons">
        {isFirst ? null : button('up', words.up, words.upOf(document.title))}
        {isLast ? null : button('down', words.down, words.downOf(document.title))}
      </div>
    </Form>
  );
}

function Adding({ view, consultation, typed, faults }: DocumentListProps): VNode {
  const words = text(view.lang).document.work;
  return (
    <Section id="add" title={words.add}>
      <Form view={view} method="post" action={view.href(documentsWorkPath(consultation.slug))} label={words.add}>
        <NameFields view={view} typed={typed} faults={faults} />
        <Button>{words.addButton}</Button>
      </Form>
    </Section>
  );
}

export function NameFields({ view, typed, faults }: { view: View; typed: { title: string; audience: string }; faults: NamedFault[] }): VNode {
  const words = text(view.lang).document;
  const error = (field: string) => faults.find((fault) => fault.field === field)?.message;
  return (
    <>
      <TextField name="title" label={words.work.documentTitle} hint={words.work.documentTitleHint} value={typed.title} error={error('title')} required lang={view.lang} />
      <Radios name="audience" legend={words.work.audienceLegend} value={typed.audience} error={error('audience')} required lang={view.lang} options={audiences.map((audience) => ({ value: audience, label: words.audience[audience], hint: words.audienceHint[audience] }))} />
    </>
  );
}
