import type { VNode } from 'preact';
import { countGraphemes } from '#domains/civic';
import type { Sentence, View } from '#platform/http';
import { Button, ButtonLink, Buttons, type Column, DataTable, ErrorSummary, FileField, Form, Lead, Notice, Page, Section, Tag, TextArea } from '#ui';
import { queuePath, seedPath, seedsPath, workPath } from './address.ts';
import type { Conversation, Stage } from './conversation.ts';
import { type SeedLine, translationMax } from './seed.ts';
import { mapCrumbs } from './staff-crumb.view.tsx';
import type { Statement } from './statement.ts';
import { text } from './text.ts';

export interface SeedFault {
  field: 'lines' | 'file' | 'reason' | 'text' | 'translation';
  sentence: Sentence;
}

export interface SeedsProps {
  view: View;
  conversation: Conversation;
  stage: Stage;
  seeds: Statement[];
  typed: string;
  reason: string;
  /** What would become of each line; null before anything was sent. */
  preview: SeedLine[] | null;
  faults: SeedFault[];
  done: 'added' | 'saved' | 'removed' | null;
}

export function SeedsView(props: SeedsProps): VNode {
  const { view, conversation, stage, preview, faults, done } = props;
  const words = text(view.lang).work.seeds;
  const isOver = stage === 'closed' || stage === 'cancelled';
  return (
    <Page view={view} title={words.title} crumbs={mapCrumbs(view, conversation)}>
      {done === null ? null : <Notice tone="success" title={words.done[done]} />}
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[view.lang] }))} />
      <Lead>{words.lead}</Lead>
      {preview === null ? null : <Preview {...props} preview={preview} />}
      {isOver ? <p>{words.over}</p> : <Adding {...props} />}
      <Listed {...props} />
      <Buttons>
        <ButtonLink href={view.href(workPath(conversation.slug))} tone="secondary">
          {text(view.lang).work.draft.back}
        </ButtonLink>
      </Buttons>
    </Page>
  );
}

function Preview({ view, conversation, preview, typed, reason, faults }: SeedsProps & { preview: SeedLine[] }): VNode {
  const { lang } = view;
  const words = text(lang).work.seeds;
  const fine = preview.filter(({ state }) => state === 'fine').length;
  const columns: Column<SeedLine>[] = [
    { key: 'line', label: words.line, cell: ({ line }) => line },
    { key: 'text', label: words.text, rowHeader: true, cell: ({ text: said }) => <span lang="ja">{said}</span> },
    ...(preview.some(({ translation }) => translation !== null) ? [{ key: 'translation', label: words.translation, cell: ({ translation }: SeedLine) => translation }] : []),
    ...(preview.some(({ meta }) => meta) ? [{ key: 'meta', label: words.meta, cell: ({ meta }: SeedLine) => (meta ? words.metaYes : null) }] : []),
    { key: 'state', label: words.state, cell: (line) => <Tag tone={line.state === 'fine' ? 'green' : 'orange'}>{`${words.faults[line.state]}${overOf(line, conversation.lengthMax) > 0 ? words.overBy(overOf(line, conversation.lengthMax)) : ''}`}</Tag> },
  ];
  return (
    <Section id="preview" title={words.previewTitle}>
      <p>
        {words.previewLead(fine, preview.length - fine)}
        {fine < preview.length ? ` ${words.previewMend}` : null}
      </p>
      <DataTable view={view} caption={words.previewCaption} columns={columns} rows={preview} empty={words.none} stacked />
      {fine === 0 ? null : (
        <Form view={view} method="post" action={view.href(seedsPath(conversation.slug))} label={words.previewTitle}>
          <input type="hidden" name="lines" value={typed} />
          {conversation.state === 'draft' ? null : <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={3} value={reason} required lang={lang} error={faults.find(({ field }) => field === 'reason')?.sentence[lang]} />}
          <Buttons>
            <Button>{words.add(fine)}</Button>
          </Buttons>
        </Form>
      )}
    </Section>
  );
}

/** By how many characters a line is too long; 0 where that is not what is wrong with it. */
function overOf({ state, text: said, translation }: SeedLine, lengthMax: number): number {
  if (state === 'too-long') return countGraphemes(said) - lengthMax;
  return state === 'translation-too-long' ? countGraphemes(translation ?? '') - translationMax : 0;
}

function Adding({ view, conversation, typed, faults }: SeedsProps): VNode {
  const { lang } = view;
  const words = text(lang).work.seeds;
  const error = (asked: SeedFault['field']): string | undefined => faults.find(({ field }) => field === asked)?.sentence[lang];
  const isDraft = conversation.state === 'draft';
  return (
    <Section id="add" title={isDraft ? words.addTitle : words.addTitleLater}>
      {isDraft ? null : <p>{words.laterBody}</p>}
      <Form view={view} method="post" action={view.href(`${seedsPath(conversation.slug)}/preview`)} label={words.addTitle} upload>
        <TextArea name="lines" label={words.lines} hint={words.linesHint(conversation.lengthMax)} rows={10} value={typed} error={error('lines')} lang={lang} />
        <FileField name="file" label={words.file} hint={words.fileHint} accept=".csv,.txt" error={error('file')} lang={lang} />
        <Buttons>
          <Button>{words.preview}</Button>
        </Buttons>
      </Form>
    </Section>
  );
}

function Listed({ view, conversation, seeds }: SeedsProps): VNode {
  const all = text(view.lang);
  const words = all.work.seeds;
  const isDraft = conversation.state === 'draft';
  const columns: Column<Statement>[] = [
    { key: 'number', label: words.number, cell: ({ number }) => number },
    { key: 'text', label: words.text, rowHeader: true, cell: ({ text: said, lang }) => <span lang={lang}>{said}</span> },
    ...(seeds.some(({ translation }) => translation !== null) ? [{ key: 'translation', label: words.translation, cell: ({ translation, lang }: Statement) => (translation === null ? null : <span lang={lang === 'ja' ? 'en' : 'ja'}>{translation}</span>) }] : []),
    ...(seeds.some(({ meta }) => meta) ? [{ key: 'meta', label: words.meta, cell: ({ meta }: Statement) => (meta ? words.metaYes : null) }] : []),
    ...(isDraft ? [{ key: 'edit', label: words.edit, cell: ({ number }: Statement) => <a href={view.href(seedPath(conversation.slug, number))} aria-label={words.editOf(number)}>{words.edit}</a> }] : []),
  ];
  return (
    <Section id="seeds" title={words.listTitle}>
      {isDraft ? null : (
        <p>
          {words.fixed} <a href={view.href(queuePath(conversation.slug))}>{all.work.page.queue}</a>
        </p>
      )}
      <DataTable
        view={view}
        caption={words.caption(seeds.length)}
        columns={columns}
        rows={seeds}
        downloads={(['csv', 'json'] as const).map((format) => ({ label: words[format], href: view.href(`${seedsPath(conversation.slug)}?format=${format}`) }))}
        empty={words.empty}
        stacked
      />
    </Section>
  );
}
