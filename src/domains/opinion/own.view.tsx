import type { VNode } from 'preact';
import { consultationPath } from '#domains/consultation';
import type { View } from '#platform/http';
import { ButtonLink, Buttons, type Column, DataTable, EmptyState, formatInstant, Lead, Page } from '#ui';
import { receiptPath, receiptsPath } from './address.ts';
import type { OwnSubmission } from './receipt.ts';
import { text } from './text.ts';

/** One line of the list; `code` is made anew from the form's key. */
export interface OwnLine extends OwnSubmission {
  consultation: { slug: string; subject: string };
  code: string | null;
}

export function OwnSubmissionsView({ view, lines }: { view: View; lines: OwnLine[] }): VNode {
  const words = text(view.lang).receipts.own;
  const columns: Column<OwnLine>[] = [
    { key: 'at', label: words.at, rowHeader: true, cell: ({ receivedAt, code }) => (code === null ? formatInstant(view.lang, receivedAt) : <a href={view.href(receiptPath(code))}>{formatInstant(view.lang, receivedAt)}</a>) },
    { key: 'consultation', label: words.consultation, cell: ({ consultation }) => <a href={view.href(consultationPath(consultation.slug))} lang="ja">{consultation.subject}</a> },
    { key: 'number', label: words.number, cell: ({ id }) => String(id) },
    { key: 'opinions', label: words.opinions, align: 'end', cell: ({ opinions }) => String(opinions.length) },
    { key: 'state', label: words.state, cell: ({ state }) => words.states[state] },
  ];
  return (
    <Page view={view} title={words.title} crumbs={[{ href: view.href('/consultations'), label: words.consultation }]}>
      <Lead>{words.lead}</Lead>
      {lines.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneBody}</p>
        </EmptyState>
      ) : (
        <DataTable view={view} caption={words.caption} columns={columns} rows={lines} empty={words.none} stacked />
      )}
      <Buttons>
        <ButtonLink href={view.href('/consultations')}>{words.consultations}</ButtonLink>
        <ButtonLink href={view.href(receiptsPath)} tone="secondary">
          {text(view.lang).receipts.search.title}
        </ButtonLink>
      </Buttons>
    </Page>
  );
}
