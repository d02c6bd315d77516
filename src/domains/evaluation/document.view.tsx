/** A sheet to read: self-evaluation, the panel's word beside it, facts, history. */
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { DataTable, DefinitionList, formatInstant, Lines, roleText, Section } from '#ui';
import { IndicatorsView, MoneyView, ProgressView } from './facts.view.tsx';
import type { SheetDocument, ShownGrade } from './sheet-document.ts';
import { text } from './text.ts';

export function gradeText(view: Pick<View, 'lang'>, grade: ShownGrade | null): string {
  const words = text(view.lang);
  return grade === null ? words.none : words.gradesOf(grade.code, grade.label[view.lang]);
}

export function SelfEvaluationView({ view, sheet }: { view: View; sheet: SheetDocument }): VNode {
  const words = text(view.lang);
  return (
    <>
      {sheet.sections.map(({ id, title, items }) => (
        <Section key={id} title={title[view.lang]}>
          <DefinitionList
            items={items
              .filter(({ kind }) => kind !== 'money-table' && kind !== 'indicators-table')
              .map(({ label, shown, isText }) => ({
                term: label[view.lang],
                description: shown === null ? words.nothing : <span lang={isText ? 'ja' : undefined}><Lines>{shown[view.lang]}</Lines></span>,
              }))}
          />
          {items.some(({ kind }) => kind === 'money-table') && sheet.facts.money !== null ? <MoneyView view={view} money={sheet.facts.money} /> : null}
          {items.some(({ kind }) => kind === 'indicators-table') && sheet.facts.indicators.length > 0 ? <IndicatorsView view={view} indicators={sheet.facts.indicators} /> : null}
        </Section>
      ))}
      {sheet.facts.progress.length === 0 ? null : (
        <Section title={words.progress.caption}>
          <ProgressView view={view} progress={sheet.facts.progress} />
        </Section>
      )}
    </>
  );
}

export function PanelView({ view, sheet }: { view: View; sheet: SheetDocument }): VNode {
  const words = text(view.lang);
  return (
    <Section title={words.panel} id="panel">
      <p>{sheet.panel === null ? words.panelNone : words.panelLead}</p>
      {sheet.panel === null ? null : (
        <DefinitionList
          items={[
            { term: words.grade, description: gradeText(view, sheet.panel.grade) },
            { term: words.opinion, description: <span lang="ja"><Lines>{sheet.panel.opinion}</Lines></span> },
          ]}
        />
      )}
    </Section>
  );
}

export function HistoryView({ view, history }: { view: View; history: (SheetDocument['history'][number] & { reason?: string | null })[] }): VNode {
  const words = text(view.lang);
  return (
    <Section title={words.history}>
      <DataTable
        view={view}
        caption={words.history}
        captionUnseen
        columns={[
          { key: 'at', label: words.when, rowHeader: true, cell: (row) => <time datetime={row.at}>{formatInstant(view.lang, new Date(row.at))}</time> },
          { key: 'kind', label: words.what, cell: (row) => (row.reason ? `${words.step[row.kind]}（${row.reason}）` : words.step[row.kind]) },
          { key: 'who', label: words.who, cell: (row) => roleText(row.actingAs, view.lang) },
        ]}
        rows={history}
        empty={words.none}
        stacked
      />
    </Section>
  );
}
