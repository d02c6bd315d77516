import type { VNode } from 'preact';
import { formatFiscalYears, formatUnit } from '#domains/civic';
import type { View } from '#platform/http';
import type { BlocksByPlace } from '#platform/page-block';
import { Downloads, Lead, Notice, Page, Section } from '#ui';
import { editionFilePath, measurePath, sourcePath } from './address.ts';
import type { Outline, OutlineMeasure } from './edition-outline.ts';
import type { Edition } from './edition.ts';
import { FigureLegend, inBrackets, Said } from './figure.view.tsx';
import type { LedgerListing } from './listing.ts';
import { PaperTable } from './paper.view.tsx';
import { FormerLink } from './renewal.view.tsx';
import { text } from './text.ts';

export function measureAnchor(code: string): string {
  return `m-${code}`;
}

interface EditionProps {
  view: View;
  outline: Outline;
  listings: LedgerListing[];
  /** The public edition before it; null where it is the first. */
  former: Edition | null;
  /** Name of the document that was imported last. */
  source: string | null;
  /** What other domains say of the edition. */
  blocks: BlocksByPlace;
}

/** A whole edition in the order of the book: directions, policies, measures, and a table for each. */
export function EditionView({ view, outline, listings, former, source, blocks }: EditionProps): VNode {
  const words = text(view.lang).book;
  const years = formatFiscalYears(outline.firstYear, outline.lastYear, view.lang);
  return (
    <Page view={view} title={outline.title} titleLang="ja" description={words.lead(years)} print="landscape" wide crumbs={crumbs(view, outline)} alternates={[{ type: 'application/json', href: view.href(editionFilePath(outline.slug, 'json')), title: outline.title }]}>
      <Lead>{words.lead(years)}</Lead>
      {outline.status === 'superseded' ? (
        <Notice tone="warning" title={words.superseded}>
          <p>
            <a href={view.href('/plan')}>{words.inForce}</a>
          </p>
        </Notice>
      ) : null}
      {former === null ? null : <FormerLink view={view} former={former} edition={outline} />}
      <Ways view={view} />
      {blocks.top}
      <Contents view={view} outline={outline} />
      {outline.measures.map((measure, index) => (
        <MeasureInBook key={measure.id} view={view} outline={outline} measure={measure} before={outline.measures[index - 1]} listings={listings.filter((listing) => listing.measure.code === measure.code)} />
      ))}
      <FigureLegend view={view} />
      {blocks.middle}
      {blocks.end}
      <div class="hk-screen-only">
        <Section id="data" title={words.data}>
          <EditionDownloads view={view} slug={outline.slug} />
          <p>
            <a href={view.href(sourcePath(outline.slug))}>{text(view.lang).sourceDocument}</a>
            {source === null ? null : inBrackets(view, source)}
          </p>
          <p>{words.print}</p>
        </Section>
      </div>
    </Page>
  );
}

/** Other ways to read the plan, where one arrives, so that the main navigation can stay short. */
function Ways({ view }: { view: View }): VNode {
  const { book, nav, editionPage } = text(view.lang);
  const ways: [string, string][] = [
    ['/plan/departments', nav.departments],
    ['/plan/kinds', book.kinds],
    ['/plan/changes', nav.changes],
    ['/plan/gaps', nav.gaps],
    ['/plan/compare', book.compare],
    ['/plan/editions', editionPage.title],
  ];
  return (
    <nav class="hk-screen-only" aria-label={book.ways}>
      <ul class="hk-ways">
        {ways.map(([path, label]) => (
          <li key={path}>
            <a href={view.href(path)}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function crumbs(view: View, outline: Outline) {
  return outline.status === 'published' ? [] : [{ href: view.href('/plan/editions'), label: text(view.lang).editionPage.title }];
}

export function EditionDownloads({ view, slug }: { view: View; slug: string }): VNode | null {
  const { formats } = text(view.lang).book;
  return <Downloads view={view} items={Object.entries(formats).map(([format, label]) => ({ label, href: view.href(editionFilePath(slug, format)) }))} />;
}

function Contents({ view, outline }: { view: View; outline: Outline }): VNode {
  return (
    <nav class="hk-prose" aria-labelledby="contents-title">
      <h2 id="contents-title">{text(view.lang).book.contents}</h2>
      <ul>
        {outline.measures.map((measure) => (
          <li key={measure.id}>
            <a href={`#${measureAnchor(measure.code)}`}>
              <Said view={view}>{`${measure.code} ${measure.name}`}</Said>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface MeasureInBookProps {
  view: View;
  outline: Outline;
  measure: OutlineMeasure;
  before: OutlineMeasure | undefined;
  listings: LedgerListing[];
}

/** One measure under its direction and policy, on a sheet of its own when printed. */
function MeasureInBook({ view, outline, measure, before, listings }: MeasureInBookProps): VNode {
  const { direction, policy, code, name } = measure;
  const title = (
    <a href={view.href(measurePath(code, outline))}>
      <Said view={view}>{`${code} ${name}`}</Said>
    </a>
  );
  return (
    <div class={before === undefined ? undefined : 'hk-break-before'}>
      <Section id={measureAnchor(code)} title={title} aside={<Said view={view}>{`${direction.code} ${direction.name} › ${policy.code} ${policy.name}`}</Said>}>
        <PaperTable view={view} caption={text(view.lang).book.caption(code, formatUnit(outline.unitYen, view.lang))} years={outline.years} unitYen={outline.unitYen} listings={listings} />
      </Section>
    </div>
  );
}
