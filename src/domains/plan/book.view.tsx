import type { VNode } from 'preact';
import { formatFiscalYears } from '#domains/civic';
import type { View } from '#platform/http';
import { ButtonLink, Downloads, Lead, Notice, Page, Section, Tag } from '#ui';
import { editionFilePath, measurePath, sourcePath } from './address.ts';
import { FigureLegend, inBrackets, Said } from './figure.view.tsx';
import type { LedgerListing } from './listing.ts';
import type { Outline, OutlineMeasure } from './outline.store.ts';
import { PaperTable } from './paper.view.tsx';
import { text } from './text.ts';

export function measureAnchor(code: string): string {
  return `m-${code}`;
}

/** A whole edition in the order of the book: directions, policies, measures, and a table for each. */
export function BookView({ view, outline, listings }: { view: View; outline: Outline; listings: LedgerListing[] }): VNode {
  const words = text(view.lang).book;
  const years = formatFiscalYears(outline.firstYear, outline.lastYear, view.lang);
  return (
    <Page view={view} title={outline.title} description={words.lead(years)} print="landscape" wide crumbs={crumbs(view, outline)} alternates={[{ type: 'application/json', href: view.href(editionFilePath(outline.slug, 'json')), title: outline.title }]}>
      <Lead>{words.lead(years)}</Lead>
      {outline.status === 'superseded' ? (
        <Notice tone="warning" title={words.superseded}>
          <p>
            <a href={view.href('/plan')}>{words.inForce}</a>
          </p>
        </Notice>
      ) : null}
      <Contents view={view} outline={outline} />
      {outline.measures.map((measure, index) => (
        <MeasureInBook key={measure.id} view={view} outline={outline} measure={measure} before={outline.measures[index - 1]} listings={listings.filter((listing) => listing.measure.code === measure.code)} />
      ))}
      <FigureLegend view={view} />
      <Section id="data" title={words.data}>
        <EditionDownloads view={view} slug={outline.slug} />
        <p>
          <a href={view.href(sourcePath(outline.slug))}>{text(view.lang).sourceDocument}</a>
          {outline.sources[0] ? inBrackets(view, outline.sources[0].name) : null}
        </p>
        <p>{words.print}</p>
        <div class="hk-buttons">
          <ButtonLink href={view.href('/plan/gaps')} tone="secondary">
            {words.gaps}
          </ButtonLink>
          <ButtonLink href={view.href('/plan/compare')} tone="secondary">
            {words.compare}
          </ButtonLink>
        </div>
      </Section>
    </Page>
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
    <nav class="hk-contents" aria-labelledby="contents-title">
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

function MeasureInBook({ view, outline, measure, before, listings }: MeasureInBookProps): VNode {
  const newDirection = before?.direction.code !== measure.direction.code;
  const newPolicy = newDirection || before?.policy.code !== measure.policy.code;
  const title = `${measure.code} ${measure.name}`;
  return (
    <section class={before === undefined ? 'hk-book' : 'hk-book hk-break-before'} id={measureAnchor(measure.code)} aria-labelledby={`${measureAnchor(measure.code)}-title`}>
      {newDirection ? (
        <p class="hk-book__direction">
          <Said view={view}>{`${measure.direction.code} ${measure.direction.name}`}</Said>
        </p>
      ) : null}
      {newPolicy ? (
        <p class="hk-book__policy">
          <Tag tone="blue">
            <Said view={view}>{measure.policy.code}</Said>
          </Tag>{' '}
          <Said view={view}>{measure.policy.name}</Said>
        </p>
      ) : null}
      <h2 id={`${measureAnchor(measure.code)}-title`}>
        <a href={view.href(measurePath(measure.code, outline))}>
          <Said view={view}>{title}</Said>
        </a>
      </h2>
      <PaperTable view={view} caption={title} years={outline.years} unitYen={outline.unitYen} listings={listings} />
    </section>
  );
}

