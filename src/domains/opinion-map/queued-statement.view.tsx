import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Buttons, type Column, DataTable, DefinitionList, ErrorSummary, Form, formatInstant, Notice, Page, roleText, Section, TextArea } from '#ui';
import { participantPath, queuedPath, queuePath } from './address.ts';
import type { Conversation } from './conversation.ts';
import { DecisionForm } from './decision-form.view.tsx';
import type { DecisionTyped } from './moderation.ts';
import type { LogRow } from './moderation-log.ts';
import type { QueuedDeed, QueueRow } from './queue.ts';
import { SecondOpinionPart } from './second-opinion.view.tsx';
import type { SecondOpinion } from './second-opinion.ts';
import type { Similar } from './similar.ts';
import { mapCrumbs } from './staff-crumb.view.tsx';
import type { Statement } from './statement.ts';
import { StatementTags } from './statement-tag.view.tsx';
import { text } from './text.ts';

export interface QueuedProps {
  view: View;
  conversation: Conversation;
  row: QueueRow;
  similar: Similar<Statement>[];
  mergedHere: number[];
  opinions: SecondOpinion[];
  history: LogRow[];
  typed: { decision: DecisionTyped; translation: string; question: string; advice: string };
  errors: { field: string; message: string }[];
  /** Why the last press changed nothing. */
  hindrance: string | null;
  done: QueuedDeed | null;
  /** Whether the person asking may decide while a second opinion is out. */
  leads: boolean;
}

export function QueuedView(props: QueuedProps): VNode {
  const { view, conversation, row, errors, hindrance, done } = props;
  const words = text(view.lang).moderation;
  const { one } = words;
  const { slug } = conversation;
  // What was answered is read before the decision; to ask is what one does instead of it.
  const asking = <SecondOpinionPart view={view} action={view.href(queuedPath(slug, row.number))} opinions={props.opinions} typed={props.typed} errors={errors} />;
  return (
    <Page view={view} title={one.title(row.number)} crumbs={mapCrumbs(view, conversation, { href: view.href(queuePath(slug)), label: words.queue.title })}>
      <ErrorSummary view={view} errors={errors} />
      {hindrance === null ? null : <Notice tone="warning" title={hindrance} />}
      {done !== null ? (
        <Notice tone="success" title={done === 'merged' && row.mergedInto !== null ? one.doneInto(row.mergedInto) : one.done[done]}>
          <NextForm view={view} slug={slug} />
        </Notice>
      ) : null}
      <p class="hk-lead" lang={row.lang}>
        {row.text}
      </p>
      <StatementTags view={view} statement={row} />
      <p>{words.votes(row.count.agree, row.count.disagree, row.count.pass)}</p>
      <ClaimPart view={view} slug={slug} row={row} />
      <SimilarPart {...props} />
      {row.question === null ? null : asking}
      <DecisionForm {...props} />
      {row.question === null ? asking : null}
      <TranslationForm {...props} />
      <Section title={one.facts}>
        <Facts {...props} />
      </Section>
      <HistoryPart view={view} history={props.history} />
      {done !== null ? null : <NextForm view={view} slug={slug} />}
      <p>
        <a href={view.href(queuePath(slug))}>{one.list}</a>
      </p>
    </Page>
  );
}

function NextForm({ view, slug }: { view: View; slug: string }): VNode {
  const { one } = text(view.lang).moderation;
  return (
    <Form view={view} method="post" action={view.href(queuePath(slug))} label={one.next}>
      <Buttons>
        <Button name="take" value="one">
          {one.next}
        </Button>
      </Buttons>
    </Form>
  );
}

function ClaimPart({ view, slug, row }: { view: View; slug: string; row: QueueRow }): VNode {
  const { one } = text(view.lang).moderation;
  const { claimedAs, claimedByMe, claimedUntil } = row;
  const until = claimedUntil === null ? '' : formatInstant(view.lang, claimedUntil);
  return (
    <Form view={view} method="post" action={`${view.href(queuedPath(slug, row.number))}/claim`} label={one.claim}>
      <p>{claimedAs === null ? one.claimNone : claimedByMe ? one.claimMine(until) : one.claimOther(roleText(claimedAs, view.lang), until)}</p>
      <Buttons>
        <Button name="step" value={claimedByMe ? 'release' : claimedAs === null ? 'take' : 'take-over'} tone="secondary">
          {claimedByMe ? one.release : claimedAs === null ? one.take : one.takeOver}
        </Button>
      </Buttons>
    </Form>
  );
}

