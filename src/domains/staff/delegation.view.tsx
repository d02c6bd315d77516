import type { VNode } from 'preact';
import { formatWareki } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, type Column, DataTable, Form, formatInstant, Lead, Notice, Page, Section } from '#ui';
import { StateView } from './appointment.view.tsx';
import { type Delegation, delegationState, lastDay } from './delegation.ts';
import type { DepartmentNames } from './department.ts';
import { staffCrumb } from './staff-page.ts';
import { text } from './text.ts';

interface TableProps {
  view: View;
  today: PlainDate;
  delegations: Delegation[];
  names: DepartmentNames;
  persons: Map<string, string>;
  caption: string;
  empty: string;
  mayEnd: (delegation: Delegation) => boolean;
}

export function DelegationTable({ view, today, delegations, names, persons, caption, empty, mayEnd }: TableProps): VNode {
  const all = text(view.lang);
  const words = all.delegations;
  const columns: Column<Delegation>[] = [
    { key: 'post', label: words.post, rowHeader: true, cell: ({ departmentId, role }) => <><span lang="ja">{names.name(departmentId)}</span> {all.role[role]}</> },
    { key: 'holder', label: words.holder, cell: ({ fromPersonId }) => persons.get(fromPersonId) ?? all.erased },
    { key: 'deputy', label: words.deputy, cell: ({ toPersonId }) => persons.get(toPersonId) ?? all.erased },
    {
      key: 'span',
      label: all.state,
      cell: (delegation) => (
        <>
          <StateView view={view} state={delegationState(delegation, today)} /> {all.span(formatWareki(delegation.since, view.lang), formatWareki(lastDay(delegation.until), view.lang))}
          {delegation.endedAt === null ? null : `・${all.member.endedAt(formatInstant(view.lang, delegation.endedAt))}`}
        </>
      ),
    },
    { key: 'reason', label: words.reason, cell: ({ reason }) => reason || all.erased },
  ];
  const ends = (delegation: Delegation): boolean => mayEnd(delegation) && delegationState(delegation, today) !== 'over';
  if (delegations.some(ends)) columns.push({ key: 'end', label: words.end, cell: (delegation) => (ends(delegation) ? <EndForm view={view} delegation={delegation} persons={persons} /> : null) });
  return <DataTable view={view} caption={caption} captionUnseen columns={columns} rows={delegations} empty={empty} stacked />;
}

function EndForm({ view, delegation, persons }: { view: View; delegation: Delegation; persons: Map<string, string> }): VNode {
  const words = text(view.lang).delegations;
  return (
    <Form view={view} method="post" action={view.href(`/staff/delegations/${delegation.id}/end`)} label={`${words.end}: ${persons.get(delegation.toPersonId) ?? ''}`}>
      <Button tone="secondary">{words.end}</Button>
    </Form>
  );
}

export interface DelegationListProps extends Omit<TableProps, 'caption' | 'empty' | 'mayEnd'> {
  personId: string;
  /** What has just been done. */
  done: 'added' | 'ended' | null;
  seesAll: boolean;
  mayEndAll: boolean;
}

export function DelegationListView(props: DelegationListProps): VNode {
  const { view, personId, delegations, seesAll, mayEndAll } = props;
  const words = text(view.lang).delegations;
  const given = delegations.filter(({ fromPersonId }) => fromPersonId === personId);
  const received = delegations.filter(({ toPersonId }) => toPersonId === personId);
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view)]}>
      {props.done === null ? null : <Notice tone="success" title={words.done[props.done]} />}
      <Lead>{words.lead}</Lead>
      <Buttons>
        <ButtonLink href={view.href('/staff/delegations/new')}>{words.add}</ButtonLink>
      </Buttons>
      <Section title={words.given}>
        <DelegationTable {...props} delegations={given} caption={words.given} empty={words.givenNone} mayEnd={() => true} />
      </Section>
      <Section title={words.received}>
        <DelegationTable {...props} delegations={received} caption={words.received} empty={words.receivedNone} mayEnd={() => true} />
      </Section>
      {seesAll ? (
        <Section title={words.everyone}>
          <DelegationTable {...props} delegations={delegations} caption={words.everyone} empty={words.everyoneNone} mayEnd={() => mayEndAll} />
        </Section>
      ) : null}
    </Page>
  );
}
