import type { VNode } from 'preact';
import { staffCrumb } from '#domains/staff';
import type { Fault, View } from '#platform/http';
import { Button, ButtonLink, Buttons, ErrorSummary, Form, Lead, Page, TextArea } from '#ui';
import { cancellationPath, staffListPath } from './address.ts';
import { type Consultation, consultationWorkPath } from './consultation.ts';
import { text } from './text.ts';

export function CancellationView({ view, consultation, reason, faults }: { view: View; consultation: Consultation; reason: string; faults: Fault[] }): VNode {
  const { lang } = view;
  const all = text(lang);
  const words = all.cancellation;
  const { slug, subject, revision } = consultation;
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view), { href: view.href(staffListPath), label: all.name }, { href: view.href(consultationWorkPath(slug)), label: slug }]}>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[lang] }))} />
      <Lead>{words.lead(subject)}</Lead>
      <Form view={view} method="post" action={view.href(cancellationPath(slug))} label={words.title}>
        <input type="hidden" name="revision" value={String(revision)} />
        <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={4} value={reason} required lang={lang} error={faults[0]?.sentence[lang]} />
        <Buttons>
          <Button>{words.button}</Button>
          <ButtonLink href={view.href(consultationWorkPath(slug))} tone="secondary">
            {all.draft.back}
          </ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
}