function SimilarPart({ view, conversation, similar }: QueuedProps): VNode {
  const words = text(view.lang).moderation;
  const { one } = words;
  const columns: Column<Similar<Statement>>[] = [
    { key: 'number', label: words.queue.number, rowHeader: true, cell: ({ statement }) => <a href={view.href(queuedPath(conversation.slug, statement.number))}>{words.numberOf(statement.number)}</a> },
    { key: 'text', label: words.queue.statement, cell: ({ statement }) => <span lang={statement.lang}>{statement.text}</span> },
    { key: 'score', label: one.likeness, align: 'end', cell: ({ score }) => `${Math.round(score * 100)}%` },
  ];
  return (
    <Section title={one.similar}>
      {similar.length === 0 ? <p>{one.similarNone}</p> : <p>{one.similarLead}</p>}
      {similar.length === 0 ? null : <DataTable view={view} caption={one.similar} captionUnseen columns={columns} rows={similar} empty={one.similarNone} stacked />}
    </Section>
  );
}

function TranslationForm({ view, conversation, row, typed, errors }: QueuedProps): VNode {
  const { one } = text(view.lang).moderation;
  const other = row.lang === 'ja' ? 'en' : 'ja';
  return (
    <Section title={one.translate}>
      <Form view={view} method="post" action={`${view.href(queuedPath(conversation.slug, row.number))}/translation`} label={one.translate}>
        <p>{one.translateLead[other]}</p>
        <TextArea name="translation" label={one.translateField[other]} hint={one.translateHint} lang={view.lang} rows={2} value={typed.translation} error={errors.find(({ field }) => field === 'translation')?.message} />
        <Button tone="secondary">{one.saveTranslation}</Button>
      </Form>
    </Section>
  );
}

function Facts({ view, conversation, row, mergedHere }: QueuedProps): VNode {
  const words = text(view.lang).moderation;
  const { one } = words;
  const { slug } = conversation;
  const link = (number: number): VNode => <a href={view.href(queuedPath(slug, number))}>{words.numberOf(number)}</a>;
  return (
    <DefinitionList
      items={[
        { term: one.origin, description: words.origin[row.origin] },
        ...(row.author === null ? [] : [{ term: one.author, description: <a href={view.href(participantPath(slug, row.author))}>{words.participantOf(row.author)}</a> }]),
        { term: one.came, description: words.queue.about(formatInstant(view.lang, row.madeAt)) },
        { term: one.translation, description: row.translation === null ? one.noTranslation : <span lang={row.lang === 'ja' ? 'en' : 'ja'}>{row.translation}</span> },
        ...(row.mergedInto === null ? [] : [{ term: one.mergedInto, description: link(row.mergedInto) }]),
        ...(mergedHere.length === 0 ? [] : [{ term: one.mergedHere, description: mergedHere.map((number, index) => <span key={number}>{index > 0 ? '、' : ''}{link(number)}</span>) }]),
      ]}
    />
  );
}

export function HistoryPart({ view, history }: { view: View; history: LogRow[] }): VNode {
  const words = text(view.lang).moderation;
  const { log, one } = words;
  const columns: Column<LogRow>[] = [
    { key: 'at', label: log.at, rowHeader: true, cell: ({ at }) => formatInstant(view.lang, at) },
    { key: 'act', label: log.act, cell: ({ act, mergedInto }) => (mergedInto === null ? words.act[act] : `${words.act[act]}（${log.into(mergedInto)}）`) },
    { key: 'ground', label: log.ground, cell: ({ ground }) => (ground === null ? log.noText : words.ground[ground]) },
    { key: 'reason', label: log.reason, cell: ({ reason }) => (reason === '' ? log.noText : <span lang="ja">{reason}</span>) },
    { key: 'acting', label: log.actingAs, cell: ({ actingAs }) => roleText(actingAs, view.lang) },
  ];
  return (
    <Section title={one.history}>
      <DataTable view={view} caption={one.history} captionUnseen columns={columns} rows={history} empty={one.historyNone} stacked />
    </Section>
  );
}
