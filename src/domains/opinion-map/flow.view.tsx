import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { BarChart, ButtonLink, Buttons, DefinitionList, Downloads, Figures, FilterLinks, Fold, formatInstant, Lead, Page, Section } from '#ui';
import { queuePath } from './address.ts';
import { formatTenthPercent } from './figure.ts';
import { Alarms } from './flow-alarm.view.tsx';
import { type FlowStep, flowSteps, pageOfSteps, type Quantiles, type StepAmount, stepsShown } from './flow.ts';
import type { FlowChoice, FlowFacts } from './flow-facts.ts';
import { mapCrumbs } from './staff-crumb.view.tsx';
import { text } from './text.ts';

interface FlowProps {
  view: View;
  facts: FlowFacts;
  choice: FlowChoice;
  now: Date;
  href: (change: Partial<FlowChoice> & { format?: string }) => string;
}

export function FlowView(props: FlowProps): VNode {
  const { view, facts, href } = props;
  const { flow } = text(view.lang);
  return (
    <Page view={view} title={flow.title} crumbs={mapCrumbs(view, facts.conversation)}>
      <Lead>{flow.lead}</Lead>
      <Alarms view={view} facts={facts} />
      <Now {...props} />
      <OverTime {...props} />
      <Section title={flow.arrivals}>
        <BarChart view={view} title={flow.arrivals} unit={flow.arrivalsUnit} categories={facts.arrivals.map(({ label }) => label[view.lang])} series={[{ name: flow.participantSeries, values: facts.arrivals.map(({ people }) => people) }]} />
      </Section>
      <Waiting {...props} />
      <Routing {...props} />
      <Computing {...props} />
      <Downloads
        view={view}
        items={[
          { label: flow.csv, href: href({ format: 'csv', page: 1 }) },
          { label: flow.json, href: href({ format: 'json', page: 1 }) },
        ]}
      />
    </Page>
  );
}

function Now({ view, facts }: FlowProps): VNode {
  const { flow } = text(view.lang);
  const { conversation, participants, votes, routing, waiting } = facts;
  const count = (value: number): string => value.toLocaleString(view.lang);
  return (
    <Section title={flow.now}>
      <Figures
        items={[
          { label: flow.figures.participants, value: count(participants), unit: flow.people },
          { label: flow.figures.votes, value: count(votes), unit: flow.ballots },
          { label: flow.figures.statements, value: count(routing.statements), unit: flow.pieces },
          { label: flow.figures.waiting, value: count(waiting.statements), unit: flow.pieces, href: view.href(queuePath(conversation.slug)) },
        ]}
      />
    </Section>
  );
}

function OverTime({ view, facts, choice, href }: FlowProps): VNode {
  const { flow } = text(view.lang);
  const shown = pageOfSteps(facts.steps, choice.by, choice.page);
  const categories = labelsOf(view, shown, choice.by);
  const pages = Math.ceil(facts.steps.length / stepsShown[choice.by]);
  return (
    <Section id="time" title={flow.time}>
      <FilterLinks label={flow.time} items={flowSteps.map((by) => ({ href: href({ by, page: 1 }), label: flow.by[by], current: by === choice.by }))} />
      {shown.length === 0 ? (
        <p>{flow.noSteps}</p>
      ) : (
        <>
          <p>
            {spanOf(view, shown)} {flow.eachCast}
          </p>
          {shown.length === 1 ? <OneStep view={view} step={shown[0]!} /> : <StepCharts view={view} shown={shown} categories={categories} />}
        </>
      )}
      <Buttons>
        {choice.page < pages ? (
          <ButtonLink href={href({ page: choice.page + 1 })} tone="secondary">
            {flow.older}
          </ButtonLink>
        ) : null}
        {choice.page > 1 ? (
          <ButtonLink href={href({ page: choice.page - 1 })} tone="secondary">
            {flow.newer}
          </ButtonLink>
        ) : null}
      </Buttons>
      <p>{flow.hourLine}</p>
    </Section>
  );
}

/** A single day is no picture. */
function OneStep({ view: { lang }, step: { votes, participants, statements } }: { view: View; step: StepAmount }): VNode {
  const { flow } = text(lang);
  const count = (value: number, unit: string): string => `${value.toLocaleString(lang)}${unit}`;
  return (
    <DefinitionList
      items={[
        { term: flow.votesChart, description: count(votes, flow.ballots) },
        { term: flow.participantSeries, description: count(participants, flow.people) },
        { term: flow.statementSeries, description: count(statements, flow.pieces) },
      ]}
    />
  );
}

