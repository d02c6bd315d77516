import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button } from './button.tsx';
import { Checkboxes, Radios, Select } from './choice.tsx';
import { FilterLinks, Filters } from './filter.tsx';
import { ErrorSummary, Form } from './form.tsx';
import { Piece, type Words } from './styleguide-piece.tsx';
import { TextArea, TextField } from './text-field.tsx';

const choices = (labels: string[]) => labels.map((label, index) => ({ value: String(index + 1), label }));

/** Pieces with which people answer. */
export function StyleguideForms({ view, words }: { view: View; words: Words }): VNode {
  const here = view.href(view.path);
  return (
    <>
      <Piece title={words.filters} names="Filters, FilterLinks">
        <Filters view={view} action={here} label={words.filterLabel} reset={here}>
          <TextField name="text" label={words.filterText} type="search" />
          <Select name="year" label={words.filterYear} value="" options={[{ value: '', label: words.filterAll }, ...[2025, 2026, 2027].map((year) => ({ value: String(year), label: words.year(year) }))]} />
        </Filters>
        <FilterLinks label={words.columnState} items={[{ href: here, label: words.filterAll, count: 128, current: true }, ...words.tags.slice(0, 3).map((label, index) => ({ href: `${here}?kind=${index}`, label, count: 40 - index * 13 }))]} />
      </Piece>
      <Piece title={words.forms} names="Form, ErrorSummary, TextField, TextArea, Select, Radios, Checkboxes">
        <ErrorSummary
          view={view}
          errors={[
            { field: 'name', message: words.nameError },
            { field: 'reply', message: words.replyError },
          ]}
        />
        <Form view={view} method="get" action={here} label={words.formLabel}>
          <TextField name="name" label={words.name} hint={words.nameHint} error={words.nameError} required autocomplete="name" lang={view.lang} />
          <TextField name="mail" label={words.mail} hint={words.mailHint} type="email" autocomplete="email" lang={view.lang} />
          <TextArea name="opinion" label={words.opinion} hint={words.opinionHint} required lang={view.lang} />
          <Radios name="reply" legend={words.reply} options={choices(words.replyOptions)} error={words.replyError} required lang={view.lang} />
          <Checkboxes name="topics" legend={words.topics} hint={words.topicHint} options={choices(words.topicOptions)} values={['2']} lang={view.lang} />
          <Button>{words.send}</Button>
        </Form>
      </Piece>
    </>
  );
}
