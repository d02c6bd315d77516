import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Buttons, ErrorSummary, Form, Lead, Page, Select, TextField } from '#ui';
import type { FormError } from './day-field.ts';
import { type Department, departmentName } from './department.ts';
import { staffCrumb } from './staff-page.ts';
import { text } from './text.ts';

export interface NewDepartmentProps {
  view: View;
  departments: Department[];
  values: { name: string; parent: string; since: string };
  errors: FormError[];
}

export function NewDepartmentView({ view, departments, values, errors }: NewDepartmentProps): VNode {
  const all = text(view.lang);
  const words = all.newDepartment;
  const error = (field: string): string | undefined => errors.find((one) => one.field === field)?.message;
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view), { href: view.href('/staff/departments'), label: all.departments.title }]}>
      <ErrorSummary view={view} errors={errors} />
      <Lead>{words.lead}</Lead>
      <Form view={view} method="post" action={view.href('/staff/departments')}>
        <TextField name="name" label={words.name} hint={all.change.nameHint} value={values.name} error={error('name')} required lang={view.lang} />
        <Select
          name="parent"
          label={all.change.parent}
          value={values.parent}
          error={error('parent')}
          options={[{ value: '', label: all.departmentPage.top }, ...departments.map((department) => ({ value: String(department.id), label: departmentName(department), lang: 'ja' as const }))]}
          lang={view.lang}
        />
        <TextField name="since" label={all.change.from} hint={all.change.fromHint} value={values.since} error={error('since')} required lang={view.lang} />
        <Buttons>
          <Button>{words.save}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}
