import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { type Column, DataTable, DefinitionList, ErrorSummary, formatInstant, Notice, Page, Section } from '#ui';
import { participantPath, participantsPath, queuedPath } from './address.ts';
import { firstOf, nearlyOf } from './alike-set.ts';
import type { BarringTyped } from './barring-form.ts';
import { BarringForm, ReturnForm } from './barring-form.view.tsx';
import type { Conversation } from './conversation.ts';
import { formatTenthPercent } from './figure.ts';
import type { AlikeSet } from './maths/reckoning.ts';
import type { LogRow } from './moderation-log.ts';
import type { WrittenStatement, ParticipantRow } from './participant-list.ts';
import { mapCrumbs } from './staff-crumb.view.tsx';
import { text } from './text.ts';
import { withQuery } from '#platform/query';

export interface ParticipantWorkProps {
  view: View;
  conversation: Conversation;
  participant: ParticipantRow;
  statements: WrittenStatement[];
  /** Those that were refused when they were left out, and are still. */
  refusedWith: WrittenStatement[];
  set: AlikeSet | null;
  channel: (key: string) => string;
  history: LogRow[];
  mayBar: boolean;
  typed: BarringTyped;
  errors: { field: string; message: string }[];
  done: boolean;
}

export function ParticipantWorkView(props: ParticipantWorkProps): VNode {
  const { view, conversation, participant, errors, done } = props;
  const { person } = text(view.lang).moderation;
  return (
    <Page view={view} title={person.title(participant.number)} crumbs={mapCrumbs(view, conversation, { href: view.href(participantsPath(conversation.slug)), label: person.list })}>
      <ErrorSummary view={view} errors={errors} />
      {done ? <Notice tone="success" title={person.done} /> : null}
      <Facts {...props} />
      <OwnStatements {...props} />
      <Barring {...props} />
      <History {...props} />
    </Page>
  );
}

function Facts({ view, conversation, participant, set, channel }: ParticipantWorkProps): VNode {
  const words = text(view.lang).moderation;
  const { person } = words;
  return (
    <Section title={person.facts}>
      <DefinitionList
        items={[
          { term: person.votes, description: participant.votes.toLocaleString(view.lang) },
          { term: person.came, description: channel(participant.cameBy) },
          { term: person.began, description: participant.beganAt === null ? words.wiped : words.queue.about(formatInstant(view.lang, participant.beganAt)) },
          { term: person.state, description: participant.barredAt === null ? person.counted : person.barredSince(formatInstant(view.lang, participant.barredAt)) },
          {
            term: person.alike,
            description:
              set === null ? (
                person.alikeNone
              ) : (
                <>
                  {person.alikeOf(set.people, set.statements, formatTenthPercent(set.share), nearlyOf(set))} <a href={view.href(withQuery(participantsPath(conversation.slug), { view: 'alike', set: firstOf(set) }))}>{person.alikeLink}</a>
                </>
              ),
          },
        ]}
      />
    </Section>
  );
}

function OwnStatements({ view, conversation, statements }: ParticipantWorkProps): VNode {
  const words = text(view.lang).moderation;
  const columns: Column<WrittenStatement>[] = [
    { key: 'number', label: words.queue.number, rowHeader: true, cell: ({ number }) => <a href={view.href(queuedPath(conversation.slug, number))}>{words.numberOf(number)}</a> },
    { key: 'text', label: words.queue.statement, cell: ({ text: said, lang }) => <span lang={lang}>{said}</span> },
    { key: 'state', label: words.queue.state, cell: ({ state }) => words.state[state] },
  ];
  return (
    <Section title={words.person.statements}>
      <DataTable view={view} caption={words.person.statements} captionUnseen columns={columns} rows={statements} empty={words.person.none} stacked />
    </Section>
  );
}

function Barring({ view, conversation, participant, statements, refusedWith, mayBar, typed, errors }: ParticipantWorkProps): VNode {
  const { person } = text(view.lang).moderation;
  const isBarred = participant.barredAt !== null;
  const title = isBarred ? person.unbarTitle : person.barTitle;
  const action = view.href(participantPath(conversation.slug, participant.number));
  return (
    <Section id="bar" title={title}>
      <p>{isBarred ? person.unbarLead : person.barLead}</p>
      {!mayBar ? (
        <p>{person.notYours}</p>
      ) : isBarred ? (
        <ReturnForm view={view} action={`${action}/return`} label={title} statements={refusedWith} typed={typed} errors={errors} />
      ) : (
        <BarringForm view={view} action={`${action}/barring`} label={title} statements={statements.filter(({ state }) => state !== 'refused')} typed={typed} errors={errors} />
      )}
    </Section>
  );
}

function History({ view, history }: ParticipantWorkProps): VNode | null {
  const words = text(view.lang).moderation;
  const { log, person } = words;
  if (history.length === 0) return null;
  const columns: Column<LogRow>[] = [
    { key: 'at', label: log.at, rowHeader: true, cell: ({ at }) => formatInstant(view.lang, at) },
    { key: 'act', label: log.act, cell: ({ act, votes }) => `${words.act[act]}${votes === null ? '' : `（${act === 'barred' ? log.votesLeft(votes) : log.votesBack(votes)}）`}` },
    { key: 'ground', label: log.ground, cell: ({ ground }) => (ground === null ? log.noText : words.ground[ground]) },
    { key: 'reason', label: log.reason, cell: ({ reason }) => <span lang="ja">{reason}</span> },
  ];
  return (
    <Section title={person.history}>
      <DataTable view={view} caption={person.history} captionUnseen columns={columns} rows={history} empty={log.empty} stacked />
    </Section>
  );
}
