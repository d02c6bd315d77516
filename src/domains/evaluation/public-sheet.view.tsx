import type { VNode } from 'preact';
import { formatFiscalYear } from '#domains/civic';
import type { View } from '#platform/http';
import { DefinitionList, Downloads, formatInstant, Lines, Page, Section } from '#ui';
import { gradeText, HistoryView, PanelView, SelfEvaluationView } from './document.view.tsx';
import { sheetPath, yearPath } from './evaluated.ts';
import type { SheetDocument } from './sheet-document.ts';
import { text } from './text.ts';

export interface PublicSheetProps {
  view: View;
  published: { document: SheetDocument; publishedAt: Date; firstAt: Date };
}

function jsonLd(view: View, { document, publishedAt, firstAt }: PublicSheetProps['published']): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Report',
    name: `${document.title.ja} ${document.name}`,
    url: `${view.site.origin}${sheetPath({ ...document, year: document.fiscalYear })}`,
    inLanguage: 'ja',
    about: { '@type': 'GovernmentService', name: document.name, url: `${view.site.origin}${document.path}` },
    datePublished: firstAt.toISOString(),
    dateModified: publishedAt.toISOString(),
    publisher: { '@type': 'GovernmentOrganization', name: view.site.name[view.lang] },
  };
}

export function PublicSheetView({ view, published }: PublicSheetProps): VNode {
  const { document, publishedAt, firstAt } = published;
  const words = text(view.lang);
  const year = formatFiscalYear(document.fiscalYear, view.lang);
  const own = view.href(`${sheetPath({ ...document, year: document.fiscalYear })}?format=json`);
  return (
    <Page
      view={view}
      title={document.name}
      titleLang="ja"
      shoulder={`${document.title[view.lang]}　${year}　${document.key}`}
      description={`${year} ${document.title[view.lang]} ${document.name}`}
      jsonLd={jsonLd(view, published)}
      crumbs={[{ href: view.href('/evaluations'), label: words.title }, { href: view.href(yearPath(document.fiscalYear)), label: year }]}
    >
      <DefinitionList
        items={[
          { term: words.grade, description: <strong>{gradeText(view, document.grade)}</strong> },
          ...(document.grade ? [{ term: words.scale, description: `${document.grade.scale[view.lang]} — ${document.grade.meaning[view.lang]}` }] : []),
          ...(document.panel ? [{ term: words.panel, description: <strong>{gradeText(view, document.panel.grade)}</strong> }] : []),
          { term: words.direction, description: document.direction?.label[view.lang] ?? words.none },
          ...(document.reason === null ? [] : [{ term: words.selfEvaluation, description: <span lang="ja"><Lines>{document.reason}</Lines></span> }]),
          { term: words.subjectNoun[document.subject], description: <a href={view.href(document.path)}>{words.about(words.subjectNoun[document.subject])}</a> },
          ...(document.measure ? [{ term: words.measure, description: <span lang="ja">{`${document.measure.code} ${document.measure.name}`}</span> }] : []),
          { term: words.departments, description: <span lang="ja">{document.departments.join('、') || words.none}</span> },
          { term: words.publishedAt, description: <time datetime={publishedAt.toISOString()}>{formatInstant(view.lang, publishedAt)}</time> },
        ]}
      />
      {firstAt.getTime() === publishedAt.getTime() ? null : <p>{words.corrected(formatInstant(view.lang, firstAt))}</p>}
      <SelfEvaluationView view={view} sheet={document} />
      <p>{words.frozen}</p>
      <PanelView view={view} sheet={document} />
      <HistoryView view={view} history={document.history} />
      <Section title={words.sheetName}>
        <Downloads view={view} items={[{ label: words.files.json, href: own }]} />
      </Section>
    </Page>
  );
}
