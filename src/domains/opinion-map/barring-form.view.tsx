import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Form, Radios, Select, TextArea } from '#ui';
import type { BarringTyped } from './barring-form.ts';
import { barringGrounds } from './moderation.ts';
import { text } from './text.ts';

interface BarringFormProps {
  view: View;
  action: string;
  label: string;
  /** Of all who are to be left out, where it is not one alone. */
  numbers?: number[];
  typed: BarringTyped;
  errors: { field: string; message: string }[];
}

export function BarringForm({ view, action, label, numbers, typed, errors }: BarringFormProps): VNode {
  const words = text(view.lang).moderation;
  const { person } = words;
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return (
    <Form view={view} method="post" action={action} label={label}>
      {numbers === undefined ? null : <input type="hidden" name="numbers" value={numbers.join(' ')} />}
      <Select name="ground" label={person.ground} required lang={view.lang} value={typed.ground} error={errorOf('ground')} options={[{ value: '', label: person.choose }, ...barringGrounds.map((ground) => ({ value: ground, label: words.ground[ground] }))]} />
      <TextArea name="reason" label={person.reason} hint={person.reasonHint} required lang={view.lang} rows={3} value={typed.reason} error={errorOf('reason')} />
      <Radios
        name="statements"
        legend={person.statementsToo}
        lang={view.lang}
        value={typed.statements === 'keep' ? 'keep' : 'refuse'}
        options={[
          { value: 'refuse', label: person.refuse },
          { value: 'keep', label: person.keep },
        ]}
      />
      <Button>{person.bar}</Button>
    </Form>
  );
}
