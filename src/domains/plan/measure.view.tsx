import type { VNode } from 'preact';
import { formatFiscalYear, formatUnit } from '#domains/civic';
import type { View } from '#platform/http';
import type { BlocksByPlace } from '#platform/page-block';
import { Lead, Notice, Page, Section } from '#ui';
import { editionPath, measurePath } from './address.ts';
import type { Outline, OutlineMeasure } from './edition-outline.ts';
import { FigureLegend, Quoting, Said, YearSumTable, type YearSum } from './figure.view.tsx';
import { costOf, countedOnce, type LedgerListing } from './listing.ts';
import { PaperTable } from './paper.view.tsx';
import { sumOf } from './sum.ts';
import { text } from './text.ts';

interface MeasureProps {
  view: View;
  outline: Outline;
  measure: OutlineMeasure;
  listings: LedgerListing[];
  /** What other domains say of the measure. */
  blocks: BlocksByPlace;
}

export function MeasureView({ view, outline, measure, listings, blocks }: MeasureProps): VNode {
  const words = text(view.lang);
  const lead = words.measurePage.lead(`${measure.direction.code} ${measure.direction.name}`, `${measure.policy.code} ${measure.policy.name}`);
  return (
    <Page
      view={view}
      title={measure.name}
      titleLang="ja"
      shoulder={words.measurePage.shoulder(measure.code)}
      description={lead}
      print="landscape"
      wide
      crumbs={[{ href: view.href(editionPath(outline)), label: <Said view={view}>{outline.title}</Said> }]}
    >
      <Lead>
        <Quoting view={view}>{lead}</Quoting>
      </Lead>
      {outline.status === 'superseded' ? <FormerNotice view={view} /> : null}
      {blocks.top}
      <Section id="programmes" title={words.measurePage.programmes} aside={words.programmes(String(listings.length))}>
        <PaperTable view={view} caption={words.book.caption(measure.code, formatUnit(outline.unitYen, view.lang))} years={outline.years} unitYen={outline.unitYen} listings={listings} />
        <FigureLegend view={view} />
      </Section>
      <Section id="money" title={words.measurePage.money}>
        <p>{words.measurePage.moneyNote}</p>
        <YearSumTable view={view} unitYen={outline.unitYen} rows={yearSums(view, outline, listings)} caption={words.sum.caption(formatUnit(outline.unitYen, view.lang))} />
        <p>{words.sum.explain}</p>
      </Section>
      {blocks.middle}
      <Neighbours view={view} outline={outline} measure={measure} />
      {blocks.end}
    </Page>
  );
}

export function FormerNotice({ view }: { view: View }): VNode {
  const words = text(view.lang).book;
  return (
    <Notice tone="warning" title={words.superseded}>
      <p>
        <a href={view.href('/plan')}>{words.inForce}</a>
      </p>
    </Notice>
  );
}

/** Sums of every fiscal year of the edition and of the printed totals, each programme counted once. */
export function yearSums(view: View, outline: Outline, listings: LedgerListing[]): YearSum[] {
  const counted = countedOnce(listings);
  return [
    ...outline.years.map((year) => ({ label: formatFiscalYear(year, view.lang), sum: sumOf(counted.map((listing) => costOf(listing, year))) })),
    { label: text(view.lang).total(outline.years.length), sum: sumOf(counted.map((listing) => listing.total)) },
  ];
}

function Neighbours({ view, outline, measure }: { view: View; outline: Outline; measure: OutlineMeasure }): VNode {
  const words = text(view.lang).measurePage;
  const index = outline.measures.findIndex((each) => each.id === measure.id);
  const ways = [
    { label: words.previous, to: outline.measures[index - 1] },
    { label: words.next, to: outline.measures[index + 1] },
  ];
  return (
    <nav class="hk-prose" aria-label={words.neighbours}>
      <ul>
        {ways.map(({ label, to }) =>
          to === undefined ? null : (
            <li key={label}>
              {label}
              {view.lang === 'ja' ? '：' : ': '}
              <a href={view.href(measurePath(to.code, outline))}>
                <Said view={view}>{`${to.code} ${to.name}`}</Said>
              </a>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}
