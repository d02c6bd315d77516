import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { type Column, DataTable, Filters, formatInstant, Lead, Page, Pagination, Prose, Section, Select, type Sort, TextField, roleText, Unseen } from '#ui';
import { type KeptAct, publicActPath } from './public-act.ts';
import type { PublicActChoice } from './public-act-list.ts';
import { kindWords, text } from './text.ts';

export interface PublicActListProps {
  view: View;
  acts: KeptAct[];
  found: number;
  pages: number;
  choice: PublicActChoice;
  kinds: string[];
  departments: string[];
  href: (change: Partial<PublicActChoice> & { format?: string }) => string;
}

export function PublicActListView(props: PublicActListProps): VNode {
  const { view, choice, pages, href } = props;
  const words = text(view.lang).list;
  return (
    <Page view={view} title={words.title} description={words.lead} wide>
      <Lead>{words.lead}</Lead>
      <FilterForm {...props} />
      <ActTable {...props} />
      <Pagination view={view} page={choice.page} pages={pages} href={(page) => href({ page })} />
      <Section id="how" title={words.howTitle}>
        <Prose>
          {words.how.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </Prose>
      </Section>
      <HowToVerify view={view} />
    </Page>
  );
}

function FilterForm({ view, choice, kinds, departments }: PublicActListProps): VNode {
  const words = text(view.lang);
  const all = { value: '', label: words.all };
  return (
    <Filters view={view} action={view.href('/record')} label={words.list.filters} reset={view.href('/record')}>
      <Select name="kind" label={words.list.kind} value={choice.kind ?? ''} options={[all, ...kinds.map((kind) => ({ value: kind, label: kindWords(view.lang, kind) }))]} />
      <TextField name="programme" label={words.list.programme} hint={words.list.programmeHint} value={choice.programme} />
      <Select name="department" label={words.list.department} value={choice.department ?? ''} options={[all, ...departments.map((name) => ({ value: name, label: name, lang: 'ja' as const }))]} />
      <TextField name="since" type="date" label={words.list.since} hint={words.list.dayHint} value={choice.since} />
      <TextField name="until" type="date" label={words.list.until} hint={words.list.dayHint} value={choice.until} />
    </Filters>
  );
}

function ActTable({ view, acts, found, choice, href }: PublicActListProps): VNode {
  const words = text(view.lang);
  const columns: Column<KeptAct>[] = [
    { key: 'at', label: words.list.when, sortable: true, cell: ({ at }) => <time datetime={at.toISOString()}>{formatInstant(view.lang, at)}</time> },
    { key: 'what', label: words.list.what, rowHeader: true, cell: ({ id, title }) => <a href={view.href(publicActPath(id))}>{title[view.lang]}</a> },
    { key: 'actingAs', label: words.list.actingAs, cell: ({ actingAs }) => <span>{roleText(actingAs, view.lang)}</span> },
    { key: 'kind', label: words.list.kind, cell: ({ kind }) => kindWords(view.lang, kind) },
    { key: 'page', label: words.list.page, cell: ({ path, title }) => <a href={view.href(path)}>{words.list.open}<Unseen>{`: ${title[view.lang]}`}</Unseen></a> },
  ];
  const sort: Sort = { by: 'at', direction: choice.order, href: (_by, order) => href({ order, page: 1 }) };
  const downloads = [
    { label: words.csv, href: href({ format: 'csv', page: 1 }) },
    { label: words.json, href: href({ format: 'json', page: 1 }) },
  ];
  return <DataTable view={view} caption={words.list.caption(String(found))} columns={columns} rows={acts} sort={sort} downloads={downloads} empty={words.list.empty} stacked />;
}

function HowToVerify({ view }: { view: View }): VNode {
  const words = text(view.lang).list;
  return (
    <Section id="verify" title={words.verifyTitle}>
      <Prose>
        <p>{words.verify}</p>
        <ul>
          <li>
            {words.checkpoint}: <a href="/log/checkpoint">/log/checkpoint</a>
          </li>
          <li>
            {words.keys}: <a href="/log/keys">/log/keys</a>
          </li>
          <li>
            {words.tiles}: <code>/log/tile/0/000.p/1</code>
          </li>
          <li>
            {words.entries}: <code>/log/tile/entries/000.p/1</code>
          </li>
          <li>
            {words.consistency}: <a href="/log/consistency?from=0">/log/consistency?from=0</a>
          </li>
        </ul>
        <p>
          {words.command} <code>npx hiraku verify</code>
        </p>
      </Prose>
    </Section>
  );
}
