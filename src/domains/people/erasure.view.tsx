import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Buttons, Checkboxes, ErrorSummary, Form, Lead, Notice, Page, Section } from '#ui';
import { text } from './text.ts';

/** `isHeld`: a role keeps the account from being erased. */
export function ErasureView({ view, isHeld, error }: { view: View; isHeld: boolean; error?: string }): VNode {
  const words = text(view.lang).erasure;
  return (
    <Page view={view} title={words.title} crumbs={[{ href: view.href('/me'), label: text(view.lang).me.title }]}>
      <ErrorSummary view={view} errors={error === undefined ? [] : [{ field: 'confirm', message: error }]} />
      <Lead>{words.lead}</Lead>
      <Section id="what" title={words.what}>
        <ul>
          {words.whatItems.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </Section>
      <Section id="stays" title={words.stays}>
        <p>{words.staysBody}</p>
      </Section>
      {isHeld ? (
        <Notice tone="warning" title={words.staff} />
      ) : (
        <Section id="confirm" title={words.confirm}>
          <Form view={view} method="post" action={view.href('/me/erasure')} label={words.title}>
            <Checkboxes name="confirm" legend={words.confirm} options={[{ value: 'yes', label: words.confirmOption }]} error={error} required lang={view.lang} />
            <Buttons>
              <Button>{words.button}</Button>
            </Buttons>
          </Form>
        </Section>
      )}
    </Page>
  );
}

export function ErasedView({ view }: { view: View }): VNode {
  const words = text(view.lang).erasure;
  return (
    <Page view={view} title={words.doneTitle}>
      <Lead>{words.doneLead}</Lead>
    </Page>
  );
}
