import type { VNode } from 'preact';
import { describedBy, Field, type FieldProps, fieldId } from './field.tsx';

export interface TextFieldProps extends FieldProps {
  value?: string;
  type?: 'text' | 'search' | 'email' | 'tel' | 'url' | 'number' | 'date' | 'password';
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'search' | 'email' | 'tel' | 'url';
}

export function TextField({ value, type = 'text', autocomplete, inputmode, ...field }: TextFieldProps): VNode {
  return (
    <Field {...field}>
      <input
        class="hk-input"
        id={fieldId(field.name)}
        name={field.name}
        // Preact types each kind of input apart; all kinds here take the same attributes.
        type={type as 'text'}
        value={value}
        required={field.required}
        autocomplete={autocomplete}
        inputmode={inputmode}
        aria-describedby={describedBy(field)}
        aria-invalid={field.error ? 'true' : undefined}
      />
    </Field>
  );
}

export interface TextAreaProps extends FieldProps {
  value?: string;
  rows?: number;
}

export function TextArea({ value, rows = 6, ...field }: TextAreaProps): VNode {
  return (
    <Field {...field}>
      <textarea
        class="hk-input"
        id={fieldId(field.name)}
        name={field.name}
        rows={rows}
        required={field.required}
        aria-describedby={describedBy(field)}
        aria-invalid={field.error ? 'true' : undefined}
      >
        {value}
      </textarea>
    </Field>
  );
}
