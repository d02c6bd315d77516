import type { VNode } from 'preact';
import { formatFiscalYear, formatFiscalYearShort } from '#domains/civic';
import { type KeptAct, ProofList } from '#domains/record';
import type { IndicatorSource } from '#platform/domain';
import type { View } from '#platform/http';
import { type Column, DataTable, DefinitionList, Downloads, formatInstant, Lead, Notice, Page, Section, roleText } from '#ui';
import { indicatorPath, listPath } from './address.ts';
import { formatDecimal } from './decimal.ts';
import { FiguresView } from './figures.view.tsx';
import type { FigureChange, Indicator, PlanYears } from './indicator.ts';
import { FormulaView, StatesView } from './judgement.view.tsx';
import { SubjectLink } from './public-list.view.tsx';
import type { Listed } from './public-list.ts';
import { text } from './text.ts';

export interface ChangeShown {
  revision: number;
  reason: string | null;
  changedAt: Date;
  actingAs: string;
  figures: FigureChange[];
}

export interface IndicatorProps {
  view: View;
  indicator: Indicator;
  plan: PlanYears;
  /** Null where the plan in force has its programme or measure no more. */
  subject: Listed['subject'] | null;
  /** Newest first. */
  changes: ChangeShown[];
  /** Its public acts, newest first. */
  acts: KeptAct[];
  /** The service that its actuals are taken from. */
  source: IndicatorSource | null;
}

export function IndicatorView(props: IndicatorProps): VNode {
  const { view, indicator, plan, subject, changes, acts } = props;
  const words = text(view.lang);
  const self = view.href(indicatorPath(indicator.id));
  const lead = words.page.lead(subject?.name ?? indicator.subject.programmeNumber ?? indicator.subject.measureCode ?? '', words.kind[indicator.kind]);
  return (
    <Page
      view={view}
      title={indicator.name}
      titleLang="ja"
      shoulder={words.page.shoulder}
      description={lead}
      crumbs={[{ href: view.href(listPath), label: words.list.title }]}
      alternates={[{ type: 'application/json', href: `${self}?format=json`, title: indicator.name }]}
    >
      <Lead>{lead}</Lead>
      {indicator.ended ? <Notice tone="info" title={words.page.ended} /> : null}
      <Facts {...props} />
      <Section id="figures" title={words.page.figures}>
        <FiguresView view={view} indicator={indicator} plan={plan} />
        <FormulaView view={view} />
        {indicator.sourceKey === null ? null : <StatesView view={view} />}
      </Section>
      <Section id="history" title={words.page.history}>
        <ChangeTable view={view} changes={changes} unit={indicator.unit} />
      </Section>
      <Section id="proof" title={words.page.proof}>
        <ProofList view={view} acts={acts} />
      </Section>
      <Section id="data" title={words.page.data}>
        <Downloads view={view} items={[{ label: words.json, href: `${self}?format=json` }]} />
      </Section>
    </Page>
  );
}

function Facts({ view, indicator, subject, source }: IndicatorProps): VNode {
  const words = text(view.lang);
  const { baseline } = indicator;
  return (
    <DefinitionList
      items={[
        ...(subject === null ? [] : [{ term: words.subject, description: <SubjectLink view={view} subject={subject} /> }]),
        { term: words.kindLabel, description: words.kind[indicator.kind] },
        { term: words.unit, description: <span lang="ja">{indicator.unit}</span> },
        { term: words.directionLabel, description: words.direction[indicator.direction] },
        { term: words.baseline, description: baseline === null ? words.none : words.baselineOf(`${formatDecimal(baseline.value)}${indicator.unit}`, formatFiscalYear(baseline.year, view.lang)) },
        { term: words.source, description: <span lang="ja">{indicator.source}</span> },
        ...(source === null ? [] : [{ term: words.page.measuredFrom, description: <a href={view.href(source.path)}>{source.title[view.lang]}</a> }]),
      ]}
    />
  );
}

function ChangeTable({ view, changes, unit }: { view: View; changes: ChangeShown[]; unit: string }): VNode {
  const words = text(view.lang);
  const said = ({ year, role, value }: FigureChange): string => {
    const what = `${formatFiscalYearShort(year, view.lang)} ${role === 'target' ? words.target : words.actual}`;
    return value === null ? `${what}${words.page.takenBack}` : `${what} ${formatDecimal(value)}${unit}`;
  };
  const columns: Column<ChangeShown>[] = [
    { key: 'at', label: words.page.at, rowHeader: true, cell: ({ changedAt }) => formatInstant(view.lang, new Date(changedAt)) },
    { key: 'as', label: words.page.as, cell: ({ actingAs }) => roleText(actingAs, view.lang) },
    { key: 'reason', label: words.page.reason, cell: ({ reason, revision }) => (reason === null ? (revision === 1 ? words.page.first : words.none) : <span lang="ja">{reason}</span>) },
    { key: 'figures', label: words.page.changes, cell: ({ figures }) => (figures.length === 0 ? words.none : <ul>{figures.map((figure) => <li key={`${figure.role} ${figure.year}`}>{said(figure)}</li>)}</ul>) },
  ];
  return <DataTable view={view} caption={words.page.historyCaption} columns={columns} rows={changes} empty={words.none} stacked />;
}
