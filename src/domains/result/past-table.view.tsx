import { Fragment, type VNode } from 'preact';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { Downloads, EmptyState, Lead, Page, Pagination, TableRegion } from '#ui';
import { resultPath, tablePath } from './address.ts';
import type { PlainRow } from './past-table.ts';
import { plainColumns } from './past-table.ts';
import { text } from './text.ts';

export interface PastTableProps {
  view: View;
  slug: string;
  subject: string;
  rows: PlainRow[];
  /** Which replies of how many. */
  from: number;
  to: number;
  all: number;
  page: number;
  pages: number;
}

/** Saved as it is, the page reads back to the same opinions and replies: item and reply are merged over the rows that they answer. */
export function PastTableView({ view, slug, subject, rows, from, to, all, page, pages }: PastTableProps): VNode {
  const words = text(view.lang).past.table;
  const path = tablePath(slug);
  return (
    <Page view={view} title={words.title} shoulder={<span lang="ja">{subject}</span>} crumbs={[{ href: view.href('/consultations'), label: text(view.lang).chain.consultations }, { href: view.href(resultPath(slug)), label: words.result }]} wide>
      <Lead>{words.lead}</Lead>
      {rows.length === 0 ? (
        <EmptyState title={words.empty} />
      ) : (
        <TableRegion label={words.title}>
          <table class="hk-table">
            <caption>{words.caption(from, to, all)}</caption>
            <thead>
              <tr lang="ja">
                {plainColumns.map(({ key, label }) => (
                  <th key={key} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody lang="ja">
              {rows.map((row, index) => (
                <tr key={index}>
                  {row.reach === 0 ? null : <td rowSpan={row.reach > 1 ? row.reach : undefined}><Broken>{row.item}</Broken></td>}
                  <td><Broken>{row.opinion}</Broken></td>
                  {row.reach === 0 ? null : <td rowSpan={row.reach > 1 ? row.reach : undefined}><Broken>{row.reply}</Broken></td>}
                  <td class="hk-end">{row.count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
      <Downloads view={view} items={(['csv', 'xlsx'] as const).map((format) => ({ label: format.toUpperCase(), href: view.href(`${path}?format=${format}`) }))} />
      <Pagination view={view} page={page} pages={pages} href={(number) => view.href(withQuery(path, { page: number === 1 ? undefined : number }))} />
    </Page>
  );
}

function Broken({ children }: { children: string }): VNode {
  return (
    <>
      {children.split('\n').map((line, index) => (
        <Fragment key={index}>
          {index === 0 ? null : <br />}
          {line}
        </Fragment>
      ))}
    </>
  );
}
