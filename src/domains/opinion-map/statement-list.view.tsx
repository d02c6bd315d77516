import type { VNode } from 'preact';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { type Column, DataTable, formatInstant, Lead, Page, Pagination, Section, Tag, Tags } from '#ui';
import { moderationPath, statementsPath } from './address.ts';
import { questionIn } from './conversation.ts';
import { publicCrumbs } from './public-crumb.view.tsx';
import { type StatementChoice, type StatementSort, statementSorts, usualOrder } from './statement-choice.ts';
import { AnswersOfAll, StatementFilters } from './statement-figures.view.tsx';
import { answersOf, type StatementLine } from './statement-line.ts';
import type { ListedStatements } from './statement-list.ts';
import { type Statement, statementIn } from './statement.ts';
import { votesForShare } from './tally.ts';
import { text } from './text.ts';
import { StatementText } from './vote-shares.view.tsx';

export interface StatementListProps {
  view: View;
  listed: ListedStatements;
  choice: StatementChoice & { page: number };
  /** Those on this page of the list. */
  shown: readonly StatementLine[];
  pages: number;
  href: (change: StatementChoice & { format?: string }) => string;
}

export function StatementListView({ view, listed, choice, shown, pages, href }: StatementListProps): VNode {
  const words = text(view.lang);
  const { conversation, standing, chosen } = listed;
  const { text: question } = questionIn(conversation, view.lang);
  const sorts = statementSorts.filter((sort) => sort === 'number' || (standing !== null && (sort !== 'difference' || standing.figures.groups.length > 0)));
  return (
    <Page
      view={view}
      title={words.result.list.title(question)}
      description={words.result.list.lead}
      shoulder={words.name}
      crumbs={publicCrumbs(view, conversation)}
    >
      <Lead>{words.result.list.lead}</Lead>
      <p>{standing === null ? withoutCounts(view, listed) : words.result.list.countsAsOf(formatInstant(view.lang, standing.computedAt))}</p>
      {standing !== null && listed.isOpen ? <p>{words.result.veil(votesForShare)}</p> : null}
      {[...listed.merged.values()].length === 0 ? null : (
        <p>
          <a href={view.href(moderationPath(conversation.slug))}>{words.result.list.moderationLink}</a>
        </p>
      )}
      <Section id="statements" title={words.result.list.name}>
        {standing === null ? null : <p>{words.result.bars}</p>}
        <StatementFilters view={view} choice={choice} action={view.href(statementsPath(conversation.slug))} sorts={sorts} />
        <DataTable
          view={view}
          caption={words.result.list.caption(formatCount(chosen.length))}
          columns={columnsOf(view, listed)}
          rows={[...shown]}
          sort={{ by: choice.sort ?? 'number', direction: choice.order ?? usualOrder(choice.sort), href: (by, order) => `${href({ sort: by as StatementSort, order, page: 1 })}#statements` }}
          downloads={[
            { label: words.result.list.csv, href: href({ format: 'csv', page: 1 }) },
            { label: words.result.list.json, href: href({ format: 'json', page: 1 }) },
          ]}
          empty={words.result.empty}
          stacked
        />
        <Pagination view={view} page={choice.page} pages={pages} href={(page) => `${href({ page })}#statements`} />
      </Section>
    </Page>
  );
}

/** Why no answers stand there: they come at the end, or once five people took part. */
function withoutCounts({ lang }: View, { conversation: { shows, state }, isOpen }: ListedStatements): string {
  const words = text(lang).result.list;
  if (state === 'cancelled') return words.cancelled;
  return isOpen && shows === 'end' ? words.withoutCounts : words.countsFrom(votesForShare);
}

function columnsOf(view: View, { standing, merged }: ListedStatements): Column<StatementLine>[] {
  const words = text(view.lang).result;
  const about: Column<StatementLine>[] = [
    { key: 'number', label: words.number, sortable: true, align: 'end', cell: ({ statement }) => String(statement.number) },
    { key: 'statement', label: words.statement, rowHeader: true, cell: ({ statement }) => <StatementText view={view} statement={statement} numbered={false} /> },
    { key: 'kind', label: words.kind, cell: ({ statement }) => <Kind view={view} statement={statement} /> },
    ...(merged.size === 0 ? [] : [{ key: 'merged', label: words.list.merged, cell: ({ statement }: StatementLine) => <Merged view={view} statements={merged.get(statement.number) ?? []} /> }]),
  ];
  if (standing === null) return about;
  return [
    ...about,
    { key: 'votes', label: words.votes, sortable: true, align: 'end', cell: (line) => formatCount(answersOf(line)) },
    { key: 'all', label: words.everybody, cell: (line) => <AnswersOfAll view={view} line={line} /> },
  ];
}

function Kind({ view, statement: { origin, meta } }: { view: View; statement: Statement }): VNode {
  const words = text(view.lang).result;
  return (
    <Tags>
      <Tag>{origin === 'seed' ? words.byCity : words.byParticipant}</Tag>
      {meta ? <Tag tone="blue">{words.meta}</Tag> : null}
    </Tags>
  );
}

function Merged({ view, statements }: { view: View; statements: readonly Statement[] }): VNode | string {
  if (statements.length === 0) return '—';
  return (
    <ul>
      {statements.map((statement) => {
        const { text: said, lang } = statementIn(statement, view.lang);
        return (
          <li key={statement.number}>
            {String(statement.number)}: <span lang={lang}>{said}</span>
          </li>
        );
      })}
    </ul>
  );
}
