/** The frozen report: what the city says to it, what was found, and everything with which anybody can check it. */
import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { type KeptAct, ProofList } from '#domains/record';
import { type Arrival, CautionView, type Conversation, type FoundProps, FoundView, mapPath, methodPath, moderationPath, type Parameters, publicCrumbs, questionIn, reportPath, talliedOf, reportDueOn } from '#domains/opinion-map';
import { departmentText } from '#domains/staff';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { Buttons, ButtonLink, type Column, DataTable, DefinitionList, EmptyState, Fold, formatInstant, Lead, Page, Prose, Section } from '#ui';
import { reportDataPath, reportPaperPath } from './address.ts';
import type { Afterword } from './afterword.ts';
import { AfterwordView } from './afterword.view.tsx';
import { conversationFacts, moderationFacts, parameterWords, periodOf, sampleFacts } from './report-fact.ts';
import type { PaperState, Report } from './report.ts';
import { text } from './text.ts';

/** `lines`: statements that were shown, with the texts that may be read now. */
export interface ReportProps extends Omit<FoundProps, 'figures' | 'action'> {
  slug: string;
  report: Report;
  /** Newest first. */
  afterwords: readonly Afterword[];
  /** The paper in this language: there and saying what this page says, made again because the page says more by now, or made the first time. */
  paper: PaperState;
  /** True where a text was taken out since. */
  hasWithheld: boolean;
  proofs: KeptAct[];
}

export function ReportView(props: ReportProps): VNode {
  const { view, slug, report, lines, places, table } = props;
  const words = text(view.lang);
  const question = questionIn(report.conversation, view.lang);
  return (
    <Page
      view={view}
      title={words.title(question.text)}
      description={words.description}
      shoulder={words.shoulder}
      crumbs={publicCrumbs(view, { slug, ...report.conversation })}
      jsonLd={jsonLdOf(view, slug, report)}
      alternates={[{ type: 'application/json', href: table.href({ format: 'json' }), title: words.forms.json }, { type: 'text/csv', href: table.href({ format: 'csv' }), title: words.forms.csv }]}
    >
      <Lead>{leadOf(view, report, lines)}</Lead>
      <Ways {...props} />
      <AfterwordView view={view} afterwords={props.afterwords} />
      <CautionView view={view} sample={report.figures.sample} arrivals={report.arrivals} />
      <FoundView view={view} figures={report.figures} places={places} lines={lines} table={table} action={view.href(reportPath(slug))} />
      <SampleSection view={view} report={report} lines={lines} />
      <FactsSection view={view} report={report} />
      <ModerationSection view={view} slug={slug} report={report} />
      <FormsSection {...props} />
      <RecountSection {...props} />
    </Page>
  );
}

function leadOf({ lang }: View, { conversation, figures }: Report, lines: ReportProps['lines']): string {
  return text(lang).lead(periodOf(conversation, lang), formatCount(figures.sample.people), formatCount(talliedOf(lines, figures).votes));
}

function jsonLdOf(view: View, slug: string, report: Report): object {
  const address = `${view.site.origin}${reportPath(slug)}`;
  return {
    '@context': 'https://schema.org', '@type': 'Report', '@id': address, url: address, name: text('ja').title(report.conversation.question), datePublished: report.madeAt.toISOString(),
    publisher: { '@type': 'GovernmentOrganization', name: view.site.name.ja, department: departmentText(report.conversation.department) },
    associatedMedia: { '@type': 'DataDownload', encodingFormat: 'application/json', contentUrl: `${view.site.origin}${reportDataPath(slug)}`, sha256: report.dataSha256 },
  };
}

function SampleSection({ view, report, lines }: { view: View; report: Report; lines: ReportProps['lines'] }): VNode {
  const words = text(view.lang).sample;
  const columns: Column<Arrival>[] = [
    { key: 'by', label: words.by, rowHeader: true, cell: ({ label }) => label[view.lang] },
    { key: 'people', label: words.people, align: 'end', cell: ({ people }) => words.person(formatCount(people)) },
  ];
  return (
    <Section id="sample" title={words.title}>
      <DefinitionList items={sampleFacts(report, lines, view.lang).map(([term, description]) => ({ term, description }))} />
      <DataTable view={view} caption={words.caption} columns={columns} rows={report.arrivals} empty="" />
    </Section>
  );
}

