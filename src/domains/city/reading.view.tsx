import type { VNode } from 'preact';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import type { KeptReading } from '#platform/reading';
import { Button, ErrorSummary, Form, formatInstant, Page, roleText, Section, TextField } from '#ui';
import { readingsPath } from './reading.ts';
import { text } from './text.ts';

export interface ReadingProps {
  view: View;
  kept: KeptReading;
  typed: string;
  errors: { field: string; message: string }[];
}

export function ReadingView({ view, kept, typed, errors }: ReadingProps): VNode {
  const words = text(view.lang).readings;
  const path = view.href(`${readingsPath}/${kept.id}`);
  return (
    <Page view={view} title={words.one(kept.word)} crumbs={[staffCrumb(view), { href: view.href(readingsPath), label: words.title }]}>
      <ErrorSummary view={view} errors={errors} />
      <p>{words.saved(formatInstant(view.lang, kept.savedAt), roleText(kept.savedAs, view.lang))}</p>
      <Form view={view} method="post" action={path} label={words.change}>
        <input type="hidden" name="shown" value={kept.reading} />
        <TextField name="reading" label={words.readingOf(kept.word)} hint={words.readingHint} value={typed} error={errors[0]?.message} required lang={view.lang} />
        <Button>{words.change}</Button>
      </Form>
      <Section id="remove" title={words.removeTitle}>
        <p>{words.removeLead}</p>
        <Form view={view} method="post" action={`${path}/removal`} label={words.removeTitle}>
          <Button tone="secondary">{words.remove}</Button>
        </Form>
      </Section>
    </Page>
  );
}
