/** The forms and links of a page as a browser reads them. */
import { likelyOf } from './fuzz-value.ts';

export interface FormField {
  name: string;
  /** What it holds, and for choices every value that it can have. */
  values: string[];
  free: boolean;
  /** True where all values go together, one beside the other. */
  together: boolean;
}

export interface PageForm {
  method: string;
  action: string;
  fields: FormField[];
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const text = (html: string): string => html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!);
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? text(found[1]!) : null;
};

export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, tag, inner]) => ({ method: attribute(tag!, 'method') ?? 'get', action: inJapanese(attribute(tag!, 'action') ?? ''), fields: fieldsOf(inner!) }));
}

function fieldsOf(html: string): FormField[] {
  const fields = new Map<string, FormField>();
  const add = (name: string | null, values: string[], free: boolean, chosen = !free) => {
    if (!name) return;
    const known = fields.get(name);
    if (known) Object.assign(known, { values: [...known.values, ...values], together: !chosen });
    else fields.set(name, { name, values, free, together: false });
  };
  for (const [tag] of html.matchAll(/<(?:input|button)\b[^>]*>/g)) {
    const type = attribute(tag, 'type') ?? (tag.startsWith('<button') ? 'submit' : 'text');
    if (type === 'file') continue;
    const chosen = /^(radio|checkbox|submit|button)$/.test(type);
    const number = /inputmode="(numeric|decimal)"/.test(tag) ? '120' : '';
    add(attribute(tag, 'name'), [attribute(tag, 'value') || (type === 'checkbox' ? 'on' : number)], !chosen && type !== 'hidden', chosen);
  }
  for (const [tag, start, inner] of html.matchAll(/(<textarea\b[^>]*>)([^<]*)/g)) if (tag) add(attribute(start!, 'name'), [text(inner!)], true);
  for (const [, start, inner] of html.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) add(attribute(start!, 'name'), [...inner!.matchAll(/<option\b[^>]*>/g)].map(([option]) => attribute(option, 'value') ?? ''), false);
  return [...fields.values()];
}

/** As a person fills it in: `pick` chooses among what can be chosen. */
export function fill({ fields }: PageForm, pick: (most: number) => number): Record<string, string | string[]> {
  return Object.fromEntries(
    fields.map(({ name, values, free, together }) => {
      if (together) return [name, values];
      const kept = free ? values.filter((value) => value !== '') : values;
      const choices = kept.length > 0 ? kept : likelyOf(name);
      return [name, choices[pick(choices.length)]!];
    }),
  );
}

/** The same address without its language. */
export const inJapanese = (address: string): string => address.replace(/^\/en(?=[/?]|$)/, '').replace(/^(?=\?|$)/, '/');

/** Addresses within the site that a page leads to, without language. */
export function linksOf(html: string): string[] {
  return [...html.matchAll(/\shref="(\/[^"#]*)/g)].map(([, href]) => inJapanese(text(href!))).filter((href) => !href.startsWith('//') && !href.startsWith('/assets/'));
}
