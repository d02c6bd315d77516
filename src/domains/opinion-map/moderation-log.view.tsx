import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { type Column, DataTable, Figures, Filters, Fold, formatInstant, Lead, Page, Pagination, Prose, roleText, Section, Select } from '#ui';
import { moderationPath } from './address.ts';
import { type Conversation, questionIn } from './conversation.ts';
import { moderationActs } from './moderation.ts';
import { type LogChoice, type LogCounts, type LogRow, type LogSort, publicTextOf } from './moderation-log.ts';
import { publicCrumbs } from './public-crumb.view.tsx';
import { text } from './text.ts';

interface LogProps {
  view: View;
  conversation: Conversation;
  choice: LogChoice;
  rows: LogRow[];
  found: number;
  pages: number;
  counts: LogCounts;
  href: (change: Partial<LogChoice> & { format?: string }) => string;
}

export function ModerationLogView({ view, conversation, choice, rows, found, pages, counts, href }: LogProps): VNode {
  const words = text(view.lang);
  const { log } = words.moderation;
  const { slug } = conversation;
  const figure = (key: keyof LogCounts): { label: string; value: string; unit: string } => ({ label: log.counts[key], value: counts[key].toLocaleString(view.lang), unit: key === 'barred' ? log.people : log.unit });
  return (
    <Page view={view} title={log.title} crumbs={publicCrumbs(view, conversation)} wide>
      <Lead>{log.lead(questionIn(conversation, view.lang).text)}</Lead>
      <Section title={log.rules}>
        <Rules view={view} conversation={conversation} />
      </Section>
      <Section title={log.now}>
        <Figures items={(['shown', 'waiting', 'refused', 'merged', 'meta', 'barred'] as const).map(figure)} />
        <Prose>
          <p>{log.merged}</p>
          <p>{log.barred}</p>
          <p>{log.hidden}</p>
        </Prose>
      </Section>
      <Filters view={view} action={view.href(moderationPath(slug))} label={log.filter} reset={view.href(moderationPath(slug))}>
        <Select name="act" label={log.act} value={choice.act ?? ''} options={[{ value: '', label: log.all }, ...moderationActs.map((act) => ({ value: act, label: words.moderation.act[act] }))]} />
      </Filters>
      <DataTable
        view={view}
        caption={log.caption(found)}
        columns={columnsOf(view)}
        rows={rows}
        sort={{ by: choice.sort, direction: choice.order, href: (by, order) => href({ sort: by as LogSort, order, page: 1 }) }}
        downloads={[
          { label: log.csv, href: href({ format: 'csv', page: 1 }) },
          { label: log.json, href: href({ format: 'json', page: 1 }) },
        ]}
        empty={log.empty}
        stacked
      />
      <Pagination view={view} page={choice.page} pages={pages} href={(page) => href({ page })} />
    </Page>
  );
}

function Rules({ view, conversation }: { view: View; conversation: Conversation }): VNode {
  const { log } = text(view.lang).moderation;
  const english = view.lang === 'en' && conversation.rulesEn !== null;
  const lines = (english ? conversation.rulesEn! : conversation.rules).split('\n').filter((line) => line.trim() !== '');
  return (
    <Prose>
      {lines.map((line, index) => (
        <p key={index} lang={english ? 'en' : 'ja'}>
          {line}
        </p>
      ))}
      <p>
        {log[conversation.moderation]} {log.opinion}
      </p>
    </Prose>
  );
}

function columnsOf(view: View): Column<LogRow>[] {
  const words = text(view.lang).moderation;
  const { log } = words;
  return [
    { key: 'at', label: log.at, rowHeader: true, sortable: true, cell: ({ at }) => formatInstant(view.lang, at) },
    { key: 'number', label: log.about, sortable: true, cell: ({ statement, participant }) => (statement === null ? words.participantOf(participant!) : words.numberOf(statement)) },
    { key: 'act', label: log.act, cell: (row) => <What view={view} row={row} /> },
    { key: 'ground', label: log.ground, cell: ({ ground }) => (ground === null ? log.noText : words.ground[ground]) },
    { key: 'reason', label: log.reason, cell: ({ reason }) => (reason === '' ? log.noText : <span lang="ja">{reason}</span>) },
    { key: 'text', label: log.statement, cell: (row) => <Text view={view} row={row} /> },
    { key: 'acting', label: log.actingAs, cell: ({ actingAs }) => roleText(actingAs, view.lang) },
  ];
}

function What({ view, row }: { view: View; row: LogRow }): VNode {
  const words = text(view.lang).moderation;
  const { log } = words;
  const { act, mergedInto, votes, secondOpinion } = row;
  const more = [mergedInto === null ? null : log.into(mergedInto), votes === null ? null : act === 'barred' ? log.votesLeft(votes) : log.votesBack(votes), secondOpinion ? log.second : null].filter((each) => each !== null);
  return (
    <>
      {words.act[act]}
      {more.length === 0 ? null : `（${more.join('、')}）`}
    </>
  );
}

/** What is shown stands in the open; what was taken out is read by whoever opens it, unless the text itself does the harm. */
function Text({ view, row }: { view: View; row: LogRow }): VNode {
  const { log } = text(view.lang).moderation;
  if (row.statement === null) return <>{log.noText}</>;
  const said = publicTextOf(row);
  if (said === null) return <>{log.hiddenText}</>;
  const quoted = <span lang={row.lang ?? 'ja'}>{said}</span>;
  return row.state === 'shown' ? quoted : <Fold summary={log.read}>{quoted}</Fold>;
}
