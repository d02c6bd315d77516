import type { Dataset } from '#platform/domain';
import type { Route, Sentence, View } from '#platform/http';
import { DataTable, Lead, Page, Section } from '#ui';
import type { Profile } from './profile.ts';
import { text } from './text.ts';

interface Offer {
  dataset: Dataset;
  files: { label: Sentence; path: string; format: string }[];
}

export function OpenDataView({ view, offers, api, licence }: { view: View; offers: Offer[]; api: Route[]; licence: Profile['licence'] }) {
  const words = text(view.lang).data;
  return (
    <Page view={view} title={words.title} description={words.lead}>
      <Lead>{words.lead}</Lead>
      <Section title={words.downloads}>
        {offers.map(({ dataset, files }) => (
          <>
            <h3>{dataset.title[view.lang]}</h3>
            <p>{dataset.description[view.lang]}</p>
            {files.length === 0 ? (
              <p>{words.empty}</p>
            ) : (
              <ul>
                {files.map((file) => (
                  <li>
                    <a href={view.href(file.path)}>{file.label[view.lang]}</a>
                  </li>
                ))}
              </ul>
            )}
          </>
        ))}
      </Section>
      <Section title={words.licence}>
        <p>{licence.url ? <a href={licence.url}>{licence.label[view.lang]}</a> : licence.label[view.lang]}</p>
      </Section>
      <Section title={words.api}>
        <p>{words.apiLead}</p>
        <p>
          <a href="/openapi.json">{words.openapi}</a>
        </p>
        <DataTable
          view={view}
          caption={words.apiCaption}
          columns={[
            { key: 'path', label: words.apiRow.path, rowHeader: true, cell: (route: Route) => <code>{route.path}</code> },
            { key: 'what', label: words.apiRow.what, cell: (route: Route) => route.about?.[view.lang] ?? <span lang="en">{route.what}</span> },
          ]}
          rows={api}
          empty={words.empty}
          stacked
        />
      </Section>
      <Section title={words.dictionary}>
        {offers.map(({ dataset }) => (
          <Dictionary view={view} dataset={dataset} />
        ))}
      </Section>
    </Page>
  );
}

function Dictionary({ view, dataset }: { view: View; dataset: Dataset }) {
  const words = text(view.lang).data;
  type Field = Dataset['dictionary'][number];
  return (
    <DataTable
      view={view}
      caption={words.dictionaryOf(dataset.title[view.lang])}
      columns={[
        { key: 'name', label: words.column.name, rowHeader: true, cell: (field: Field) => <code lang={/\p{Script=Han}/u.test(field.name) ? 'ja' : undefined}>{field.name}</code> },
        { key: 'type', label: words.column.type, cell: (field: Field) => field.type },
        { key: 'unit', label: words.column.unit, cell: (field: Field) => field.unit?.[view.lang] ?? '—' },
        { key: 'meaning', label: words.column.meaning, cell: (field: Field) => field.meaning[view.lang] },
      ]}
      rows={dataset.dictionary}
      empty={words.empty}
      stacked
    />
  );
}
