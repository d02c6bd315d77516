import type { VNode } from 'preact';
import { staffCrumb } from '#domains/staff';
import type { Sentence, View } from '#platform/http';
import { Button, Buttons, ErrorSummary, FileField, Form, Lead, Notice, Page, TextArea } from '#ui';
import { pastListPath, pastUploadPath } from './past.ts';
import { text } from './text.ts';

export function PastUploadView({ view, pasted, error }: { view: View; pasted: string; error: { field: 'file' | 'pasted'; sentence: Sentence } | null }): VNode {
  const words = text(view.lang).past;
  const errorOf = (field: string) => (error?.field === field ? error.sentence[view.lang] : undefined);
  return (
    <Page view={view} title={words.upload.title} crumbs={[staffCrumb(view), { href: view.href(pastListPath), label: words.title }]}>
      <ErrorSummary view={view} errors={error === null ? [] : [{ field: error.field, message: error.sentence[view.lang] }]} />
      <Lead>{words.lead}</Lead>
      <Notice tone="info" title={words.upload.columns}>
        <p>{words.upload.columnsBody}</p>
      </Notice>
      <Form view={view} method="post" action={view.href(pastUploadPath)} label={words.upload.title} upload>
        <FileField name="file" label={words.upload.file} hint={words.upload.fileHint} accept=".csv,.tsv,.txt,.xlsx,.html,.htm" error={errorOf('file')} lang={view.lang} />
        <TextArea name="pasted" label={words.upload.pasted} hint={words.upload.pastedHint} value={pasted} rows={8} error={errorOf('pasted')} lang={view.lang} />
        <Buttons>
          <Button>{words.upload.go}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}
