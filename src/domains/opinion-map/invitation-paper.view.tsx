import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { ButtonLink, Buttons, Lead, Notice, Page } from '#ui';
import { invitationsPath } from './address.ts';
import { type Conversation, questionIn } from './conversation.ts';
import { mapCrumbs } from './staff-crumb.view.tsx';
import { text } from './text.ts';

/** `codes`: as people read them. Slips to be printed and cut apart, or saved; nowhere else do they stand. */
export function InvitationPaperView({ view, conversation, batch, codes, address }: { view: View; conversation: Conversation; batch: string; codes: string[]; address: string }): VNode {
  const words = text(view.lang).work.invitation;
  const question = questionIn(conversation, view.lang);
  return (
    <Page view={view} title={words.paperTitle} crumbs={mapCrumbs(view, conversation, { href: view.href(invitationsPath(conversation.slug)), label: words.title })}>
      <div class="hk-screen-only">
        <Notice tone="warning" title={words.onceTitle}>
          <p>{words.onceBody}</p>
        </Notice>
        <Lead>{words.paperLead(batch, codes.length)}</Lead>
      </div>
      <ol class="hk-slips" aria-label={words.paperCaption}>
        {codes.map((code) => (
          <li key={code} class="hk-slip">
            <p lang={question.lang}>
              <strong>{question.text}</strong>
            </p>
            <p>
              {words.paperAddress}: {address}
            </p>
            <p>
              {words.paperCode}: <code>{code}</code>
            </p>
          </li>
        ))}
      </ol>
      <Buttons>
        <ButtonLink href={view.href(invitationsPath(conversation.slug))} tone="secondary">
          {words.paperBack}
        </ButtonLink>
      </Buttons>
    </Page>
  );
}
