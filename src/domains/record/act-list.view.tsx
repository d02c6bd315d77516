import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { type Column, DataTable, Filters, formatInstant, Lead, Page, Pagination, Select, type Sort, TextField, roleText, roleWords } from '#ui';
import type { ActChoice, ListedAct } from './act-list.ts';
import { text } from './text.ts';

export interface ActListProps {
  view: View;
  acts: ListedAct[];
  found: number;
  pages: number;
  filesMax: number;
  choice: ActChoice;
  href: (change: Partial<ActChoice> & { format?: string }) => string;
}

export function ActListView({ view, acts, found, pages, filesMax, choice, href }: ActListProps): VNode {
  const words = text(view.lang);
  const sort: Sort = { by: 'at', direction: choice.order, href: (_by, order) => href({ order, page: 1 }) };
  const downloads = [
    { label: words.csv, href: href({ format: 'csv', page: 1 }) },
    { label: words.json, href: href({ format: 'json', page: 1 }) },
  ];
  return (
    <Page view={view} title={words.audit.title} wide crumbs={[{ href: view.href('/staff'), label: words.audit.staff }]}>
      <Lead>{words.audit.lead}</Lead>
      <FilterForm view={view} choice={choice} />
      <DataTable view={view} caption={words.audit.caption(String(found))} columns={columnsOf(view)} rows={acts} sort={sort} downloads={downloads} empty={words.audit.empty} stacked />
      {found > filesMax ? <p>{words.audit.limited(String(filesMax))}</p> : null}
      <Pagination view={view} page={choice.page} pages={pages} href={(page) => href({ page })} />
    </Page>
  );
}

function FilterForm({ view, choice }: { view: View; choice: ActChoice }): VNode {
  const words = text(view.lang);
  return (
    <Filters view={view} action={view.href('/staff/audit')} label={words.audit.filters} reset={view.href('/staff/audit')}>
      <TextField name="since" type="date" label={words.list.since} hint={words.list.dayHint} value={choice.since} />
      <TextField name="until" type="date" label={words.list.until} hint={words.list.dayHint} value={choice.until} />
      <TextField name="act" label={words.audit.act} hint={words.audit.actHint} value={choice.act} />
      <Select name="acting_as" label={words.audit.actingAs} value={choice.actingAs ?? ''} options={[{ value: '', label: words.all }, ...Object.entries(roleWords(view.lang)).map(([value, label]) => ({ value, label }))]} />
      <TextField name="subject" label={words.audit.subject} value={choice.subject} />
      <TextField name="person" label={words.audit.person} value={choice.person} />
    </Filters>
  );
}

function columnsOf(view: View): Column<ListedAct>[] {
  const words = text(view.lang);
  return [
    { key: 'at', label: words.list.when, sortable: true, rowHeader: true, cell: ({ at }) => <time datetime={at.toISOString()}>{formatInstant(view.lang, at)}</time> },
    { key: 'act', label: words.audit.act, cell: ({ act }) => <code>{act}</code> },
    { key: 'actingAs', label: words.audit.actingAs, cell: ({ actingAs }) => <span>{roleText(actingAs, view.lang)}</span> },
    { key: 'subject', label: words.audit.subject, cell: ({ subject }) => <span lang="ja">{subject ?? words.none}</span> },
    { key: 'why', label: words.audit.why, cell: ({ why }) => <span lang="ja">{why ?? words.none}</span> },
    { key: 'person', label: words.audit.person, cell: ({ personId }) => (personId === null ? words.none : <code class="hk-record-hash">{personId}</code>) },
    { key: 'request', label: words.audit.request, cell: ({ requestId }) => <code class="hk-record-hash">{requestId}</code> },
    { key: 'seal', label: words.audit.seal, cell: ({ position }) => (position === null ? words.audit.waiting : words.audit.sealed(String(position + 1))) },
  ];
}
