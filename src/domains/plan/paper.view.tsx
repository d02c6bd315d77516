import type { Figure } from '#domains/book';
import type { VNode } from 'preact';
import { formatFiscalYear, formatUnit } from '#domains/civic';
import type { View } from '#platform/http';
import { EmptyState, TableRegion } from '#ui';
import { programmePath } from './address.ts';
import { FigureView, inBrackets, Quoting, Said } from './figure.view.tsx';
import { costOf, type LedgerListing } from './listing.ts';
import { DepartmentsView, KindsView, LinksView, ReferencesView } from './listing.view.tsx';
import { text } from './text.ts';

export interface PaperTableProps {
  view: View;
  caption: string;
  years: number[];
  unitYen: number;
  listings: LedgerListing[];
}

/** The table of a measure as the book prints it: two lines a programme, what is done and what it costs. */
export function PaperTable({ view, caption, years, unitYen, listings }: PaperTableProps): VNode {
  const words = text(view.lang);
  if (listings.length === 0) return <EmptyState title={words.book.empty} />;
  return (
    <TableRegion label={caption} stacked>
      <table class="hk-table hk-paper">
        <caption>
          <Quoting view={view}>{caption}</Quoting>
        </caption>
        <thead>
          <tr>
            <th scope="colgroup" colspan={2}>
              {words.programme}
            </th>
            <th scope="colgroup" colspan={years.length}>
              {words.book.yearPlan}
            </th>
            <th scope="col" rowspan={2}>
              {words.remark}
            </th>
          </tr>
          <tr>
            <th scope="col">{words.costIn(formatUnit(unitYen, view.lang))}</th>
            <th scope="col" class="hk-end">
              {words.total(years.length)}
            </th>
            {years.map((year) => (
              <th scope="col" key={year}>
                {formatFiscalYear(year, view.lang)}
              </th>
            ))}
          </tr>
        </thead>
        {listings.map((listing) => (
          <PaperRows key={listing.id} view={view} listing={listing} years={years} unitYen={unitYen} />
        ))}
      </table>
    </TableRegion>
  );
}

function PaperRows({ view, listing, years, unitYen }: { view: View; listing: LedgerListing; years: number[]; unitYen: number }): VNode {
  const words = text(view.lang);
  return (
    <tbody class="hk-paper__programme">
      <tr>
        <th class="hk-paper__name" scope="row" colspan={2}>
          <a href={view.href(programmePath(listing.programme.slug))}>
            <Said view={view}>{listing.name}</Said>
          </a>
          {listing.references.length === 0 ? null : (
            <div>
              <ReferencesView view={view} listing={listing} />
            </div>
          )}
        </th>
        <Activities view={view} listing={listing} years={years} />
        <td class="hk-paper__remark" rowspan={2}>
          <KindsView view={view} kinds={listing.kinds} edition={listing.edition} />
          <DepartmentsView view={view} departments={listing.departments} others={listing.others} edition={listing.edition} />
        </td>
      </tr>
      <tr>
        <th class="hk-paper__label" scope="row">
          {words.cost}
          <span class="hk-paper__period">{words.ofPeriod(years.length)}</span>
        </th>
        <Cost view={view} kind="hk-paper__total" figure={listing.total} unitYen={unitYen} />
        {years.map((year) => {
          const figure = costOf(listing, year);
          const kind = figure.provenance === 'absent' && saidElsewhere(listing, years) ? 'hk-paper__cost hk-paper__unprinted' : 'hk-paper__cost';
          return <Cost key={year} view={view} kind={kind} figure={figure} unitYen={unitYen} />;
        })}
      </tr>
    </tbody>
  );
}

/** On a phone, where the head of the table is out of sight, the figure brings its unit. */
function Cost({ view, kind, figure, unitYen }: { view: View; kind: string; figure: Figure; unitYen: number }): VNode {
  return (
    <td class={`hk-end ${kind}`} data-unit={figure.yen === null ? undefined : formatUnit(unitYen, view.lang)}>
      <FigureView view={view} figure={figure} unitYen={unitYen} />
    </td>
  );
}

function saidElsewhere(listing: LedgerListing, years: number[]): boolean {
  return years.every((year) => !listing.years.find((each) => each.year === year)?.activity?.text);
}

/** What is done each year; one wide cell where the book says instead that it is done or shown elsewhere. */
function Activities({ view, listing, years }: { view: View; listing: LedgerListing; years: number[] }): VNode {
  const words = text(view.lang);
  const said = new Map(listing.years.map((year) => [year.year, year.activity?.text]));
  if (saidElsewhere(listing, years)) {
    return (
      <td class="hk-paper__activity" colspan={years.length}>
        {listing.primary ? null : inBrackets(view, words.relisting).trim()}
        <LinksView view={view} listing={listing} />
        {listing.primary && listing.links.length === 0 ? words.nothingPrinted : null}
      </td>
    );
  }
  return (
    <>
      {years.map((year, index) => (
        <td class="hk-paper__activity" data-label={formatFiscalYear(year, view.lang)} key={year}>
          {said.get(year) ? <Said view={view}>{said.get(year)}</Said> : words.nothingPrinted}
          {index === 0 ? <LinksView view={view} listing={listing} /> : null}
        </td>
      ))}
    </>
  );
}