function StepCharts({ view, shown, categories }: { view: View; shown: StepAmount[]; categories: string[] }): VNode {
  const { flow } = text(view.lang);
  return (
    <>
      <BarChart view={view} title={flow.votesChart} unit={flow.countUnit} categories={categories} series={[{ name: flow.figures.votes, values: shown.map(({ votes }) => votes) }]} />
      <BarChart
        view={view}
        title={flow.peopleChart}
        unit={flow.peopleUnit}
        categories={categories}
        series={[
          { name: flow.participantSeries, values: shown.map(({ participants }) => participants) },
          { name: flow.statementSeries, values: shown.map(({ statements }) => statements) },
        ]}
      />
    </>
  );
}

/** 4/1, or 13時: the days themselves stand above. */
function labelsOf({ lang }: View, steps: readonly StepAmount[], by: FlowStep): string[] {
  const { flow } = text(lang);
  return steps.map(({ step }) => (by === 'day' ? `${Number(step.slice(5, 7))}/${Number(step.slice(8, 10))}` : flow.hour(Number(step.slice(11)))));
}

function spanOf({ lang }: View, steps: readonly StepAmount[]): string {
  const [first, last] = [steps[0]!.step.slice(0, 10), steps.at(-1)!.step.slice(0, 10)];
  return first === last ? formatDate(first, lang) : `${formatDate(first, lang)} – ${formatDate(last, lang)}`;
}

function Waiting({ view, facts, now }: FlowProps): VNode {
  const { flow } = text(view.lang);
  const { statements, asked, since } = facts.waiting;
  if (since === null) return (
    <Section title={flow.waiting}>
      <p>{flow.waitingNone}</p>
    </Section>
  );
  return (
    <Section title={flow.waiting}>
      <p>
        {flow.waitingLine(statements, formatInstant(view.lang, since), Math.max(0, Math.floor((now.getTime() - since.getTime()) / 3_600_000)))} {asked > 0 ? flow.waitingAsked(asked) : null}
      </p>
      <p>
        <a href={view.href(withQuery(queuePath(facts.conversation.slug), {}))}>{flow.waitingLink}</a>
      </p>
    </Section>
  );
}

function Routing({ view, facts }: FlowProps): VNode {
  const { flow } = text(view.lang);
  const { routing, perPerson } = facts;
  const { statements, below5, below10, verdict, priorities, histogram } = routing;
  const share = (count: number): string => flow.shareOf(count, formatTenthPercent(statements === 0 ? 0 : count / statements));
  const written = (quantiles: Quantiles | null, digits: number): string => (quantiles === null ? flow.none : flow.quantiles(...([quantiles.least, quantiles.quarter, quantiles.half, quantiles.threeQuarters, quantiles.most].map((value) => value.toFixed(digits)) as [string, string, string, string, string])));
  return (
    <Section id="routing" title={flow.routing}>
      <p>{flow.routingLead}</p>
      <DefinitionList
        items={[
          { term: flow.verdictTerm, description: <strong>{flow.verdict[verdict]}</strong> },
          { term: flow.shownTerm, description: `${statements.toLocaleString(view.lang)}${flow.pieces}` },
          { term: flow.below5, description: share(below5) },
          { term: flow.below10, description: share(below10) },
          { term: flow.perPerson, description: written(perPerson, 0) },
        ]}
      />
      {histogram.length === 0 ? null : (
        <Fold summary={flow.histogram}>
          <p>{flow.priorityLead}</p>
          <p>
            {flow.priorities}: {written(priorities, 2)}
          </p>
          <BarChart view={view} title={flow.histogram} unit={flow.countStatements} categories={histogram.map(({ from, to }) => flow.bin(from.toFixed(2), to.toFixed(2)))} series={[{ name: flow.statementSeries, values: histogram.map((bin) => bin.statements) }]} />
        </Fold>
      )}
    </Section>
  );
}

function Computing({ view, facts }: FlowProps): VNode {
  const { flow } = text(view.lang);
  const { computed } = facts;
  return (
    <Section title={flow.computing}>
      {computed === null ? (
        <p>{flow.computingNone}</p>
      ) : (
        <DefinitionList
          items={[
            { term: flow.computedAt, description: formatInstant(view.lang, computed.computedAt) },
            { term: flow.wholeAt, description: formatInstant(view.lang, computed.wholeAt) },
            { term: flow.took, description: flow.seconds((computed.tookMs / 1_000).toFixed(2)) },
          ]}
        />
      )}
    </Section>
  );
}
