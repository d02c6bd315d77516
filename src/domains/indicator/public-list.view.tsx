import type { VNode } from 'preact';
import { formatFiscalYear } from '#domains/civic';
import { measurePath, programmePath } from '#domains/plan';
import type { View } from '#platform/http';
import { type Column, DataTable, EmptyState, Filters, Lead, Page, Pagination, Section, Select, TextField } from '#ui';
import { indicatorPath, listPath } from './address.ts';
import { indicatorKinds, type PlanYears } from './indicator.ts';
import { verdicts } from './judgement.ts';
import { ActualView, FormulaView, JudgementView, Quantity, StatesView } from './judgement.view.tsx';
import type { ListChoice, Listed, sorts } from './public-list.ts';
import { text } from './text.ts';

export interface PublicListProps {
  view: View;
  plan: PlanYears;
  choice: ListChoice & { year: number; page: number };
  listed: Listed[];
  found: number;
  /** Whether there is any indicator at all. */
  any: boolean;
  pages: number;
  measures: { code: string; name: string }[];
  href: (change: Partial<ListChoice> & { format?: string }) => string;
}

export function NoPlanView({ view }: { view: View }): VNode {
  const words = text(view.lang);
  return (
    <Page view={view} title={words.list.title}>
      <EmptyState title={words.noPlan.title}>
        <p>{words.noPlan.body}</p>
      </EmptyState>
    </Page>
  );
}

export function PublicListView(props: PublicListProps): VNode {
  const { view, plan, choice, measures, href } = props;
  const words = text(view.lang);
  const all = { value: '', label: words.all };
  const years = Array.from({ length: plan.last - plan.first + 1 }, (_, index) => plan.first + index);
  const offered = years.includes(choice.year) ? years : [...years, choice.year];
  return (
    <Page view={view} title={words.list.title} description={words.list.lead} crumbs={[{ href: view.href('/plan'), label: words.plan }]} wide>
      <Lead>{words.list.lead}</Lead>
      <Filters view={view} action={view.href(listPath)} label={words.filters} reset={view.href(listPath)}>
        <Select name="year" label={words.year} value={String(choice.year)} options={offered.map((year) => ({ value: String(year), label: formatFiscalYear(year, view.lang) }))} />
        <Select name="kind" label={words.kindLabel} value={choice.kind ?? ''} options={[all, ...indicatorKinds.map((kind) => ({ value: kind, label: words.kind[kind] }))]} />
        <Select name="verdict" label={words.list.verdict} value={choice.verdict ?? ''} options={[all, ...verdicts.filter((verdict) => verdict !== 'not-yet').map((verdict) => ({ value: verdict, label: words.verdict[verdict] }))]} />
        <Select name="measure" label={words.measure} value={choice.measure ?? ''} options={[all, ...measures.map(({ code, name }) => ({ value: code, label: `${code} ${name}`, lang: 'ja' as const }))]} />
        <TextField name="text" label={words.text} hint={words.textHint} type="search" value={choice.text} />
      </Filters>
      <IndicatorTable {...props} />
      <Pagination view={view} page={choice.page} pages={props.pages} href={(page) => href({ page })} />
      <Section id="formula" title={words.formulaTitle}>
        <FormulaView view={view} untitled />
        <StatesView view={view} />
      </Section>
    </Page>
  );
}

function IndicatorTable({ view, choice, listed, found, any, href }: PublicListProps): VNode {
  const words = text(view.lang);
  const columns: Column<Listed>[] = [
    {
      key: 'name',
      label: words.name,
      rowHeader: true,
      sortable: true,
      cell: ({ indicator }) => (
        <a href={view.href(indicatorPath(indicator.id))}>
          <span lang="ja">{indicator.name}</span>
        </a>
      ),
    },
    { key: 'subject', label: words.subject, sortable: true, cell: ({ subject }) => <SubjectLink view={view} subject={subject} /> },
    { key: 'kind', label: words.kindLabel, cell: ({ indicator }) => words.kind[indicator.kind] },
    { key: 'target', label: words.target, align: 'end', cell: ({ indicator }) => <Quantity view={view} value={indicator.target} unit={indicator.unit} /> },
    { key: 'actual', label: words.actual, align: 'end', cell: ({ indicator }) => <ActualView view={view} actual={indicator.actual} unit={indicator.unit} /> },
    { key: 'verdict', label: words.proRata, sortable: true, cell: ({ indicator }) => <JudgementView view={view} judgement={indicator.proRata} /> },
  ];
  return (
    <DataTable
      view={view}
      caption={words.list.caption(formatFiscalYear(choice.year, view.lang), found)}
      columns={columns}
      rows={listed}
      sort={{ by: choice.sort ?? '', direction: choice.order ?? 'asc', href: (by, order) => href({ sort: by as (typeof sorts)[number], order, page: 1 }) }}
      downloads={[
        { label: words.csv, href: href({ format: 'csv', page: 1 }) },
        { label: words.json, href: href({ format: 'json', page: 1 }) },
      ]}
      empty={any ? words.list.empty : words.list.nothing}
      stacked
    />
  );
}

/** The page of the programme or measure in the plan in force. */
export function SubjectLink({ view, subject }: { view: View; subject: Listed['subject'] }): VNode {
  const path = subject.slug === null ? measurePath(subject.measure.code, { slug: '', status: 'published' }) : programmePath(subject.slug);
  return (
    <a href={view.href(path)}>
      <span lang="ja">{subject.slug === null ? `${subject.measure.code} ${subject.name}` : subject.name}</span>
    </a>
  );
}
