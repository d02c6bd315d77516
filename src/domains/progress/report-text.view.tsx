import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { DefinitionList } from '#ui';
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
        { term: words.done, description: <Lines view={view}>{report.done}</Lines> },
        { term: words.next, description: <Lines view={view}>{report.next}</Lines> },
        ...(report.links.length === 0 ? [] : [{ term: words.links, description: <Evidence links={report.links} /> }]),
      ]}
    />
  );
}

/** People write in Japanese, with line breaks that mean something. */
export function Lines({ view, children }: { view: View; children: string }): VNode {
  if (children === '') return <span>{text(view.lang).none}</span>;
  return (
    <span lang="ja">
      {children.split('\n').map((line, index) => (
        <span key={index}>
          {index === 0 ? null : <br />}
          {line}
        </span>
      ))}
    </span>
  );
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
