import type { ComponentChildren, VNode } from 'preact';
import type { Lang } from '#platform/http';
import { Icon } from './icon.tsx';
import { Unseen } from './prose.tsx';
import { uiText } from './text.ts';

/** Id of the control that a field's name stands for; error summaries link to it. Signs that an id may not hold become their number. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\w-]/gu, (sign) => `u${sign.codePointAt(0)!.toString(16)}`)}`;
}

export interface FieldProps {
  name: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: ComponentChildren;
  required?: boolean;
  /** Language of the words the field adds itself. Default: Japanese. */
  lang?: Lang;
}

/** What describes the control to assistive technology: hint first, then the error. */
export function describedBy({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>): string | undefined {
  const ids = [hint ? `${fieldId(name)}-hint` : null, error ? `${fieldId(name)}-error` : null].filter((id) => id !== null);
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** What every control of a labelled field carries. */
export function controlOf(field: FieldProps) {
  return { class: 'hk-input', id: fieldId(field.name), name: field.name, required: field.required, 'aria-describedby': describedBy(field), 'aria-invalid': field.error ? ('true' as const) : undefined };
}

export function RequiredMark({ lang = 'ja' }: { lang?: Lang }): VNode {
  return <span class="hk-field__required">{uiText(lang).required}</span>;
}

/** Hint and error of a field, between its label and its control. */
export function FieldNotes({ name, hint, error, lang = 'ja' }: Pick<FieldProps, 'name' | 'hint' | 'error' | 'lang'>): VNode {
  return (
    <>
      {hint ? (
        <p class="hk-field__hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="hk-field__error" id={`${fieldId(name)}-error`}>
          <Icon name="error" />
          <span>
            <Unseen>{uiText(lang).errorMark}: </Unseen>
            {error}
          </span>
        </p>
      ) : null}
    </>
  );
}

/** A labelled place for one control. */
export function Field({ children, ...props }: FieldProps & { children: ComponentChildren }): VNode {
  return (
    <div class={props.error ? 'hk-field hk-field--error' : 'hk-field'}>
      <label class="hk-field__label" for={fieldId(props.name)}>
        {props.label}
        {props.required ? <RequiredMark lang={props.lang} /> : null}
      </label>
      <FieldNotes {...props} />
      {children}
    </div>
  );
}
