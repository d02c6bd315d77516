import type { VNode } from 'preact';
import { formatFiscalYear, formatFiscalYearShort } from '#domains/civic';
import type { View } from '#platform/http';
import { DataTable, DefinitionList, Lines, Section } from '#ui';
import { gradeText } from './document.view.tsx';
import { sheetPath, yearPath } from './evaluated.ts';
import { GlanceView } from './glance.view.tsx';
import type { SheetDocument } from './sheet-document.ts';
import { text } from './text.ts';

const pathOf = (sheet: SheetDocument) => sheetPath({ ...sheet, year: sheet.fiscalYear });

/** The latest evaluation of a programme or measure, and those before it. Newest first. */
export function BlockView({ view, sheets }: { view: View; sheets: SheetDocument[] }): VNode {
  const words = text(view.lang);
  const [latest, ...earlier] = sheets as [SheetDocument, ...SheetDocument[]];
  return (
    <Section id="evaluation" title={words.latest(formatFiscalYear(latest.fiscalYear, view.lang))} aside={<a href={view.href(pathOf(latest))}>{words.readSheet}</a>}>
      <DefinitionList
        items={[
          { term: words.grade, description: gradeText(view, latest.grade) },
          ...(latest.panel ? [{ term: words.panel, description: gradeText(view, latest.panel.grade) }] : []),
          { term: words.direction, description: latest.direction?.label[view.lang] ?? words.none },
          ...(latest.reason === null ? [] : [{ term: words.selfEvaluation, description: <span lang="ja"><Lines>{latest.reason}</Lines></span> }]),
        ]}
      />
      {earlier.length === 0 ? null : (
        <DataTable
          view={view}
          caption={words.years.caption}
          columns={[
            { key: 'year', label: words.years.year, rowHeader: true, cell: (sheet) => <a href={view.href(pathOf(sheet))}>{formatFiscalYearShort(sheet.fiscalYear, view.lang)}</a> },
            { key: 'grade', label: words.grade, cell: (sheet) => gradeText(view, sheet.grade) },
            { key: 'direction', label: words.direction, cell: (sheet) => sheet.direction?.label[view.lang] ?? words.none },
          ]}
          rows={earlier}
          empty=""
        />
      )}
    </Section>
  );
}

export function PlanBlockView({ view, year, name, sheets }: { view: View; year: number; name: string; sheets: SheetDocument[] }): VNode {
  const words = text(view.lang);
  return (
    <Section id="evaluation" title={words.glance(name)} aside={<a href={view.href(yearPath(year))}>{words.glanceAll}</a>}>
      <GlanceView view={view} sheets={sheets} />
    </Section>
  );
}
