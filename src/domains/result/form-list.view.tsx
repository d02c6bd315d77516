import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { Section } from '#ui';
import { bookPath, printPath, resultPath, tablePath, versionPath } from './address.ts';
import { sizeText } from './figure.ts';
import { foundPath } from './found.ts';
import { text } from './text.ts';

export interface ShownPaper {
  orders: number;
  made_orders: number;
  sha256: string | null;
  bytes: number | null;
  pages: number | null;
  problem: string | null;
}

export interface ShownForms {
  paper: ShownPaper | null;
  /** Audiences for whom there is a version. */
  audiences: ('plain' | 'children')[];
}

/** The same result in other forms. */
export function FormsView({ view, slug, forms: { paper, audiences } }: { view: View; slug: string; forms: ShownForms }): VNode {
  const words = text(view.lang).result.forms;
  const file = (format: string): string => view.href(withQuery(resultPath(slug), { format }));
  return (
    <Section id="forms" title={words.title}>
      <ul>
        {audiences.map((audience) => (
          <li key={audience}>
            <a href={view.href(versionPath(slug, audience))}>{words[audience]}</a>
          </li>
        ))}
        <li>
          <a href={view.href(printPath(slug))}>{words.print}</a>
        </li>
        {paper === null ? null : <li>{paperLine(view, slug, paper)}</li>}
        <li>
          <a href={file('csv')}>{words.csv}</a>
        </li>
        <li>
          <a href={file('xlsx')}>{words.xlsx}</a>
        </li>
        <li>
          <a href={file('json')}>{words.json}</a>
        </li>
        <li>
          <a href={view.href(tablePath(slug))}>{text(view.lang).past.table.link}</a>
        </li>
        <li>
          <a href={view.href(foundPath)}>{text(view.lang).chain.all}</a>
        </li>
      </ul>
    </Section>
  );
}

/** Says honestly where the booklet is not there yet, or not yet with the newest correction. */
function paperLine(view: View, slug: string, { sha256, bytes, pages, orders, made_orders, problem }: ShownPaper): VNode {
  const words = text(view.lang).result.forms;
  const waits = problem === null ? words.pdfWaiting : words.pdfProblem;
  if (sha256 === null) return <>{`${words.pdf}　${waits}`}</>;
  return (
    <>
      <a href={view.href(bookPath(slug))}>{words.pdf}</a>（{words.pdfSize(sizeText(bytes ?? 0), String(pages ?? 0))}）{made_orders < orders ? `　${problem === null ? words.pdfRenewing : words.pdfProblem}` : null}
    </>
  );
}
