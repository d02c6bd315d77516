import type { ComponentChildren, VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Form, Radios, Select, TextArea } from '#ui';
import type { BarringTyped } from './barring-form.ts';
import { barringGrounds } from './moderation.ts';
import type { WrittenStatement } from './participant-list.ts';
import { text } from './text.ts';

interface FormProps {
  view: View;
  action: string;
  label: string;
  /** What they wrote that may be refused, or that may come back. */
  statements: readonly WrittenStatement[];
  typed: BarringTyped;
  errors: { field: string; message: string }[];
}

/** `children`: whom it is about, where they are to be chosen. */
export function BarringForm({ view, action, label, statements, typed, errors, children }: FormProps & { children?: ComponentChildren }): VNode {
  const words = text(view.lang).moderation;
  const { person } = words;
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return (
    <Form view={view} method="post" action={action} label={label}>
      {children}
      <Select name="ground" label={person.ground} required lang={view.lang} value={typed.ground} error={errorOf('ground')} options={[{ value: '', label: person.choose }, ...barringGrounds.map((ground) => ({ value: ground, label: words.ground[ground] }))]} />
      <TextArea name="reason" label={person.reason} hint={person.reasonHint} required lang={view.lang} rows={3} value={typed.reason} error={errorOf('reason')} />
      <Fate view={view} statements={statements} legend={person.statementsToo(children !== undefined)} move={person.refuse} keep={person.keep} typed={typed} error={errorOf('statements')} />
      <Button>{person.bar}</Button>
    </Form>
  );
}

export function ReturnForm({ view, action, label, statements, typed, errors }: FormProps): VNode {
  const { person } = text(view.lang).moderation;
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return (
    <Form view={view} method="post" action={action} label={label}>
      <TextArea name="reason" label={person.reason} hint={person.reasonHint} required lang={view.lang} rows={3} value={typed.reason} error={errorOf('reason')} />
      <Fate view={view} statements={statements} legend={person.refusedWith} move={person.bringBack} keep={person.leaveRefused} typed={typed} error={errorOf('statements')} />
      <Button tone="secondary">{person.unbar}</Button>
    </Form>
  );
}

interface FateProps {
  view: View;
  statements: readonly WrittenStatement[];
  legend: string;
  move: string;
  keep: string;
  typed: BarringTyped;
  error: string | undefined;
}

/** The statements by number and text, and what is to become of them: chosen, never presumed. */
function Fate({ view, statements, legend, move, keep, typed, error }: FateProps): VNode | null {
  const words = text(view.lang).moderation;
  if (statements.length === 0) return null;
  return (
    <>
      <ul>
        {statements.map(({ number, author, text: said, lang, state }) => (
          <li key={number}>
            {words.person.wrote(number, author)}: <span lang={lang}>{said}</span> ({words.state[state]})
          </li>
        ))}
      </ul>
      <Radios name="statements" legend={legend} required lang={view.lang} value={typed.statements} error={error} options={[{ value: 'keep', label: keep }, { value: 'move', label: move }]} />
    </>
  );
}
