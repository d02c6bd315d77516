import type { ComponentChildren, VNode } from 'preact';
import type { View } from '#platform/http';
import { DefinitionList, Downloads, formatInstant, Lead, Page, Section } from '#ui';
import { text } from './text.ts';

interface OwnDataProps {
  view: View;
  /** By domain. */
  data: Record<string, Record<string, unknown>>;
}

export function OwnDataView({ view, data }: OwnDataProps): VNode {
  const words = text(view.lang).data;
  return (
    <Page view={view} title={words.title} crumbs={[{ href: view.href('/me'), label: text(view.lang).me.title }]}>
      <Lead>{words.lead}</Lead>
      <Downloads view={view} items={[{ label: words.json, href: view.href('/me/data?format=json') }]} />
      {Object.entries(data).map(([domain, shown]) => (
        <Section key={domain} id={domain} title={words.keys[domain] ?? domain}>
          <ValueView view={view} value={shown} />
        </Section>
      ))}
      <Section id="correction" title={words.correct}>
        <p>{words.correctBody}</p>
      </Section>
    </Page>
  );
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** Whatever a domain tells, laid out by its shape. */
function ValueView({ view, value }: { view: View; value: unknown }): VNode {
  const words = text(view.lang).data;
  if (Array.isArray(value)) {
    if (value.length === 0) return <span>{words.none}</span>;
    return (
      <ul>
        {value.map((each, index) => (
          <li key={index}>
            <ValueView view={view} value={each} />
          </li>
        ))}
      </ul>
    );
  }
  if (value instanceof Date) return <span>{formatInstant(view.lang, value)}</span>;
  if (typeof value === 'object' && value !== null) {
    return <DefinitionList items={Object.entries(value).map(([key, each]) => ({ term: words.keys[key] ?? key, description: <ValueView view={view} value={each} /> as ComponentChildren }))} />;
  }
  if (value === null || value === undefined || value === '') return <span>—</span>;
  const said = String(value);
  return <span>{typeof value === 'string' && instant.test(value) ? formatInstant(view.lang, new Date(value)) : said}</span>;
}
