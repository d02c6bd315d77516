import type { VNode } from 'preact';
import { roles } from '#platform/access';
import type { View } from '#platform/http';
import { Radios, Select, TextField } from '#ui';
import type { FormError } from './day-field.ts';
import { type Department, departmentName } from './department.ts';
import { text } from './text.ts';

/** As it was typed. */
export interface AppointmentValues {
  role: string;
  department: string;
  since: string;
  last: string;
}

export interface AppointmentFieldsProps {
  view: View;
  departments: Department[];
  values: AppointmentValues;
  errors: FormError[];
}

/** Role, department and time: the part of a form that grants an appointment. */
export function AppointmentFields({ view, departments, values, errors }: AppointmentFieldsProps): VNode {
  const all = text(view.lang);
  const { lang } = view;
  const error = (field: string): string | undefined => errors.find((one) => one.field === field)?.message;
  const choices = departments.map((department) => ({ value: String(department.id), label: departmentName(department), lang: 'ja' as const }));
  return (
    <>
      <Radios name="role" legend={all.roleTerm} value={values.role} error={error('role')} required lang={lang} options={roles.map((role) => ({ value: role, label: all.role[role], hint: all.roleHint[role] }))} />
      <Select name="department" label={all.department} hint={all.invitation.departmentHint} value={values.department} error={error('department')} options={[{ value: '', label: all.choose }, ...choices]} lang={lang} />
      <TextField name="since" label={all.since} hint={all.dayHint} value={values.since} error={error('since')} required lang={lang} />
      <TextField name="last" label={all.last} hint={all.invitation.lastHint} value={values.last} error={error('last')} lang={lang} />
    </>
  );
}
