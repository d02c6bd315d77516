import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, type Column, DataTable, Filters, Form, formatInstant, Lead, Notice, Page, Pagination, roleText, Select, TextField } from '#ui';
import { moderationPath, participantPath, participantsPath, queuedPath, queuePath, queueTenPath } from './address.ts';
import type { Conversation } from './conversation.ts';
import { type QueueChoice, type QueueRow, type QueueSort, queueViews } from './queue.ts';
import { mapCrumbs } from './staff-crumb.view.tsx';
import { StatementTags } from './statement-tag.view.tsx';
import { text } from './text.ts';

interface QueueProps {
  view: View;
  conversation: Conversation;
  choice: QueueChoice;
  rows: QueueRow[];
  found: number;
  pages: number;
  /** Where somebody asked for the next one in vain: nothing waits, or what waits is not for them. */
  nothing: 'none' | 'taken' | null;
  href: (change: Partial<QueueChoice> & { format?: string }) => string;
}

export function QueueView({ view, conversation, choice, rows, found, pages, nothing, href }: QueueProps): VNode {
  const words = text(view.lang).moderation;
  const { queue } = words;
  const { slug } = conversation;
  return (
    <Page view={view} title={queue.title} crumbs={mapCrumbs(view, conversation)} wide>
      <Lead>{queue.lead}</Lead>
      {nothing === null ? null : <Notice tone="info" title={nothing === 'none' ? queue.none : queue.nothing} />}
      <TakingForms view={view} slug={slug} />
      <p>
        <a href={view.href(moderationPath(slug))}>{queue.log}</a>　<a href={view.href(participantsPath(slug))}>{queue.participants}</a>
      </p>
      <Filters view={view} action={view.href(queuePath(slug))} label={queue.filter} reset={view.href(queuePath(slug))}>
        <Select name="view" label={queue.view} value={choice.view} options={queueViews.map((each) => ({ value: each, label: queue.views[each] }))} />
        <TextField name="text" label={queue.text} hint={queue.textHint} type="search" value={choice.text} />
      </Filters>
      <DataTable
        view={view}
        caption={queue.caption(found)}
        columns={columnsOf(view, slug)}
        rows={rows}
        sort={{ by: choice.sort, direction: choice.order, href: (by, order) => href({ sort: by as QueueSort, order, page: 1 }) }}
        downloads={[
          { label: queue.csv, href: href({ format: 'csv', page: 1 }) },
          { label: queue.json, href: href({ format: 'json', page: 1 }) },
        ]}
        empty={choice.view === 'open' && choice.text === undefined ? queue.none : queue.empty}
        stacked
      />
      <Pagination view={view} page={choice.page} pages={pages} href={(page) => href({ page })} />
    </Page>
  );
}

/** Takes the next one, or ten, that nobody is on. */
function TakingForms({ view, slug }: { view: View; slug: string }): VNode {
  const { queue } = text(view.lang).moderation;
  return (
    <Form view={view} method="post" action={view.href(queuePath(slug))} label={queue.next}>
      <Buttons>
        <Button name="take" value="one">
          {queue.next}
        </Button>
        <Button name="take" value="ten" tone="secondary">
          {queue.ten}
        </Button>
        <ButtonLink href={view.href(queueTenPath(slug))} tone="secondary">
          {queue.mine}
        </ButtonLink>
      </Buttons>
    </Form>
  );
}

function columnsOf(view: View, slug: string): Column<QueueRow>[] {
  const words = text(view.lang).moderation;
  const { queue } = words;
  return [
    { key: 'number', label: queue.number, rowHeader: true, sortable: true, cell: ({ number }) => <a href={view.href(queuedPath(slug, number))}>{words.numberOf(number)}</a> },
    { key: 'text', label: queue.statement, sortable: true, cell: ({ text: said, lang }) => <span lang={lang}>{said}</span> },
    { key: 'state', label: queue.state, cell: (row) => <StatementTags view={view} statement={row} /> },
    { key: 'votes', label: queue.votes, cell: ({ count }) => words.votes(count.agree, count.disagree, count.pass) },
    { key: 'came', label: queue.came, cell: ({ madeAt }) => queue.about(formatInstant(view.lang, madeAt)) },
    { key: 'author', label: queue.author, cell: ({ author }) => (author === null ? words.origin.seed : <a href={view.href(participantPath(slug, author))}>{words.participantOf(author)}</a>) },
    { key: 'claim', label: queue.claim, cell: ({ claimedAs, claimedByMe }) => (claimedByMe ? queue.claimMine : claimedAs === null ? queue.nobody : roleText(claimedAs, view.lang)) },
  ];
}
