import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { DefinitionList, Lines } from '#ui';
import { StateTag } from './mark.view.tsx';
import { type EvidenceLink, isHttps, type Report } from './report.ts';
import { text } from './text.ts';

/** What a report says, as facts. */
export function ReportText({ view, report }: { view: View; report: Report }): VNode {
  const words = text(view.lang);
  return (
    <DefinitionList
      items={[
        { term: words.stateLabel, description: <StateTag view={view} state={report.state ?? 'not-known'} /> },
        { term: words.done, description: <Written view={view}>{report.done}</Written> },
        { term: words.next, description: <Written view={view}>{report.next}</Written> },
        ...(report.links.length === 0 ? [] : [{ term: words.links, description: <Evidence links={report.links} /> }]),
      ]}
    />
  );
}

/** What people wrote; where that is nothing, a word says so. */
export function Written({ view, children }: { view: View; children: string }): VNode {
  return children === '' ? <span>{text(view.lang).none}</span> : <Lines>{children}</Lines>;
}

/** The city does not vouch for what lies elsewhere, and tells it nothing. */
function Evidence({ links }: { links: EvidenceLink[] }): VNode {
  return (
    <ul>
      {links.map(({ label, url }) => (
        <li key={url}>
          {isHttps(url) ? (
            <a href={url} rel="noopener nofollow" lang="ja">
              {label}
            </a>
          ) : (
            label
          )}
        </li>
      ))}
    </ul>
  );
}
