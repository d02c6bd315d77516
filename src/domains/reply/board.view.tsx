import type { ComponentChildren, VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { departmentName } from '#domains/plan';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { ButtonLink, Buttons, type Column, DataTable, Figures, Fold, Lead, Notice, Page, Section, Tag } from '#ui';
import { boardPath, replyListPath, splitListPath, suggestionsPath, unitListPath, wordingsPath } from './address.ts';
import { boardColumns, type BoardColumn, type BoardCount, type BoardRow } from './board.ts';
import type { WorkedOn } from './closure.ts';
import type { Standing } from './standing.ts';
import { text } from './text.ts';
import { departmentKey } from './unit.ts';
import { workCrumbs, WorkTabs } from './work.view.tsx';

export interface BoardProps {
  view: View;
  consultation: Pick<WorkedOn, 'slug' | 'subject' | 'isOut'>;
  today: string;
  rows: BoardRow[];
  unassigned: BoardCount | null;
  standing: Standing;
}

export function BoardView(props: BoardProps): VNode {
  const { view, consultation, unassigned, standing } = props;
  const words = text(view.lang).board;
  const { slug } = consultation;
  return (
    <Page view={view} title={words.title} crumbs={workCrumbs(view, consultation)} wide>
      <WorkTabs view={view} slug={slug} at="board" isOut={consultation.isOut} />
      <Lead>{words.lead}</Lead>
      <Figures
        items={[
          { label: words.unsplit, value: standing.unsplit, href: view.href(splitListPath(slug)) },
          { label: words.unassigned, value: unassigned?.count ?? 0, href: view.href(withQuery(unitListPath(slug), { state: 'unassigned' })) },
        ]}
      />
      <BoardTable {...props} />
      <Section id="sums" title={words.sumsTitle}>
        <Sums view={view} standing={standing} />
      </Section>
    </Page>
  );
}

/** Where the rows behind a number are. */
function cellPath(slug: string, column: BoardColumn, row: BoardRow): string {
  const department = departmentKey(row.department);
  return column === 'assigned' ? withQuery(unitListPath(slug), { state: 'assigned', department }) : withQuery(replyListPath(slug), { state: column, department });
}

function BoardTable({ view, consultation, rows, today }: BoardProps): VNode {
  const all = text(view.lang);
  const words = all.board;
  const { slug } = consultation;
  const number = (count: number, path: string): ComponentChildren => (count === 0 ? '0' : <a href={view.href(path)}>{count}</a>);
  const columns: Column<BoardRow>[] = [
    { key: 'department', label: words.department, rowHeader: true, cell: ({ department }) => <span lang="ja">{departmentName(department)}</span> },
    ...boardColumns.map((key): Column<BoardRow> => ({ key, label: words.columns[key], align: 'end', cell: (row) => number(row.counts[key], cellPath(slug, key, row)) })),
    { key: 'overdueUnits', label: words.overdueUnits, align: 'end', cell: (row) => number(row.overdueUnits, withQuery(unitListPath(slug), { state: 'overdue', department: departmentKey(row.department) })) },
    { key: 'overdueReplies', label: words.overdueReplies, align: 'end', cell: (row) => number(row.overdueReplies, withQuery(replyListPath(slug), { state: 'overdue', department: departmentKey(row.department) })) },
    {
      key: 'due',
      label: words.due,
      cell: ({ dueOn }) =>
        dueOn === null ? (
          words.none
        ) : (
          <span>
            {formatDate(dueOn, view.lang)} {dueOn < today ? <Tag tone="red">{all.unit.overdue}</Tag> : null}
          </span>
        ),
    },
  ];
  const here = boardPath(slug);
  return (
    <DataTable
      view={view}
      caption={words.caption}
      columns={columns}
      rows={rows}
      downloads={[
        { label: all.unit.csv, href: view.href(withQuery(here, { format: 'csv' })) },
        { label: all.unit.json, href: view.href(withQuery(here, { format: 'json' })) },
      ]}
      empty={words.empty}
      stacked
    />
  );
}

/** Whether a release is near; where nobody has sent anything there is nothing to praise. */
function StandingNotice({ view, standing: { complete, submissions } }: { view: View; standing: Standing }): VNode {
  const words = text(view.lang).board.sums;
  if (submissions === 0) return <Notice tone="info" title={words.nothing} />;
  return <Notice tone={complete ? 'success' : 'info'} title={complete ? words.complete : words.incomplete} />;
}

/** The sums in words: what adds up, and what is left. */
export function Sums({ view, standing }: { view: View; standing: Standing }): VNode {
  const words = text(view.lang).board.sums;
  const { submissions, split, unsplit, stale, units, remarks, answered, replies, approved, opinionLetters, unitLetters } = standing;
  return (
    <>
      <StandingNotice view={view} standing={standing} />
      <ul>
        <li>{words.submissions(submissions, split, unsplit)}</li>
        {stale === 0 ? null : <li>{words.stale(stale)}</li>}
        <li>{words.units(units, remarks, answered, units - remarks - answered)}</li>
        <li>{opinionLetters === unitLetters ? words.letters(unitLetters) : words.lettersWrong(opinionLetters, unitLetters)}</li>
        <li>{words.replies(replies, approved)}</li>
      </ul>
    </>
  );
}

/** The three steps of the work with what is left of each; the first one with something left is what to do next. */
export function WorkBlock({ view, slug, standing }: { view: View; slug: string; standing: Standing }): VNode {
  const words = text(view.lang).board;
  const steps = [
    { key: 'split' as const, path: splitListPath(slug), left: standing.unsplit },
    { key: 'units' as const, path: withQuery(unitListPath(slug), standing.units > standing.remarks + standing.answered ? { state: 'unassigned' } : {}), left: standing.units - standing.remarks - standing.answered },
    { key: 'replies' as const, path: replyListPath(slug), left: standing.replies - standing.approved },
  ];
  const next = steps.find(({ left }) => left > 0);
  const others = [
    { label: words.links.board, path: boardPath(slug) },
    { label: words.links.suggestions, path: suggestionsPath(slug) },
    { label: words.links.wordings, path: wordingsPath },
  ];
  return (
    <Section id="answering" title={words.blockTitle}>
      {standing.complete ? <StandingNotice view={view} standing={standing} /> : null}
      {next === undefined ? null : (
        <Buttons>
          <ButtonLink href={view.href(next.path)}>{words.next[next.key](next.left)}</ButtonLink>
        </Buttons>
      )}
      <ol>
        {steps.map(({ key, path, left }) => (
          <li key={key}>
            <a href={view.href(path)}>{words.links[key]}</a> {left > 0 ? <Tag tone="orange">{words.left(left)}</Tag> : null}
          </li>
        ))}
      </ol>
      <p>
        {others.map(({ label, path }, index) => (
          <span key={path}>
            {index === 0 ? null : '　'}
            <a href={view.href(path)}>{label}</a>
          </span>
        ))}
      </p>
      <Fold summary={words.sumsTitle}>
        <Sums view={view} standing={standing} />
      </Fold>
    </Section>
  );
}
