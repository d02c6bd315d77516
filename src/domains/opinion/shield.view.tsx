import type { VNode } from 'preact';
import { type Consultation, consultationWorkPath } from '#domains/consultation';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { Button, Buttons, DefinitionList, ErrorSummary, Form, formatInstant, Lead, Notice, Page, roleText, Select } from '#ui';
import { shieldPath } from './address.ts';
import type { Fault } from './submission-form.ts';
import { text } from './text.ts';

/** Hours for which the shield can be turned on. */
export const shieldHours = [1, 6, 24, 72] as const;

export interface ShieldProps {
  view: View;
  consultation: Pick<Consultation, 'slug' | 'subject'>;
  /** Null where it is off. */
  shield: { untilAt: Date; actingAs: string } | null;
  done?: 'started' | 'stopped';
  errors: Fault[];
}

export function ShieldView({ view, consultation, shield, done, errors }: ShieldProps): VNode {
  const words = text(view.lang).sending.shield;
  const action = view.href(shieldPath(consultation.slug));
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view), { href: view.href(consultationWorkPath(consultation.slug)), label: <span lang="ja">{consultation.subject}</span> }]}>
      <ErrorSummary view={view} errors={errors} />
      {done ? <Notice tone="success" title={words[done]} /> : null}
      <Lead>{words.lead}</Lead>
      <p>{shield ? words.on(formatInstant(view.lang, shield.untilAt)) : words.off}</p>
      {shield ? <DefinitionList items={[{ term: words.by, description: roleText(shield.actingAs, view.lang) }]} /> : null}
      <Form view={view} method="post" action={action}>
        <Select name="hours" label={words.hours} options={shieldHours.map((hours) => ({ value: String(hours), label: words.hour(hours) }))} value="6" error={errors.find(({ field }) => field === 'hours')?.message} lang={view.lang} />
        <Buttons>
          <Button name="step" value="start">
            {words.start}
          </Button>
          {shield ? (
            <Button name="step" value="stop" tone="secondary">
              {words.stop}
            </Button>
          ) : null}
        </Buttons>
      </Form>
    </Page>
  );
}
