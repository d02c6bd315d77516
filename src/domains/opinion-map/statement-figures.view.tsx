/** The figures of all statements, a page at a time. */
import type { VNode } from 'preact';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { type Column, DataTable, Filters, Pagination, Section, Select, Tag, TextField } from '#ui';
import { differenceOf } from './finding.ts';
import { kinds, type StatementChoice, type StatementSort, statementSorts, usualOrder } from './statement-choice.ts';
import { answersOf, groupLetter, type StatementLine } from './statement-line.ts';
import { text } from './text.ts';
import { StatementText, VoteShares } from './vote-shares.view.tsx';

export interface StatementFiguresProps {
  view: View;
  choice: StatementChoice & { page: number };
  /** Those on this page of the table. */
  shown: readonly StatementLine[];
  found: number;
  pages: number;
  /** Groups that are shown. */
  groups: number;
  /** The page's own address, for the form. */
  action: string;
  href: (change: StatementChoice & { format?: string }) => string;
}

export function StatementFiguresView(props: StatementFiguresProps): VNode {
  const { view, choice, found, pages, href } = props;
  const words = text(view.lang).result;
  return (
    <Section id="statements" title={words.statementsTitle}>
      <StatementFilters {...props} sorts={statementSorts.filter((sort) => sort !== 'difference' || props.groups > 0)} />
      <DataTable
        view={view}
        caption={words.statementsCaption(formatCount(found))}
        columns={columnsOf(props)}
        rows={[...props.shown]}
        sort={{ by: choice.sort ?? 'number', direction: choice.order ?? usualOrder(choice.sort), href: (by, order) => `${href({ sort: by as StatementSort, order, page: 1 })}#statements` }}
        downloads={[
          { label: words.csv, href: href({ format: 'csv', page: 1 }) },
          { label: words.json, href: href({ format: 'json', page: 1 }) },
        ]}
        empty={words.empty}
        stacked
      />
      <Pagination view={view} page={choice.page} pages={pages} href={(page) => `${href({ page })}#statements`} />
    </Section>
  );
}

/** `sorts`: orders that make sense with what is shown. */
export function StatementFilters({ view, choice, action, sorts }: Pick<StatementFiguresProps, 'view' | 'choice' | 'action'> & { sorts: readonly StatementSort[] }): VNode {
  const words = text(view.lang).result;
  return (
    <Filters view={view} action={`${action}#statements`} label={words.filters} reset={`${action}#statements`}>
      <TextField name="text" label={words.words} hint={words.wordsHint} type="search" value={choice.text} />
      <Select name="kind" label={words.kind} value={choice.kind ?? ''} options={[{ value: '', label: words.kinds.all }, ...kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))]} />
      <Select name="sort" label={words.sort} value={choice.sort ?? 'number'} options={sorts.map((sort) => ({ value: sort, label: words.sorts[sort] }))} />
    </Filters>
  );
}

function columnsOf({ view, groups }: StatementFiguresProps): Column<StatementLine>[] {
  const words = text(view.lang).result;
  return [
    { key: 'number', label: words.number, sortable: true, align: 'end', cell: ({ statement }) => String(statement.number) },
    {
      key: 'statement',
      label: words.statement,
      rowHeader: true,
      cell: ({ statement }) => (
        <>
          <StatementText view={view} statement={statement} numbered={false} /> {statement.meta ? <Tag>{words.meta}</Tag> : null}
        </>
      ),
    },
    { key: 'votes', label: words.votes, sortable: true, align: 'end', cell: (line) => formatCount(answersOf(line)) },
    { key: 'all', label: words.everybody, cell: (line) => <AnswersOfAll view={view} line={line} /> },
    ...Array.from({ length: groups }, (_, index) => ({ key: `group${index}`, label: words.group(groupLetter(index)), cell: ({ groups: counts, veiled }: StatementLine) => (veiled === null ? <VoteShares view={view} count={counts[index]!} /> : '—') })),
    ...(groups === 0 ? [] : [{ key: 'difference', label: words.difference, sortable: true, align: 'end' as const, cell: (line: StatementLine) => differenceText(line, view) }]),
  ];
}

/** Everybody's answers; where how many answered is all that may be told, that alone. */
export function AnswersOfAll({ view, line: { all, veiled } }: { view: View; line: StatementLine }): VNode {
  const words = text(view.lang).result;
  if (veiled === null) return <VoteShares view={view} count={all} />;
  return <>{veiled === 0 ? words.noVotes : words.veiled(formatCount(veiled))}</>;
}

/** In percentage points; a dash where too few groups answered. */
export function differenceText(line: StatementLine, view: View): string {
  const points = differenceOf(line);
  return points === null ? '—' : text(view.lang).result.points(String(points));
}
