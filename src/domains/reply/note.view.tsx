import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Card, CardList, Form, formatInstant, Lines, roleText, Section, TextArea } from '#ui';
import type { Note } from './note-line.ts';
import { text } from './text.ts';

/** Internal remarks and a place to add one. */
export function Notes({ view, notes, action, error }: { view: View; notes: readonly Note[]; action: string; error?: string }): VNode {
  const words = text(view.lang).reply;
  return (
    <Section id="notes" title={words.notesTitle}>
      <p>{words.notesLead}</p>
      {notes.length === 0 ? (
        <p>{words.notesNone}</p>
      ) : (
        <CardList rows>
          {notes.map((note) => (
            <Card key={note.id} meta={formatInstant(view.lang, note.at)} title={roleText(note.actingAs, view.lang)}>
              <p>
                <Lines>{note.text}</Lines>
              </p>
            </Card>
          ))}
        </CardList>
      )}
      <Form view={view} method="post" action={action} label={words.noteLabel}>
        <TextArea name="note" label={words.noteLabel} hint={words.noteHint} rows={3} error={error} lang={view.lang} />
        <Button tone="secondary">{words.noteButton}</Button>
      </Form>
    </Section>
  );
}
