import type { VNode } from 'preact';
import { formatDayShort, formatFiscalYear } from '#domains/civic';
import { departmentText } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { type Column, DataTable, EmptyState, Filters, Lead, Page, Pagination, Section, Select, TextField } from '#ui';
import { listPath, mapPath, methodPath } from './address.ts';
import { type Conversation, stageOn } from './conversation.ts';
import { type ListChoice, type ListSort, openFirst, publicStages } from './conversation-list.ts';
import { ConversationCards, countdown, Question, StageTag } from './stage.view.tsx';
import { text } from './text.ts';

export interface ConversationListProps {
  view: View;
  today: PlainDate;
  all: readonly Conversation[];
  choice: ListChoice & { page: number };
  shown: Conversation[];
  found: number;
  pages: number;
  href: (change: ListChoice & { format?: string }) => string;
}

export function ConversationListView(props: ConversationListProps): VNode {
  const { view, today, all, choice } = props;
  const words = text(view.lang).conversation.list;
  return (
    <Page view={view} title={words.title} description={words.lead}>
      <Lead>{words.lead}</Lead>
      <p>
        <a href={view.href(methodPath)}>{words.methodLink}</a>
      </p>
      {all.length === 0 ? (
        <EmptyState title={words.nothing}>
          <p>{words.nothingBody}</p>
        </EmptyState>
      ) : (
        <>
          {isPlain(choice) ? <Now view={view} today={today} all={all} /> : null}
          <All {...props} />
        </>
      )}
    </Page>
  );
}

function isPlain({ stage, year, department, text: said, sort, page }: ConversationListProps['choice']): boolean {
  return page === 1 && [stage, year, department, said, sort].every((chosen) => chosen === undefined);
}

function Now({ view, today, all }: Pick<ConversationListProps, 'view' | 'today' | 'all'>): VNode {
  const words = text(view.lang).conversation.list;
  const now = openFirst(all, today).filter((one) => ['open', 'upcoming'].includes(stageOn(one, today)));
  return (
    <Section id="now" title={words.now}>
      {now.length === 0 ? (
        <EmptyState title={words.noneNow}>
          <p>{words.noneNowBody}</p>
        </EmptyState>
      ) : (
        <ConversationCards view={view} today={today} conversations={now} />
      )}
    </Section>
  );
}

function All(props: ConversationListProps): VNode {
  const { view, all, choice } = props;
  const { list: words, stage: stages } = text(view.lang).conversation;
  const every = { value: '', label: words.all };
  const years = [...new Set(all.map(({ fiscalYear }) => fiscalYear))].toSorted((one, other) => other - one);
  return (
    <Section id="all" title={words.allTitle}>
      <Filters view={view} action={view.href(listPath)} label={words.filters} reset={view.href(listPath)}>
        <Select name="stage" label={words.stage} value={choice.stage ?? ''} options={[every, ...publicStages.map((stage) => ({ value: stage, label: stages[stage] }))]} />
        <Select name="year" label={words.year} value={String(choice.year ?? '')} options={[every, ...years.map((year) => ({ value: String(year), label: formatFiscalYear(year, view.lang) }))]} />
        <TextField name="department" label={words.department} hint={words.departmentHint} type="search" value={choice.department} />
        <TextField name="text" label={words.words} hint={words.wordsHint} type="search" value={choice.text} />
      </Filters>
      <Table {...props} />
      <Pagination view={view} page={choice.page} pages={props.pages} href={(page) => props.href({ page })} />
    </Section>
  );
}

function Table({ view, today, choice, shown, found, href }: ConversationListProps): VNode {
  const all = text(view.lang).conversation;
  const words = all.list;
  const day = (on: PlainDate | null): string => (on === null ? all.dayOpen : formatDayShort(on, view.lang));
  const columns: Column<Conversation>[] = [
    {
      key: 'question',
      label: words.question,
      rowHeader: true,
      sortable: true,
      cell: (one) => (
        <a href={view.href(mapPath(one.slug))}>
          <Question view={view} conversation={one} />
        </a>
      ),
    },
    {
      key: 'stage',
      label: words.stage,
      cell: (one) => (
        <>
          <StageTag view={view} stage={stageOn(one, today)} /> {countdown(one, today, view.lang)}
        </>
      ),
    },
    { key: 'access', label: words.access, cell: ({ access }) => all.access[access] },
    { key: 'opens', label: words.opens, sortable: true, cell: ({ opensOn }) => day(opensOn) },
    { key: 'closes', label: words.closes, sortable: true, cell: ({ closesOn }) => day(closesOn) },
    { key: 'department', label: words.department, cell: ({ department }) => <span lang="ja">{departmentText(department)}</span> },
  ];
  return (
    <DataTable
      view={view}
      caption={words.caption(found)}
      columns={columns}
      rows={shown}
      sort={{ by: choice.sort ?? '', direction: choice.order ?? 'asc', href: (by, order) => href({ sort: by as ListSort, order, page: 1 }) }}
      downloads={[
        { label: words.csv, href: href({ format: 'csv', page: 1 }) },
        { label: words.json, href: href({ format: 'json', page: 1 }) },
      ]}
      empty={words.empty}
      stacked
    />
  );
}
