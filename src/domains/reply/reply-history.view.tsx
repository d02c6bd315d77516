import type { VNode } from 'preact';
import type { Outcome } from '#domains/consultation';
import type { View } from '#platform/http';
import { type Column, DataTable, Fold, formatInstant, Lines, roleText, Section } from '#ui';
import { ChangedText } from './difference.view.tsx';
import type { ReplyText } from './reply.ts';
import { text } from './text.ts';

export interface VersionShown extends ReplyText {
  number: number;
  actingAs: string;
  at: Date;
}

export interface StepShown {
  version: number;
  act: 'submitted' | 'approved' | 'returned';
  note: string;
  actingAs: string;
  at: Date;
}

/** Every version with what is different from the one before, and every step. */
export function History({ view, versions, steps, outcomes }: { view: View; versions: VersionShown[]; steps: StepShown[]; outcomes: Outcome[] }): VNode {
  const words = text(view.lang).reply;
  const columns: Column<VersionShown>[] = [
    { key: 'number', label: words.version, rowHeader: true, cell: ({ number }) => words.versionName(number) },
    { key: 'at', label: words.savedAt, cell: ({ at }) => formatInstant(view.lang, at) },
    { key: 'as', label: words.savedAs, cell: ({ actingAs }) => roleText(actingAs, view.lang) },
    { key: 'difference', label: words.difference, cell: (version) => <Changed view={view} version={version} before={versions.find(({ number }) => number === version.number - 1)} outcomes={outcomes} /> },
  ];
  const stepColumns: Column<StepShown>[] = [
    { key: 'act', label: words.stepAct, rowHeader: true, cell: ({ act }) => words.stepActs[act] },
    { key: 'version', label: words.version, cell: ({ version }) => words.versionName(version) },
    { key: 'at', label: words.savedAt, cell: ({ at }) => formatInstant(view.lang, at) },
    { key: 'as', label: words.stepBy, cell: ({ actingAs }) => roleText(actingAs, view.lang) },
    { key: 'note', label: words.stepNote, cell: ({ note }) => <Lines>{note}</Lines> },
  ];
  return (
    <>
      {steps.length === 0 ? null : (
        <Section id="steps" title={words.stepsTitle}>
          <DataTable view={view} caption={words.stepsCaption} columns={stepColumns} rows={steps} empty={words.stepsEmpty} stacked />
        </Section>
      )}
      <Section id="versions" title={words.versionsTitle}>
        <DataTable view={view} caption={words.versionsCaption} columns={columns} rows={versions} empty={words.versionsEmpty} stacked />
      </Section>
    </>
  );
}

function Changed({ view, version, before, outcomes }: { view: View; version: VersionShown; before: VersionShown | undefined; outcomes: Outcome[] }): VNode {
  const words = text(view.lang).reply;
  const facts = (one: VersionShown | undefined): string =>
    one === undefined ? '' : [`${words.heading}：${one.heading}`, `${words.outcome}：${outcomes.find(({ key }) => key === one.outcome)?.label[view.lang] ?? words.outcomeNone}`, `${words.passages}：${one.passages.map(({ heading }) => heading).join('、')}`, `${words.programmes}：${one.programmes.join('、')}`, '', one.text].join('\n');
  return (
    <Fold summary={before === undefined ? words.firstVersion : words.showDifference}>
      <ChangedText view={view} before={before === undefined ? facts(version) : facts(before)} after={facts(version)} />
    </Fold>
  );
}
