import type { Figure, Place } from '#domains/book';
import type { ComponentChildren, VNode } from 'preact';
import { formatFigure, formatUnit, formatYen } from '#domains/civic';
import type { View } from '#platform/http';
import { DataTable, Mark, type Column } from '#ui';
import type { Sum } from './sum.ts';
import { text } from './text.ts';

/** Words of the plan itself: Japanese on every page, and said to be so on pages in another language. */
export function Said({ view, children }: { view: Pick<View, 'lang'>; children: ComponentChildren }): VNode {
  return view.lang === 'ja' ? <>{children}</> : <span lang="ja">{children}</span>;
}

const japanese = /([\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef][^A-Za-z“”()]*)/;

/** A sentence that quotes the plan; on pages in another language the quoted words are said to be Japanese. */
export function Quoting({ view, children }: { view: Pick<View, 'lang'>; children: string }): VNode {
  if (view.lang === 'ja') return <>{children}</>;
  return <>{children.split(japanese).map((part, index) => (index % 2 === 1 ? <Said key={index} view={view}>{part}</Said> : part))}</>;
}

/** （…） in Japanese, (…) after a space in English. */
export function inBrackets(view: Pick<View, 'lang'>, words: string): string {
  return view.lang === 'ja' ? `（${words}）` : ` (${words})`;
}

/** One figure in the printed unit; a sign stands beside it where the source does not print it. */
export function FigureView({ view, figure, unitYen }: { view: View; figure: Figure; unitYen: number }): VNode {
  if (figure.provenance === 'absent') return <>{text(view.lang).nothingPrinted}</>;
  return (
    <>
      {figure.yen === null ? '***' : formatFigure(figure.yen, unitYen)}
      {figure.provenance === 'stated' ? null : <Mark kind={figure.provenance} view={view} />}
    </>
  );
}

/** One figure as one says it: 5億6,900万円. */
export function AmountView({ view, figure }: { view: View; figure: Pick<Figure, 'yen' | 'provenance'> }): VNode {
  const words = text(view.lang);
  if (figure.yen === null) return <>{words.provenance.word[figure.provenance]}</>;
  return (
    <>
      {formatYen(figure.yen, view.lang)}
      {figure.provenance === 'stated' ? null : <Mark kind={figure.provenance} view={view} />}
    </>
  );
}

export function placeText(view: Pick<View, 'lang'>, place: Place | null): string {
  const words = text(view.lang);
  if (place === null || place.line === 0) return words.nothingPrinted;
  if (place.page !== undefined) return words.placeOnPage(place.page, place.line, place.cell);
  return `${place.sheet === undefined ? '' : `${place.sheet} `}${words.place(place.line, place.cell)}`;
}

/** What the signs mean; stands under every table that has them. */
export function FigureLegend({ view }: { view: View }): VNode {
  const { provenance } = text(view.lang);
  return (
    <aside class="hk-legend" aria-label={provenance.title}>
      <p class="hk-legend__title">{provenance.title}</p>
      <ul>
        <li>{provenance.stated}</li>
        <li>
          <Mark kind="implied" view={view} /> {provenance.implied}
        </li>
        <li>
          <Mark kind="unsettled" view={view} /> {provenance.unsettled}
        </li>
        <li>{provenance.absent}</li>
      </ul>
    </aside>
  );
}

/** Columns of a sum: printed and worked-out money apart, open figures counted. */
export function sumColumns<Row>(view: View, unitYen: number, sum: (row: Row) => Sum): Column<Row>[] {
  const words = text(view.lang);
  const unit = formatUnit(unitYen, view.lang);
  const count = (n: number) => (n === 0 ? words.nothingPrinted : words.sum.count(String(n)));
  return [
    { key: 'stated', label: words.sum.stated + inBrackets(view, unit), align: 'end', sortable: true, cell: (row) => (sum(row).stated === 0 ? words.nothingPrinted : formatFigure(sum(row).statedYen, unitYen)) },
    {
      key: 'implied',
      label: words.sum.implied + inBrackets(view, unit),
      align: 'end',
      cell: (row) =>
        sum(row).implied === 0 ? (
          words.nothingPrinted
        ) : (
          <>
            {formatFigure(sum(row).impliedYen, unitYen)}
            <Mark kind="implied" view={view} />
          </>
        ),
    },
    { key: 'unsettled', label: words.sum.unsettled, align: 'end', cell: (row) => count(sum(row).unsettled) },
    { key: 'absent', label: words.sum.absent, align: 'end', cell: (row) => count(sum(row).absent) },
  ];
}

export interface YearSum {
  label: string;
  sum: Sum;
}

/** Sums of each fiscal year and of the whole period. */
export function YearSumTable({ view, unitYen, rows, caption }: { view: View; unitYen: number; rows: YearSum[]; caption: string }): VNode {
  const words = text(view.lang);
  const columns: Column<YearSum>[] = [
    { key: 'year', label: words.measurePage.year, rowHeader: true, cell: (row) => row.label },
    ...sumColumns<YearSum>(view, unitYen, (row) => row.sum),
  ];
  return <DataTable view={view} caption={caption} columns={columns} rows={rows} empty={words.nothingPrinted} stacked />;
}
