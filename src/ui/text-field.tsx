import type { VNode } from 'preact';
import { controlOf, Field, type FieldProps } from './field.tsx';

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
        {...controlOf(field)}
        // Preact types each kind of input apart; all kinds here take the same attributes.
        type={type as 'text'}
        value={value}
        autocomplete={autocomplete}
        inputmode={inputmode}
      />
    </Field>
  );
}

export interface TextAreaProps extends FieldProps {
  value?: string;
  rows?: number;
  autocomplete?: string;
}

export function TextArea({ value, rows = 6, autocomplete, ...field }: TextAreaProps): VNode {
  return (
    <Field {...field}>
      <textarea {...controlOf(field)} rows={rows} autocomplete={autocomplete}>
        {value}
      </textarea>
    </Field>
  );
}
