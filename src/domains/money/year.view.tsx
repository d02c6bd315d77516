import { measurePath, programmePath } from '#domains/plan';
import { formatFiscalYear } from '#domains/civic';
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { type Column, DataTable, Downloads, EmptyState, FilterLinks, Filters, Figures, Lead, Page, Pagination, Select, type Sort } from '#ui';
import { availableYen, type YearMoney } from './amount.ts';
import { AmountCell, RateCell } from './amount.view.tsx';
import { text } from './text.ts';
import type { MoneyChoice, ProgrammeMoney } from './year.ts';

const path = '/plan/money';

export function NoMoneyView({ view }: { view: View }): VNode {
  const words = text(view.lang).list;
  return (
    <Page view={view} title={words.title} crumbs={[]}>
      <EmptyState title={words.nothing}>
        <p>{words.nothingBody}</p>
      </EmptyState>
    </Page>
  );
}

export interface YearProps {
  view: View;
  years: number[];
  fiscalYear: number;
  rows: ProgrammeMoney[];
  found: number;
  total: YearMoney & { plannedYen: bigint | null };
  choice: MoneyChoice;
  measures: { code: string; name: string }[];
  departments: string[];
  shown: number;
  pages: number;
}

export function YearView(props: YearProps): VNode {
  const { view, years, fiscalYear, shown, pages, choice } = props;
  const words = text(view.lang);
  const href = (change: Partial<MoneyChoice> & { year?: number; page?: number; format?: string }): string => {
    const { measure, department, sort, order } = { ...choice, ...change };
    const { year = fiscalYear, page, format } = change;
    return view.href(withQuery(path, { year, measure, department, sort: sort === 'number' && order === 'asc' ? undefined : sort, order: order === 'asc' ? undefined : order, page: page === 1 ? undefined : page, format }));
  };
  return (
    <Page view={view} title={words.list.title} description={words.list.lead} wide print="landscape">
      <Lead>{words.list.lead}</Lead>
      <FilterLinks label={words.year} items={years.map((year) => ({ href: href({ year, page: 1 }), label: formatFiscalYear(year, view.lang), current: year === fiscalYear }))} />
      <YearFigures view={view} total={props.total} />
      <Narrowing {...props} />
      <YearTable {...props} href={href} />
      <Pagination view={view} page={shown} pages={pages} href={(page) => href({ page })} />
      <p>{words.ratio}</p>
      <Downloads
        view={view}
        items={[
          { label: words.csv, href: href({ format: 'csv' }) },
          { label: words.json, href: href({ format: 'json' }) },
          { label: `${words.list.amounts} ${words.csv}`, href: view.href('/plan/money/amounts?format=csv') },
        ]}
      />
    </Page>
  );
}

function YearFigures({ view, total }: { view: View; total: YearProps['total'] }): VNode {
  const words = text(view.lang);
  const item = (label: string, yen: bigint | null) => ({ label, value: <AmountCell view={view} yen={yen} />, unit: yen === null ? undefined : words.thousandYen });
  return <Figures items={[item(words.planned, total.plannedYen), item(words.available, availableYen(total)), item(words.settlement, total.settlementYen), { label: words.rate, value: <RateCell view={view} money={total} /> }]} />;
}

function Narrowing({ view, fiscalYear, choice, measures, departments }: YearProps): VNode {
  const words = text(view.lang);
  const all = { value: '', label: words.all };
  return (
    <Filters view={view} action={view.href(path)} label={words.list.filters} reset={view.href(`${path}?year=${fiscalYear}`)}>
      <input type="hidden" name="year" value={fiscalYear} />
      <Select name="measure" label={words.measure} value={choice.measure ?? ''} options={[all, ...measures.map(({ code, name }) => ({ value: code, label: `${code} ${name}`, lang: 'ja' as const }))]} />
      <Select name="department" label={words.department} value={choice.department ?? ''} options={[all, ...departments.map((name) => ({ value: name, label: name, lang: 'ja' as const }))]} />
    </Filters>
  );
}

function YearTable({ view, fiscalYear, rows, found, choice, href }: YearProps & { href(change: Partial<MoneyChoice> & { page?: number }): string }): VNode {
  const words = text(view.lang);
  const amount = (key: string, label: string, yen: (row: ProgrammeMoney) => bigint | null, sortable = true): Column<ProgrammeMoney> => ({ key, label, align: 'end', sortable, cell: (row) => <AmountCell view={view} yen={yen(row)} /> });
  const columns: Column<ProgrammeMoney>[] = [
    { key: 'name', label: words.programme, rowHeader: true, sortable: true, cell: (row) => <a lang="ja" href={view.href(programmePath(row.slug))}>{row.name}</a> },
    { key: 'measure', label: words.measure, cell: ({ measure }) => (measure === null ? words.notStated : <a lang="ja" href={view.href(measurePath(measure.code, { slug: '', status: 'published' }))}>{`${measure.code} ${measure.name}`}</a>) },
    amount('planned', words.planned, (row) => row.plannedYen),
    amount('budget', words.budget, (row) => row.budgetYen),
    amount('amendment', words.amendment, (row) => row.amendmentYen, false),
    amount('available', words.available, availableYen),
    amount('settlement', words.settlement, (row) => row.settlementYen),
    { key: 'rate', label: words.rate, align: 'end', sortable: true, cell: (row) => <RateCell view={view} money={row} /> },
  ];
  const sort: Sort = { by: choice.sort, direction: choice.order, href: (by, order) => href({ sort: by as MoneyChoice['sort'], order, page: 1 }) };
  return <DataTable view={view} caption={words.list.caption(formatFiscalYear(fiscalYear, view.lang), String(found))} columns={columns} rows={rows} sort={sort} empty={words.list.empty} stacked />;
}
