/** How an opinion map is computed, in plain words first; formulas, fixed numbers and sources behind a line that opens. */
import type { ComponentChildren, VNode } from 'preact';
import type { View } from '#platform/http';
import { type Column, DataTable, Fold, Lead, Page, Prose, Section } from '#ui';
import { listPath } from './address.ts';
import { defaultParameters, fewPeople, parametersFor } from './maths/reckoning.ts';
import { type FormulaName, formulaNames, formulas, sources } from './method.ts';
import { text } from './text.ts';

/** Of the sections in words, which other pages lead to. */
const sectionIds = ['counted', 'groups', 'picked', 'next'];
const ofFew = parametersFor(fewPeople);

export function MethodView({ view }: { view: View }): VNode {
  const words = text(view.lang).method;
  return (
    <Page view={view} title={words.title} crumbs={[{ href: view.href(listPath), label: text(view.lang).name }]} description={words.lead}>
      <Lead>{words.lead}</Lead>
      <Section id="limits" title={words.limits.title}>
        <Points>{words.limits.lines}</Points>
      </Section>
      {words.sections(defaultParameters, { people: fewPeople, resamplings: ofFew.resamplings }).map(({ title, lines }, index) => (
        <Section key={title} id={sectionIds[index]} title={title}>
          <Points>{lines}</Points>
        </Section>
      ))}
      <Check view={view} />
      <Formulas view={view} />
      <Section title={words.sources.title}>
        <Prose>
          <ul lang="en">
            {sources.map((source) => (
              <li key={source.url}>
                <a href={source.url}>{source.text}</a>
              </li>
            ))}
          </ul>
        </Prose>
      </Section>
    </Page>
  );
}

function Points({ children }: { children: ComponentChildren[] }): VNode {
  return (
    <Prose>
      <ul>
        {children.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
    </Prose>
  );
}

function Check({ view }: { view: View }): VNode {
  const words = text(view.lang).method.check;
  return (
    <Section id="check" title={words.title}>
      <Prose>
        {words.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p lang="en">
          <code>npx hiraku opinion-map recount FILE</code>
        </p>
        <p>
          {words.data} <a href={view.href(listPath)}>{words.list}</a>
        </p>
      </Prose>
    </Section>
  );
}

type ParameterName = keyof typeof defaultParameters;

function Formulas({ view }: { view: View }): VNode {
  const words = text(view.lang).method.formulas;
  const formulaColumns: Column<FormulaName>[] = [
    { key: 'name', label: words.name, rowHeader: true, cell: (name) => words.names[name] },
    { key: 'formula', label: words.formula, cell: (name) => <code lang="en">{formulas[name]}</code> },
  ];
  const parameterColumns: Column<ParameterName>[] = [
    { key: 'name', label: words.parameter, rowHeader: true, cell: (name) => words.parameterNames[name] },
    { key: 'value', label: words.value, align: 'end', cell: (name) => (ofFew[name] === defaultParameters[name] ? String(defaultParameters[name]) : words.few(String(defaultParameters[name]), fewPeople, String(ofFew[name]))) },
  ];
  return (
    <Section id="formulas" title={words.title}>
      <Fold summary={words.summary}>
        <DataTable view={view} caption={words.caption} columns={formulaColumns} rows={[...formulaNames]} empty="" stacked />
        <DataTable view={view} caption={words.parameters} columns={parameterColumns} rows={Object.keys(defaultParameters) as ParameterName[]} empty="" />
        <p>{words.seed}</p>
      </Fold>
    </Section>
  );
}
