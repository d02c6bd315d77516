import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Checkboxes, type Column, DataTable, ErrorSummary, Filters, formatInstant, Lead, Notice, Page, Pagination, Section, Select, Tag } from '#ui';
import { participantPath, participantsPath } from './address.ts';
import { firstOf, nearlyOf } from './alike-set.ts';
import { barredAtOnceMax, type BarringTyped } from './barring-form.ts';
import { BarringForm } from './barring-form.view.tsx';
import type { Conversation } from './conversation.ts';
import { formatTenthPercent } from './figure.ts';
import type { AlikeSet } from './maths/reckoning.ts';
import { type AlikePerson, type WrittenStatement, type ParticipantChoice, type ParticipantRow, type ParticipantSort, participantViews } from './participant-list.ts';
import { mapCrumbs } from './staff-crumb.view.tsx';
import { text } from './text.ts';

interface ParticipantListProps {
  view: View;
  conversation: Conversation;
  choice: ParticipantChoice;
  rows: ParticipantRow[];
  found: number;
  pages: number;
  alike: AlikeSet[];
  /** The set that is looked at, with those of it who still count; null for none. */
  set: { alike: AlikeSet; people: AlikePerson[]; statements: WrittenStatement[]; ticked: readonly number[] } | null;
  /** What a channel's key is called. */
  channel: (key: string) => string;
  mayBar: boolean;
  typed: BarringTyped;
  errors: { field: string; message: string }[];
  done: boolean;
  href: (change: Partial<ParticipantChoice> & { format?: string }) => string;
}

export function ParticipantListView(props: ParticipantListProps): VNode {
  const { view, conversation, choice, rows, found, pages, alike, errors, done, href } = props;
  const { people, person } = text(view.lang).moderation;
  const path = view.href(participantsPath(conversation.slug));
  return (
    <Page view={view} title={people.title} crumbs={mapCrumbs(view, conversation)} wide>
      <ErrorSummary view={view} errors={errors} />
      {done ? <Notice tone="success" title={person.done} /> : null}
      <Lead>{people.lead}</Lead>
      <Filters view={view} action={path} label={people.filter} reset={path}>
        <Select name="view" label={people.view} value={choice.view} options={participantViews.map((each) => ({ value: each, label: people.views[each] }))} />
        {alike.length === 0 ? null : <Select name="set" label={people.set} value={choice.set === null ? '' : String(choice.set)} options={[{ value: '', label: people.setAll }, ...alike.map((set) => ({ value: String(firstOf(set)), label: people.setOf(firstOf(set), set.people) }))]} />}
      </Filters>
      <DataTable
        view={view}
        caption={people.caption(found)}
        columns={columnsOf(props)}
        rows={rows}
        sort={{ by: choice.sort, direction: choice.order, href: (by, order) => href({ sort: by as ParticipantSort, order, page: 1 }) }}
        downloads={[
          { label: people.csv, href: href({ format: 'csv', page: 1 }) },
          { label: people.json, href: href({ format: 'json', page: 1 }) },
        ]}
        empty={people.empty}
        stacked
      />
      <Pagination view={view} page={choice.page} pages={pages} href={(page) => href({ page })} />
      <WholeSet {...props} />
    </Page>
  );
}

function WholeSet({ view, conversation, set, channel, mayBar, typed, errors }: ParticipantListProps): VNode | null {
  const { people, person } = text(view.lang).moderation;
  if (set === null || set.people.length === 0) return null;
  const title = people.wholeTitle(set.people.length);
  return (
    <Section id="bar" title={title}>
      <p>{people.wholeLead(set.alike.people, set.alike.statements, formatTenthPercent(set.alike.share), nearlyOf(set.alike))}</p>
      {set.alike.people > set.alike.numbers.length ? <p>{people.capped(barredAtOnceMax)}</p> : null}
      <p>{mayBar ? person.barLead : person.notYours}</p>
      {mayBar ? (
        <BarringForm view={view} action={view.href(participantsPath(conversation.slug))} label={title} statements={set.statements} typed={typed} errors={errors}>
          <input type="hidden" name="set" value={firstOf(set.alike)} />
          <Checkboxes name="numbers[]" legend={people.who} hint={people.whoHint} required lang={view.lang} values={set.ticked.map(String)} error={errors.find(({ field }) => field === 'numbers[]')?.message} options={set.people.map((one) => ({ value: String(one.number), label: text(view.lang).moderation.participantOf(one.number), hint: differenceOf(view, one, channel) }))} />
        </BarringForm>
      ) : null}
    </Section>
  );
}

/** What tells one of the set from the others. */
function differenceOf({ lang }: Pick<View, 'lang'>, { votes, statements, cameBy, beganAt, shared, same }: AlikePerson, channel: (key: string) => string): string {
  const { people, queue, wiped } = text(lang).moderation;
  return people.difference({ votes, statements, came: channel(cameBy), began: beganAt === null ? wiped : queue.about(formatInstant(lang, beganAt)), same, shared });
}

function columnsOf({ view, conversation, channel }: ParticipantListProps): Column<ParticipantRow>[] {
  const words = text(view.lang).moderation;
  const { people } = words;
  const count = (value: number): string => value.toLocaleString(view.lang);
  return [
    { key: 'number', label: people.number, rowHeader: true, sortable: true, cell: ({ number }) => <a href={view.href(participantPath(conversation.slug, number))}>{words.participantOf(number)}</a> },
    { key: 'votes', label: people.votes, align: 'end', sortable: true, cell: ({ votes }) => count(votes) },
    { key: 'statements', label: people.statements, align: 'end', sortable: true, cell: ({ statements }) => count(statements) },
    { key: 'refused', label: people.refused, align: 'end', cell: ({ refused }) => count(refused) },
    { key: 'came', label: people.came, cell: ({ cameBy }) => channel(cameBy) },
    { key: 'began', label: people.began, cell: ({ beganAt }) => (beganAt === null ? words.wiped : words.queue.about(formatInstant(view.lang, beganAt))) },
    { key: 'state', label: people.state, cell: ({ barredAt }) => <Tag tone={barredAt === null ? 'green' : 'red'}>{barredAt === null ? people.counted : people.barred}</Tag> },
  ];
}
