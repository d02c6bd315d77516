import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import type { Consultation } from '#domains/consultation';
import { staffCrumb } from '#domains/staff';
import { dayInTokyo } from '#platform/clock';
import { formatCount } from '#platform/count';
import type { Fault, View } from '#platform/http';
import { Button, Checkboxes, type Column, DataTable, ErrorSummary, Form, Lead, Notice, Page, Pagination, Section, TextArea, TextField } from '#ui';
import { publishedOpinionsPath, redactionPath, redactionsPath, resultPath } from './address.ts';
import type { TypedRedaction } from './redaction.ts';
import { Written } from './reply.view.tsx';
import type { Released, ResultUnit } from './result.ts';
import { text } from './text.ts';

interface Paged {
  view: View;
  found: number;
  page: number;
  pages: number;
  href: (page: number) => string;
}

const resultsCrumb = (view: View) => ({ href: view.href(redactionsPath), label: text(view.lang).redaction.resultsTitle });

type ResultRow = { consultation: Consultation; release: Released };

export function RedactableResultsView({ view, rows, found, page, pages, href }: Paged & { rows: ResultRow[] }): VNode {
  const words = text(view.lang).redaction;
  const columns: Column<ResultRow>[] = [
    { key: 'subject', label: words.subject, rowHeader: true, cell: ({ consultation: { slug, subject } }) => <a href={view.href(publishedOpinionsPath(slug))}>{subject}</a> },
    { key: 'department', label: words.department, cell: ({ consultation: { department } }) => department.section ?? department.bureau },
    { key: 'released', label: words.released, cell: ({ release }) => formatDate(dayInTokyo(release.releasedAt), view.lang) },
  ];
  return (
    <Page view={view} title={words.resultsTitle} crumbs={[staffCrumb(view)]}>
      <Lead>{words.resultsLead}</Lead>
      <DataTable view={view} caption={words.resultsCaption(formatCount(found))} columns={columns} rows={rows} empty={words.none} stacked />
      <Pagination view={view} page={page} pages={pages} href={href} />
    </Page>
  );
}

export function PublishedView({ view, consultation: { slug, subject }, rows, found, reply, done, page, pages, href }: Paged & { consultation: Consultation; rows: ResultUnit[]; reply: number | undefined; done: boolean }): VNode {
  const words = text(view.lang).redaction;
  const replyWords = text(view.lang).result.replies;
  const columns: Column<ResultUnit>[] = [
    { key: 'opinion', label: words.opinion, rowHeader: true, cell: (unit) => <Written>{unit.text}</Written> },
    { key: 'reply', label: words.reply, cell: ({ replyNumber }) => replyWords.number(replyNumber) },
    { key: 'choose', label: words.title, cell: ({ id }) => <a href={view.href(redactionPath(slug, id))} aria-label={`${words.choose} ${id}`}>{words.choose}</a> },
  ];
  return (
    <Page view={view} title={words.listTitle} shoulder={subject} crumbs={[staffCrumb(view), resultsCrumb(view)]}>
      {done ? <Notice tone="success" title={words.done} /> : null}
      <Lead>{words.listLead}</Lead>
      <p>
        <a href={view.href(resultPath(slug))}>{text(view.lang).release.publicPage}</a>
        {reply === undefined ? null : (
          <>
            {'　'}
            <a href={view.href(publishedOpinionsPath(slug))}>{replyWords.all}</a>
          </>
        )}
      </p>
      <DataTable view={view} caption={words.caption(formatCount(found))} columns={columns} rows={rows} empty={words.empty} stacked />
      <Pagination view={view} page={page} pages={pages} href={href} />
    </Page>
  );
}

export interface RedactionProps {
  view: View;
  consultation: Consultation;
  unit: ResultUnit;
  revision: number;
  typed: TypedRedaction;
  faults: Fault[];
  refusal: string | null;
}

export function RedactionView({ view, consultation: { slug, subject }, unit, revision, typed, faults, refusal }: RedactionProps): VNode {
  const words = text(view.lang).redaction;
  const errorOf = (name: string): string | undefined => faults.find(({ field }) => field === name)?.sentence[view.lang];
  return (
    <Page view={view} title={words.title} shoulder={subject} crumbs={[staffCrumb(view), resultsCrumb(view), { href: view.href(publishedOpinionsPath(slug)), label: words.listTitle }]}>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[view.lang] }))} />
      {refusal === null ? null : <Notice tone="warning" title={refusal} />}
      <Lead>{words.effect}</Lead>
      <Section id="opinion" title={words.opinion}>
        <Written>{unit.text}</Written>
      </Section>
      <Form view={view} method="post" action={view.href(redactionPath(slug, unit.id))} label={words.title}>
        <input type="hidden" name="revision" value={String(revision)} />
        <TextArea name="words" label={words.words} hint={words.wordsHint} rows={3} value={typed.words} lang={view.lang} error={errorOf('words')} />
        <Checkboxes name="whole" legend={words.wholeLegend} lang={view.lang} values={typed.whole ? ['yes'] : []} options={[{ value: 'yes', label: words.whole }]} />
        <Checkboxes name="everywhere" legend={words.listTitle} lang={view.lang} values={typed.everywhere ? ['yes'] : []} options={[{ value: 'yes', label: words.everywhere }]} />
        <TextField name="mark" label={words.replacement} hint={words.replacementHint} value={typed.mark} lang={view.lang} error={errorOf('mark')} />
        <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={3} value={typed.reason} lang={view.lang} required error={errorOf('reason')} />
        <Button>{words.submit}</Button>
      </Form>
    </Page>
  );
}
