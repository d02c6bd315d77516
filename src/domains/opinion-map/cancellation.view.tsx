import type { VNode } from 'preact';
import { staffCrumb } from '#domains/staff';
import { type Fault, type View } from '#platform/http';
import { Button, ButtonLink, Buttons, ErrorSummary, Form, Lead, Page, TextArea } from '#ui';
import { cancellationPath, staffListPath, workPath } from './address.ts';
import type { Conversation } from './conversation.ts';
import { text } from './text.ts';

export function CancellationView({ view, conversation, reason, faults }: { view: View; conversation: Conversation; reason: string; faults: Fault[] }): VNode {
  const { lang } = view;
  const all = text(lang);
  const words = all.work.cancellation;
  const { slug, question, revision } = conversation;
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view), { href: view.href(staffListPath), label: all.name }, { href: view.href(workPath(slug)), label: slug }]}>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[lang] }))} />
      <Lead>{words.lead(question)}</Lead>
      <Form view={view} method="post" action={view.href(cancellationPath(slug))} label={words.title}>
        <input type="hidden" name="revision" value={String(revision)} />
        <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={4} value={reason} required lang={lang} error={faults[0]?.sentence[lang]} />
        <Buttons>
          <Button>{words.button}</Button>
          <ButtonLink href={view.href(workPath(slug))} tone="secondary">
            {all.work.draft.back}
          </ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
}
