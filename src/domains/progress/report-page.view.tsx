import type { VNode } from 'preact';
import { programmePath, type ProgrammeFound } from '#domains/plan';
import { type KeptAct, ProofList } from '#domains/record';
import type { View } from '#platform/http';
import { type Column, DataTable, DefinitionList, Downloads, Fold, formatInstant, Lead, Page, Section, roleText } from '#ui';
import { listPath, reportPath } from './address.ts';
import { formatPeriod, formatPeriodShort, type Period } from './period.ts';
import type { Published } from './publication.ts';
import { ReportText } from './report-text.view.tsx';
import { text } from './text.ts';

/** `publications`: newest first, at least one. */
export function ReportPageView({ view, programme, period, publications, acts }: { view: View; programme: ProgrammeFound; period: Period; publications: Published[]; acts: KeptAct[] }): VNode {
  const words = text(view.lang);
  const current = publications[0]!;
  const self = view.href(reportPath(programme.number, period));
  const lead = words.report.lead(formatPeriod(period, view.lang), programme.name);
  return (
    <Page
      view={view}
      title={words.report.title(programme.name)}
      shoulder={formatPeriodShort(period, view.lang)}
      description={lead}
      crumbs={[
        { href: view.href(listPath), label: words.public.title },
        { href: view.href(programmePath(programme.slug)), label: <span lang="ja">{programme.name}</span> },
      ]}
      alternates={[{ type: 'application/json', href: `${self}?format=json`, title: programme.name }]}
    >
      <Lead>{lead}</Lead>
      <Section id="report" title={words.report.current}>
        <ReportText view={view} report={current} />
        <DefinitionList
          items={[
            { term: words.reported, description: formatInstant(view.lang, current.publishedAt) },
            { term: words.actingAs, description: roleText(current.actingAs, view.lang) },
          ]}
        />
      </Section>
      {publications.length > 1 ? <Corrections view={view} publications={publications} /> : null}
      <Section id="proof" title={words.report.proof}>
        <ProofList view={view} acts={acts} />
      </Section>
      <Section id="data" title={words.report.dataTitle}>
        <Downloads view={view} items={[{ label: words.json, href: `${self}?format=json` }]} />
      </Section>
    </Page>
  );
}

function Corrections({ view, publications }: { view: View; publications: Published[] }): VNode {
  const words = text(view.lang);
  const columns: Column<Published>[] = [
    { key: 'number', label: words.report.number, rowHeader: true, cell: ({ number }) => words.report.nth(number) },
    { key: 'at', label: words.reported, cell: ({ publishedAt }) => formatInstant(view.lang, publishedAt) },
    { key: 'as', label: words.actingAs, cell: ({ actingAs }) => roleText(actingAs, view.lang) },
    { key: 'reason', label: words.report.reason, cell: ({ reason }) => (reason === null ? words.none : <span lang="ja">{reason}</span>) },
    { key: 'text', label: words.stateLabel, cell: (publication) => <Fold summary={words.state[publication.state]}><ReportText view={view} report={publication} /></Fold> },
  ];
  return (
    <Section id="corrections" title={words.report.corrections}>
      <DataTable view={view} caption={words.report.correctionsCaption} columns={columns} rows={publications} empty={words.none} stacked />
    </Section>
  );
}
