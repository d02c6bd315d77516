import type { VNode } from 'preact';
import { formatDayShort, formatFiscalYear } from '#domains/civic';
import { departmentText } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import type { BlocksByPlace } from '#platform/page-block';
import { type Column, DataTable, EmptyState, Figures, Filters, Lead, Page, Pagination, Section, Select, TextField } from '#ui';
import { listPath, rulePath } from './address.ts';
import { type Consultation, consultationPath } from './consultation.ts';
import type { ListChoice, ListSort } from './consultation-list.ts';
import { openFirst, publicStages, workStageOn } from './public-stage.ts';
import { ConsultationCards, countdown, StageTag } from './stage.view.tsx';
import { text } from './text.ts';

export interface ConsultationListProps {
  view: View;
  today: PlainDate;
  /** Everything public, for the numbers at the top. */
  all: readonly Consultation[];
  choice: ListChoice & { page: number };
  shown: Consultation[];
  found: number;
  pages: number;
  blocks: BlocksByPlace;
  href: (change: ListChoice & { format?: string }) => string;
}

export function ConsultationListView(props: ConsultationListProps): VNode {
  const { view, today, all, choice, blocks } = props;
  const words = text(view.lang).list;
  return (
    <Page view={view} title={words.title} description={words.lead} alternates={[{ type: 'application/atom+xml', href: view.href('/feeds/all'), title: words.feed }]}>
      <Lead>{words.lead}</Lead>
      <p>
        <a href={view.href(rulePath)}>{words.ruleLink}</a>
      </p>
      {all.length === 0 && isPlain(choice) ? blocks.middle : null}
      {all.length === 0 ? (
        <EmptyState title={words.nothing}>
          <p>{words.nothingBody}</p>
          <p>
            <a href={view.href('/follow')}>{words.followLink}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          {isPlain(choice) ? <Now view={view} today={today} all={all} /> : null}
          {isPlain(choice) ? blocks.middle : null}
          <All {...props} />
        </>
      )}
    </Page>
  );
}

function isPlain({ stage, year, department, text: said, sort, page }: ConsultationListProps['choice']): boolean {
  return page === 1 && [stage, year, department, said, sort].every((chosen) => chosen === undefined);
}

function Numbers({ view, today, all }: Pick<ConsultationListProps, 'view' | 'today' | 'all'>): VNode {
  const words = text(view.lang);
  const count = (stage: string): number => all.filter((one) => workStageOn(one, today) === stage).length;
  return <Figures items={(['open', 'upcoming', 'waiting', 'released'] as const).map((stage) => ({ label: words.call.stage[stage], value: count(stage), unit: words.list.unit, href: view.href(`${listPath}?stage=${stage}`) }))} />;
}

function Now({ view, today, all }: Pick<ConsultationListProps, 'view' | 'today' | 'all'>): VNode {
  const words = text(view.lang).list;
  const now = openFirst(all, today).filter((one) => ['open', 'upcoming'].includes(workStageOn(one, today)));
  return (
    <Section id="now" title={words.now}>
      {now.length === 0 ? (
        <EmptyState title={words.noneNow}>
          <p>{words.noneNowBody}</p>
        </EmptyState>
      ) : (
        <ConsultationCards view={view} today={today} consultations={now} />
      )}
    </Section>
  );
}

function All(props: ConsultationListProps): VNode {
  const { view, all, choice } = props;
  const words = text(view.lang);
  const every = { value: '', label: words.list.all };
  const years = [...new Set(all.map(({ fiscalYear }) => fiscalYear))].toSorted((one, other) => other - one);
  return (
    <Section id="all" title={words.list.allTitle}>
      <Numbers view={view} today={props.today} all={all} />
      <Filters view={view} action={view.href(listPath)} label={words.list.filters} reset={view.href(listPath)}>
        <Select name="stage" label={words.list.stage} value={choice.stage ?? ''} options={[every, ...publicStages.map((stage) => ({ value: stage, label: words.call.stage[stage] }))]} />
        <Select name="year" label={words.list.year} value={String(choice.year ?? '')} options={[every, ...years.map((year) => ({ value: String(year), label: formatFiscalYear(year, view.lang) }))]} />
        <TextField name="department" label={words.list.department} hint={words.list.departmentHint} type="search" value={choice.department} />
        <TextField name="text" label={words.list.words} hint={words.list.wordsHint} type="search" value={choice.text} />
      </Filters>
      <Table {...props} />
      <Pagination view={view} page={choice.page} pages={props.pages} href={(page) => props.href({ page })} />
    </Section>
  );
}

function Table({ view, today, choice, shown, found, href }: ConsultationListProps): VNode {
  const words = text(view.lang);
  const columns: Column<Consultation>[] = [
    {
      key: 'subject',
      label: words.list.subject,
      rowHeader: true,
      sortable: true,
      cell: ({ slug, subject }) => (
        <a href={view.href(consultationPath(slug))}>
          <span lang="ja">{subject}</span>
        </a>
      ),
    },
    {
      key: 'stage',
      label: words.list.stage,
      cell: (one) => {
        const stage = workStageOn(one, today);
        return (
          <>
            <StageTag view={view} stage={stage} /> {countdown(one, stage, today, view.lang)}
          </>
        );
      },
    },
    { key: 'opens', label: words.list.opens, sortable: true, cell: ({ opensOn }) => (opensOn === null ? words.call.dayUnknown : formatDayShort(opensOn, view.lang)) },
    { key: 'closes', label: words.list.closes, sortable: true, cell: ({ closesOn }) => (closesOn === null ? words.call.dayUnknown : formatDayShort(closesOn, view.lang)) },
    { key: 'department', label: words.list.department, cell: ({ department }) => <span lang="ja">{departmentText(department)}</span> },
  ];
  return (
    <DataTable
      view={view}
      caption={words.list.caption(found)}
      columns={columns}
      rows={shown}
      sort={{ by: choice.sort ?? '', direction: choice.order ?? 'asc', href: (by, order) => href({ sort: by as ListSort, order, page: 1 }) }}
      downloads={[
        { label: words.list.csv, href: href({ format: 'csv', page: 1 }) },
        { label: words.list.json, href: href({ format: 'json', page: 1 }) },
      ]}
      empty={words.list.empty}
      stacked
    />
  );
}
