import type { ComponentChildren, VNode } from 'preact';
import type { View } from '#platform/http';
import { fieldId } from './field.tsx';
import { Icon } from './icon.tsx';
import { uiText } from './text.ts';

export interface FormProps {
  /** A form that posts carries `view.csrf`, where the server made one. */
  view: View;
  method: 'get' | 'post';
  action: string;
  label?: string;
  /** True where it sends files. */
  upload?: boolean;
  children: ComponentChildren;
}

export function Form({ view, method, action, label, upload, children }: FormProps): VNode {
  return (
    // The server's own check decides; its errors come back in the person's language and beside the field.
    <form class="hk-form" method={method} action={action} aria-label={label} enctype={upload ? 'multipart/form-data' : undefined} novalidate={method === 'post'}>
      {method === 'post' && view.csrf !== undefined ? <input type="hidden" name="csrf" value={view.csrf} /> : null}
      {children}
    </form>
  );
}

/** All that has to be mended, first on the page, each line leading to its field. Nothing where there is no error. */
export function ErrorSummary({ view, errors }: { view: View; errors: { field: string; message: string }[] }): VNode | null {
  if (errors.length === 0) return null;
  return (
    <div class="hk-notice hk-notice--error" role="alert">
      <h2 class="hk-notice__title">
        <Icon name="error" size={24} />
        <span>{uiText(view.lang).errorSummary}</span>
      </h2>
      <ul class="hk-notice__body">
        {errors.map((error) => (
          <li key={`${error.field} ${error.message}`}>
            <a href={`#${fieldId(error.field)}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
