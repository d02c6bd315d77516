import type { VNode } from 'preact';
import { controlOf, Field, type FieldProps } from './field.tsx';

/** A file to send; its form says `upload`. `accept`: endings that the browser offers first, `.csv,.xlsx`. */
export function FileField({ accept, ...field }: FieldProps & { accept?: string }): VNode {
  return (
    <Field {...field}>
      <input {...controlOf(field)} type="file" accept={accept} />
    </Field>
  );
}
