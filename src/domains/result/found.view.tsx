import type { VNode } from 'preact';
import { formatFiscalYear } from '#domains/civic';
import { outcomeKinds } from '#domains/consultation';
import type { View } from '#platform/http';
import { type Column, DataTable, Filters, Lead, Notice, Page, Pagination, Select, Tag, TextField } from '#ui';
import { resultPath, resultReplyPath } from './address.ts';
import { type FoundChoice, foundPath, type FoundReply, foundSorts } from './found.ts';
import { OutcomeTag } from './reply.view.tsx';
import { text } from './text.ts';

export interface FoundProps {
  view: View;
  choice: FoundChoice & { page: number };
  found: { total: number; rows: FoundReply[]; reachable: number | null };
  pages: number;
  years: number[];
  departments: string[];
  href: (change: Partial<FoundChoice> & { format?: string }) => string;
}

const excerptLetters = 90;
const shortened = (said: string): string => (said.length > excerptLetters ? `${said.slice(0, excerptLetters)}…` : said);

export function FoundView({ view, choice, found, pages, years, departments, href }: FoundProps): VNode {
  const words = text(view.lang).found;
  const all = { value: '', label: words.all };
  const columns: Column<FoundReply>[] = [
    { key: 'reply', label: words.reply, rowHeader: true, cell: ({ consultation, reply }) => <a href={view.href(resultReplyPath(consultation.slug, reply.number))} lang="ja">{reply.heading}</a> },
    { key: 'outcome', label: words.outcome, sortable: true, cell: ({ reply }) => <OutcomeTag view={view} outcome={reply.outcome} /> },
    { key: 'said', label: words.said, cell: ({ reply }) => <span lang="ja">{shortened(reply.text)}</span> },
    { key: 'opinions', label: words.opinions, align: 'end', sortable: true, cell: ({ reply }) => reply.units },
    { key: 'consultation', label: words.consultation, cell: ({ consultation, source }) => <><a href={view.href(resultPath(consultation.slug))} lang="ja">{consultation.subject}</a> {source === 'past' ? <Tag>{words.past}</Tag> : null}</> },
    { key: 'year', label: words.year, sortable: true, cell: ({ consultation }) => formatFiscalYear(consultation.fiscalYear, view.lang) },
  ];
  return (
    <Page view={view} title={words.title} description={words.lead} crumbs={[{ href: view.href('/consultations'), label: text(view.lang).chain.consultations }]} wide>
      <Lead>{words.lead}</Lead>
      <Filters view={view} action={view.href(foundPath)} label={words.filters} reset={view.href(foundPath)}>
        <TextField name="text" label={words.text} hint={words.textHint} type="search" value={choice.text} />
        <Select name="outcome" label={words.outcome} value={choice.outcome ?? ''} options={[all, ...outcomeKinds.map((kind) => ({ value: kind, label: words.outcomes[kind] }))]} />
        <Select name="year" label={words.year} value={String(choice.year ?? '')} options={[all, ...years.map((year) => ({ value: String(year), label: formatFiscalYear(year, view.lang) }))]} />
        <Select name="department" label={words.department} value={choice.department ?? ''} options={[all, ...withChosen(departments, choice.department).map((name) => ({ value: name, label: name, lang: 'ja' as const }))]} />
        <TextField name="programme" label={words.programme} hint={words.programmeHint} value={choice.programme} />
      </Filters>
      {found.reachable === null ? null : <Notice tone="info" title={words.more(found.reachable)} />}
      <DataTable
        view={view}
        caption={words.caption(found.total)}
        columns={columns}
        rows={found.rows}
        sort={{ by: choice.sort ?? '', direction: choice.order ?? (choice.sort === 'outcome' ? 'asc' : 'desc'), href: (by, order) => href({ sort: foundSorts.find((each) => each === by), order }) }}
        downloads={(['csv', 'json'] as const).map((format) => ({ label: format.toUpperCase(), href: href({ format }) }))}
        empty={years.length === 0 ? words.nothing : words.empty}
        stacked
      />
      <Pagination view={view} page={choice.page} pages={pages} href={(page) => href({ page })} />
    </Page>
  );
}

/** A part of a name came with the address: it stays chosen. */
function withChosen(departments: string[], chosen: string | undefined): string[] {
  return chosen === undefined || departments.includes(chosen) ? departments : [chosen, ...departments];
}
