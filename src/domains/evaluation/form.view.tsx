/** The city's forms: a list, one that is put in place, a form as people will see it. */
import type { VNode } from 'preact';
import { formatFiscalYearShort } from '#domains/civic';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { Button, Buttons, DataTable, ErrorSummary, FileField, Form, Lead, Notice, Page, Section, TextArea, TextField } from '#ui';
import { withComputed } from './answer.ts';
import type { Facts } from './facts.ts';
import { FieldsView } from './field.view.tsx';
import type { EvaluationForm, FormFault, GradeScale, Subject } from './form.ts';
import { text } from './text.ts';

interface Kept {
  id: number | null;
  subject: Subject;
  firstYear: number | null;
  form: EvaluationForm;
  sheets: number;
}

export interface FormGiven {
  json: string;
  year: string;
}

const formPath = ({ id, subject }: Kept) => `/staff/evaluations/forms/${id ?? subject}`;

export function FormListView({ view, forms, given, faults }: { view: View; forms: Record<Subject, Kept[]>; given: FormGiven; faults: FormFault[] }): VNode {
  const words = text(view.lang).staff;
  const { form } = words;
  const isOfForm = (fault: FormFault) => fault.at !== 'year';
  const yearError = faults.find((fault) => !isOfForm(fault))?.sentence[view.lang];
  const formError = faults.find(isOfForm);
  const messageOf = (fault: FormFault) => form.fault(fault.at === 'json' ? '' : fault.at, fault.sentence[view.lang]);
  return (
    <Page view={view} title={form.title} crumbs={[staffCrumb(view), { href: view.href('/staff/evaluations'), label: words.title }]}>
      <ErrorSummary view={view} errors={faults.map((fault) => ({ field: isOfForm(fault) ? 'json' : 'year', message: isOfForm(fault) ? messageOf(fault) : fault.sentence[view.lang] }))} />
      <Lead>{form.lead}</Lead>
      {(['programme', 'measure'] as const).map((subject) => (
        <DataTable
          key={subject}
          view={view}
          caption={form.listCaption[subject]}
          columns={[
            { key: 'name', label: form.name, rowHeader: true, cell: (kept) => <a href={view.href(formPath(kept))}>{kept.form.title[view.lang]}</a> },
            { key: 'from', label: form.from, cell: (kept) => (kept.firstYear === null ? form.beginning : formatFiscalYearShort(kept.firstYear, view.lang)) },
            { key: 'used', label: form.used, align: 'end', cell: (kept) => (kept.id === null ? form.shipped : kept.sheets) },
            { key: 'download', label: form.download, cell: (kept) => <a href={view.href(`${formPath(kept)}/file`)}>{form.download}</a> },
          ]}
          rows={forms[subject]}
          empty=""
        />
      ))}
      <Section title={form.upload}>
        <Form view={view} method="post" action={view.href('/staff/evaluations/forms')} label={form.upload} upload>
          <FileField name="file" label={form.file} hint={form.fileHint} accept=".json" lang={view.lang} />
          <TextArea name="json" label={form.json} hint={form.jsonHint} value={given.json} rows={10} lang={view.lang} error={formError && messageOf(formError)} />
          <TextField name="year" label={form.firstYear} hint={form.firstYearHint} inputmode="numeric" required lang={view.lang} value={given.year} error={yearError} />
          <Buttons>
            <Button>{form.save}</Button>
          </Buttons>
        </Form>
      </Section>
    </Page>
  );
}

export function FormView({ view, kept, facts, id }: { view: View; kept: Kept; facts: Facts; id: string }): VNode {
  const words = text(view.lang).staff;
  return (
    <Page
      view={view}
      title={kept.form.title[view.lang]}
      shoulder={kept.firstYear === null ? words.form.beginning : formatFiscalYearShort(kept.firstYear, view.lang)}
      crumbs={[staffCrumb(view), { href: view.href('/staff/evaluations'), label: words.title }, { href: view.href('/staff/evaluations/forms'), label: words.form.title }]}
    >
      <Notice tone="info" title={words.form.previewLead} />
      <p>
        <a href={view.href(`/staff/evaluations/forms/${id}/file`)}>{words.form.download}</a>
      </p>
      {/* Its fields belong to no form that could be sent. */}
      <div class="hk-form">
        <FieldsView view={view} form={kept.form} answers={withComputed(kept.form, {}, 1)} facts={facts} faults={[]} />
      </div>
      <Section title={words.form.scales}>
        {kept.form.scales.map((scale) => (
          <ScaleView key={scale.id} view={view} scale={scale} />
        ))}
      </Section>
    </Page>
  );
}

function ScaleView({ view, scale }: { view: View; scale: GradeScale }): VNode {
  const words = text(view.lang).staff.form;
  return (
    <>
      <DataTable
        view={view}
        caption={scale.name[view.lang]}
        columns={[
          { key: 'code', label: words.code, rowHeader: true, cell: (grade) => grade.code },
          { key: 'label', label: words.label, cell: (grade) => grade.label[view.lang] },
          { key: 'meaning', label: words.meaning, cell: (grade) => grade.meaning[view.lang] },
        ]}
        rows={scale.grades}
        empty=""
      />
      {scale.rule === undefined ? null : <p>{words.rule}</p>}
      {scale.source === undefined ? null : (
        <p>
          {words.source}: <span lang="ja">{scale.source}</span>
        </p>
      )}
    </>
  );
}
