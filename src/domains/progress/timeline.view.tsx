import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { type Column, DataTable, formatInstant, Section, roleText } from '#ui';
import { reportPath } from './address.ts';
import { StateTag } from './mark.view.tsx';
import { formatPeriodShort } from './period.ts';
import type { Published } from './publication.ts';
import { Written } from './report-text.view.tsx';
import { text } from './text.ts';

/** How far a programme is now, when that was said and as which role. */
export function AtAGlanceView({ view, number, latest }: { view: View; number: string; latest: Published | null }): VNode {
  const words = text(view.lang);
  return (
    <Section id="progress-now" title={words.block.thisYear}>
      {latest === null ? (
        <p>{words.block.noneYet}</p>
      ) : (
        <>
          <p>
            <StateTag view={view} state={latest.state} /> {words.block.asOf(formatPeriodShort(latest.period, view.lang))}
          </p>
          <p>
            <Written view={view}>{latest.done}</Written>
          </p>
          <p>
            {words.block.byRole(formatInstant(view.lang, latest.publishedAt), roleText(latest.actingAs, view.lang))}{' '}
            <a href={view.href(reportPath(number, latest.period))}>{words.block.more}</a>
          </p>
        </>
      )}
    </Section>
  );
}

/** Every published half-year of a programme. */
export function TimelineView({ view, number, published }: { view: View; number: string; published: Published[] }): VNode {
  const words = text(view.lang);
  const columns: Column<Published>[] = [
    { key: 'period', label: words.period, rowHeader: true, cell: ({ period }) => <a href={view.href(reportPath(number, period))}>{formatPeriodShort(period, view.lang)}</a> },
    { key: 'state', label: words.stateLabel, cell: ({ state }) => <StateTag view={view} state={state} /> },
    { key: 'done', label: words.done, cell: ({ done }) => <Written view={view}>{done}</Written> },
    { key: 'next', label: words.next, cell: ({ next }) => <Written view={view}>{next}</Written> },
    { key: 'published', label: words.reported, cell: ({ publishedAt }) => formatInstant(view.lang, publishedAt) },
  ];
  return (
    <Section id="progress" title={words.block.timeline}>
      <DataTable view={view} caption={words.block.timelineCaption} columns={columns} rows={published} empty={words.none} stacked />
    </Section>
  );
}
