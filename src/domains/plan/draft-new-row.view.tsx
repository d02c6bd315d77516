import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Buttons, ErrorSummary, Form, Lead, Page, Select, TextArea, TextField } from '#ui';
import { type Draft, draftPath } from './draft.ts';
import { Said } from './figure.view.tsx';
import { text } from './text.ts';

export interface NewRowProps {
  view: View;
  draft: Draft;
  values: { name: string; measure: string; departments: string; why: string };
  errors: { field: string; message: string }[];
}

export function NewRowView({ view, draft, values, errors }: NewRowProps): VNode {
  const words = text(view.lang).draft;
  const errorOf = (name: string): string | undefined => errors.find(({ field }) => field === name)?.message;
  const measures = draft.headings.measures.map(({ code, name }) => ({ value: code, label: `${code} ${name}`, lang: 'ja' as const }));
  return (
    <Page view={view} title={words.newRow} crumbs={[{ href: view.href(draftPath(draft.slug)), label: <Said view={view}>{draft.title}</Said> }]}>
      <Lead>{words.newRowLead}</Lead>
      <ErrorSummary view={view} errors={errors} />
      <Form view={view} method="post" action={view.href(draftPath(draft.slug, '/new-row'))} label={words.newRow}>
        <TextField name="name" label={words.fields.name} value={values.name} error={errorOf('name')} required lang={view.lang} />
        <Select name="measure" label={text(view.lang).measure} value={values.measure} options={[{ value: '', label: '' }, ...measures]} error={errorOf('measure')} required lang={view.lang} />
        <TextField name="departments" label={words.fields.departments} hint={words.departmentHint} value={values.departments} error={errorOf('departments')} required lang={view.lang} />
        <TextArea name="why" label={words.why} hint={words.whyHint} rows={3} value={values.why} lang={view.lang} />
        <Buttons>
          <Button>{words.add}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}
