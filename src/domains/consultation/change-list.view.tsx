import type { VNode } from 'preact';
import { formatDayShort } from '#domains/civic';
import type { View } from '#platform/http';
import { type Column, DataTable, formatInstant, roleText, Section } from '#ui';
import type { Change, ChangeField } from './change.ts';
import { text } from './text.ts';

/** What was changed after the announcement, before and after, with the reason; nothing where nothing was. */
export function ChangesView({ view, changes }: { view: View; changes: readonly Change[] }): VNode | null {
  if (changes.length === 0) return null;
  const { lang } = view;
  const words = text(lang).change;
  const columns: Column<Change>[] = [
    { key: 'at', label: words.at, rowHeader: true, cell: ({ at }) => formatInstant(lang, at) },
    { key: 'fields', label: words.what, cell: ({ fields }) => <Fields view={view} fields={fields} /> },
    { key: 'reason', label: words.reason, cell: ({ reason }) => <span lang="ja">{reason}</span> },
    { key: 'as', label: words.by, cell: ({ actingAs }) => roleText(actingAs, lang) },
  ];
  return (
    <Section id="changes" title={words.listTitle}>
      <DataTable view={view} caption={words.caption} columns={columns} rows={[...changes]} empty={words.none} stacked />
    </Section>
  );
}

function Fields({ view, fields }: { view: View; fields: Change['fields'] }): VNode {
  const words = text(view.lang).change;
  return (
    <ul>
      {(Object.keys(fields) as ChangeField[]).map((field) => (
        <li key={field}>
          {words.field[field]}: <del lang={langOf(view, field)}>{said(view, field, fields[field]!.before)}</del> → <ins lang={langOf(view, field)}>{said(view, field, fields[field]!.after)}</ins>
        </li>
      ))}
    </ul>
  );
}

function said({ lang }: View, field: ChangeField, value: string): string {
  if (value === '') return text(lang).change.empty;
  return field === 'closes_on' ? formatDayShort(value, lang) : value;
}

/** What the city wrote is Japanese; a day is said in the language of the page. */
function langOf({ lang }: View, field: ChangeField): 'ja' | undefined {
  return lang === 'ja' || field === 'closes_on' ? undefined : 'ja';
}
