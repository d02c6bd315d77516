import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { ButtonLink, Buttons, type Column, DataTable, Lead, Notice, Page } from '#ui';
import { invitationsPath } from './address.ts';
import { type Conversation, questionIn } from './conversation.ts';
import { mapCrumbs } from './staff-crumb.view.tsx';
import { text } from './text.ts';

interface Row {
  number: number;
  code: string;
}

/** `codes`: as people read them. To be printed and cut, or saved; nowhere else do they stand. */
export function InvitationPaperView({ view, conversation, batch, codes, address }: { view: View; conversation: Conversation; batch: string; codes: string[]; address: string }): VNode {
  const words = text(view.lang).work.invitation;
  const columns: Column<Row>[] = [
    { key: 'number', label: words.paperNumber, align: 'end', cell: ({ number }) => number },
    { key: 'code', label: words.paperCode, rowHeader: true, cell: ({ code }) => <code>{code}</code> },
    { key: 'address', label: words.paperAddress, cell: () => address },
  ];
  const question = questionIn(conversation, view.lang);
  return (
    <Page view={view} title={words.paperTitle} crumbs={mapCrumbs(view, conversation, { href: view.href(invitationsPath(conversation.slug)), label: words.title })}>
      <Notice tone="warning" title={words.onceTitle}>
        <p>{words.onceBody}</p>
      </Notice>
      <Lead>{words.paperLead(batch, codes.length)}</Lead>
      <p lang={question.lang}>{question.text}</p>
      <DataTable view={view} caption={words.paperCaption} columns={columns} rows={codes.map((code, index) => ({ number: index + 1, code }))} empty={words.none} />
      <Buttons>
        <ButtonLink href={view.href(invitationsPath(conversation.slug))} tone="secondary">
          {words.paperBack}
        </ButtonLink>
      </Buttons>
    </Page>
  );
}
