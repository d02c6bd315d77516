import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { type Column, DataTable, DefinitionList, Downloads, Fold, formatInstant, Lead, Page, roleText, Section } from '#ui';
import { wayText } from './session.view.tsx';
import { text } from './text.ts';

type Shown = Record<string, unknown>;

interface OwnDataProps {
  view: View;
  /** By domain. */
  data: Record<string, Shown>;
}

export function OwnDataView({ view, data }: OwnDataProps): VNode {
  const words = text(view.lang).data;
  return (
    <Page view={view} title={words.title} crumbs={[{ href: view.href('/me'), label: text(view.lang).me.title }]}>
      <Lead>{words.lead}</Lead>
      <Downloads view={view} items={[{ label: words.json, href: view.href('/me/data?format=json') }]} />
      {Object.entries(data).map(([domain, shown]) => (
        <Section key={domain} id={domain} title={nameOf(view, domain)}>
          <ShownView view={view} shown={shown} />
        </Section>
      ))}
      <Section id="correction" title={words.correct}>
        <p>{words.correctBody}</p>
      </Section>
    </Page>
  );
}

function nameOf(view: View, key: string): string {
  return text(view.lang).data.keys[key] ?? key;
}

/** Single facts first, then a table for each list of things. */
function ShownView({ view, shown }: { view: View; shown: Shown }): VNode {
  const entries = Object.entries(shown);
  const facts = entries.filter(([, value]) => !isRows(value));
  return (
    <>
      {facts.length > 0 ? <DefinitionList items={facts.map(([key, value]) => ({ term: nameOf(view, key), description: <ValueView view={view} name={key} value={value} /> }))} /> : null}
      {entries.map(([key, value]) => (isRows(value) ? <RowsView key={key} view={view} name={nameOf(view, key)} rows={value} /> : null))}
    </>
  );
}

/** Further rows stay folded, so that the page can be read as a whole. */
const rowsInSight = 5;

function RowsView({ view, name, rows }: { view: View; name: string; rows: Shown[] }): VNode {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns: Column<Shown>[] = keys.map((key) => ({ key, label: nameOf(view, key), cell: (row) => <ValueView view={view} name={key} value={row[key]} /> }));
  const table = (part: Shown[], unseen = false) => <DataTable view={view} caption={name} captionUnseen={unseen} columns={columns} rows={part} empty={text(view.lang).data.none} stacked />;
  if (rows.length <= rowsInSight) return table(rows);
  return (
    <>
      {table(rows.slice(0, rowsInSight))}
      <Fold summary={text(view.lang).data.rest(rows.length - rowsInSight)}>{table(rows.slice(rowsInSight), true)}</Fold>
    </>
  );
}

function isRows(value: unknown): value is Shown[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'object' && each !== null && !Array.isArray(each));
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** Words that pages use for what is kept as a code, by the name of the fact. */
function wordOf(view: View, name: string, value: string): string {
  const { role, languages } = text(view.lang).me;
  if (name === 'way') return wayText(view, value);
  if (name === 'acting_as' || name === 'actingAs') return roleText(value, view.lang);
  const words: Record<string, string> = name === 'role' ? role : name === 'lang' ? languages : {};
  return words[value] ?? value;
}

function ValueView({ view, name, value }: { view: View; name: string; value: unknown }): VNode {
  if (value === null || value === undefined || value === '') return <span>—</span>;
  if (value instanceof Date) return <span>{formatInstant(view.lang, value)}</span>;
  if (Array.isArray(value)) return value.length === 0 ? <span>{text(view.lang).data.none}</span> : <span>{value.map(String).join('、')}</span>;
  if (typeof value === 'object') return <ShownView view={view} shown={value as Shown} />;
  const said = String(value);
  return <span>{instant.test(said) ? formatInstant(view.lang, new Date(said)) : wordOf(view, name, said)}</span>;
}