function FactsSection({ view, report }: { view: View; report: Report }): VNode {
  return (
    <Section id="facts" title={text(view.lang).facts.title}>
      <DefinitionList items={conversationFacts(report, formatInstant(view.lang, report.madeAt), view.lang).map(([term, description, lang]) => ({ term, description: <span lang={lang === view.lang ? undefined : lang}>{description}</span> }))} />
    </Section>
  );
}

function ModerationSection({ view, slug, report }: { view: View; slug: string; report: Report }): VNode {
  const words = text(view.lang).moderation;
  return (
    <Section id="moderation" title={words.title}>
      <p>{words.lead}</p>
      <DefinitionList items={moderationFacts(report, view.lang).map(([term, description]) => ({ term, description }))} />
      <p>
        <a href={view.href(moderationPath(slug))}>{words.log}</a>
      </p>
    </Section>
  );
}

function Ways({ view, slug, paper }: ReportProps): VNode {
  const words = text(view.lang).forms;
  return (
    <>
      <Buttons>
        {paper === 'there' ? (
          <ButtonLink href={view.href(reportPaperPath(slug))} tone="secondary">
            {words.paper}
          </ButtonLink>
        ) : null}
        <ButtonLink href="#forms" tone="secondary">
          {words.dataShort}
        </ButtonLink>
      </Buttons>
      {paper === 'there' ? null : <p>{words.paperNow[paper]}</p>}
    </>
  );
}

function FormsSection({ view, slug, table, paper, hasWithheld }: ReportProps): VNode {
  const words = text(view.lang).forms;
  const forms = [
    ...(paper === 'there' ? [{ label: words.paper, href: view.href(reportPaperPath(slug)) }] : []),
    { label: words.data, href: view.href(withQuery(reportDataPath(slug), { format: 'json' })) },
    { label: words.votes, href: view.href(withQuery(reportDataPath(slug), { format: 'csv' })) },
    { label: words.json, href: table.href({ format: 'json', page: 1 }) },
    { label: words.csv, href: table.href({ format: 'csv', page: 1 }) },
  ];
  return (
    <Section id="forms" title={words.title}>
      <Prose>
        <p>{words.lead}</p>
        {hasWithheld ? <p>{words.withheld}</p> : null}
        {paper === 'there' ? null : <p>{words.paperNow[paper]}</p>}
        <ul>
          {forms.map(({ label, href }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </Prose>
    </Section>
  );
}

function RecountSection({ view, slug, report, proofs }: ReportProps): VNode {
  const words = text(view.lang).recount;
  const { parameters } = report.figures;
  const columns: Column<keyof Parameters>[] = [
    { key: 'name', label: words.parameter, rowHeader: true, cell: (name) => parameterWords(view.lang)[name] },
    { key: 'value', label: words.value, align: 'end', cell: (name) => String(parameters[name]) },
  ];
  return (
    <Section id="recount" title={words.title}>
      <p>{words.lead}</p>
      <p lang="en">
        <code>{`npx hiraku opinion-map recount opinion-map-${slug}.json`}</code>
      </p>
      <DefinitionList items={[{ term: words.hash, description: <code>{report.dataSha256}</code> }]} />
      <Fold summary={words.parameters}>
        <DataTable view={view} caption={words.parameters} columns={columns} rows={Object.keys(parameterWords(view.lang)) as (keyof Parameters)[]} empty="" />
      </Fold>
      <p>
        <a href={view.href(methodPath)}>{words.method}</a>
      </p>
      {proofs.length > 0 ? (
        <>
          <h3>{words.proof}</h3>
          <ProofList view={view} acts={proofs} />
        </>
      ) : null}
    </Section>
  );
}

/** After the end, before it is made; and while people vote. */
export function NoReportView({ view, conversation, stage }: { view: View; conversation: Conversation; stage: 'open' | 'upcoming' | 'closed' | 'cancelled' | 'draft' }): VNode {
  const words = text(view.lang);
  const { text: question } = questionIn(conversation, view.lang);
  const dueOn = reportDueOn(conversation);
  return (
    <Page view={view} title={words.title(question)} shoulder={words.shoulder} crumbs={publicCrumbs(view, conversation)}>
      {stage === 'cancelled' ? (
        <EmptyState title={words.cancelled} />
      ) : (
        <EmptyState title={words.work.notYet}>{dueOn === null ? null : <p>{words.work.dueOn(formatDate(dueOn, view.lang))}</p>}</EmptyState>
      )}
      <Buttons>
        <ButtonLink href={view.href(mapPath(conversation.slug))} tone="secondary">
          {words.back}
        </ButtonLink>
      </Buttons>
    </Page>
  );
}
