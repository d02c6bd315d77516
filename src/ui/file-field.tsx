import type { VNode } from 'preact';
import { describedBy, Field, type FieldProps, fieldId } from './field.tsx';

/** A file to send; its form says `upload`. `accept`: endings that the browser offers first, `.csv,.xlsx`. */
export function FileField({ accept, ...field }: FieldProps & { accept?: string }): VNode {
  return (
    <Field {...field}>
      <input
        class="hk-input"
        id={fieldId(field.name)}
        name={field.name}
        type="file"
        accept={accept}
        required={field.required}
        aria-describedby={describedBy(field)}
        aria-invalid={field.error ? 'true' : undefined}
      />
    </Field>
  );
}
