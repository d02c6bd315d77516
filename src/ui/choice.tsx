import type { ComponentChildren, VNode } from 'preact';
import type { Lang } from '#platform/http';
import { describedBy, Field, FieldNotes, type FieldProps, fieldId, RequiredMark } from './field.tsx';

export interface Choice {
  value: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
}

export interface SelectProps extends FieldProps {
  value?: string;
  /** `lang` where an option is in another language than the page. */
  options: { value: string; label: string; lang?: Lang }[];
}

export function Select({ value, options, ...field }: SelectProps): VNode {
  return (
    <Field {...field}>
      <span class="hk-select">
        <select
          id={fieldId(field.name)}
          name={field.name}
          required={field.required}
          aria-describedby={describedBy(field)}
          aria-invalid={field.error ? 'true' : undefined}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      </span>
    </Field>
  );
}

interface GroupProps extends Omit<FieldProps, 'label'> {
  legend: ComponentChildren;
  options: Choice[];
}

export interface RadiosProps extends GroupProps {
  value?: string;
}

/** One of a few; for more than about seven use Select. */
export function Radios({ value, ...group }: RadiosProps): VNode {
  return <Choices {...group} type="radio" chosen={value === undefined ? [] : [value]} />;
}

export interface CheckboxesProps extends GroupProps {
  values?: string[];
}

/** Any number of a few; all share the field's name. */
export function Checkboxes({ values = [], ...group }: CheckboxesProps): VNode {
  return <Choices {...group} type="checkbox" chosen={values} />;
}

function Choices({ type, chosen, legend, options, ...field }: GroupProps & { type: 'radio' | 'checkbox'; chosen: string[] }): VNode {
  return (
    <fieldset class={field.error ? 'hk-field hk-field--error' : 'hk-field'} aria-describedby={describedBy(field)}>
      <legend class="hk-field__label">
        {legend}
        {field.required ? <RequiredMark lang={field.lang} /> : null}
      </legend>
      <FieldNotes {...field} />
      <div class="hk-choices">
        {options.map((option, index) => {
          // The first control carries the field's id, so that the error summary leads to it.
          const id = index === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${index + 1}`;
          return (
            <div class="hk-choice" key={option.value}>
              <input
                type={type}
                id={id}
                name={field.name}
                value={option.value}
                checked={chosen.includes(option.value)}
                required={type === 'radio' && field.required}
                aria-describedby={option.hint ? `${id}-note` : undefined}
              />
              <label for={id}>{option.label}</label>
              {option.hint ? (
                <p class="hk-choice__hint" id={`${id}-note`}>
                  {option.hint}
                </p>
              ) : null}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
