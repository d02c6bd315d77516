import type { VNode } from 'preact';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { Icon } from './icon.tsx';
import { Unseen } from './prose.tsx';
import { uiText } from './text.ts';

export interface PaginationProps {
  view: View;
  /** 1 for the first. */
  page: number;
  pages: number;
  href: (page: number) => string;
}

/** Pages of a list; nothing where there is only one. */
export function Pagination({ view, page, pages, href }: PaginationProps): VNode | null {
  if (pages <= 1) return null;
  const text = uiText(view.lang);
  return (
    <nav class="hk-pagination" aria-label={text.pages}>
      <ul>
        {page > 1 ? (
          <li>
            <a href={href(page - 1)} rel="prev">
              <Icon name="left" />
              {text.previous}
            </a>
          </li>
        ) : null}
        {pageNumbers(page, pages).map((number, index) =>
          number === null ? (
            <li key={`gap${index}`} class="hk-pagination__number" aria-hidden="true">
              …
            </li>
          ) : (
            <li key={number} class="hk-pagination__number">
              <a href={href(number)} aria-current={number === page ? 'page' : undefined} aria-label={text.page(formatCount(number))}>
                {formatCount(number)}
              </a>
            </li>
          ),
        )}
        <li class="hk-pagination__of">
          <Unseen>{text.here} </Unseen>
          {text.pageOf(formatCount(page), formatCount(pages))}
        </li>
        {page < pages ? (
          <li>
            <a href={href(page + 1)} rel="next">
              {text.next}
              <Icon name="right" />
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

/** First, last and two on each side of the present page; null where numbers are left out. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const shown = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages])].filter((number) => number >= 1 && number <= pages).sort((a, b) => a - b);
  const row: (number | null)[] = [];
  for (const number of shown) {
    const last = row.at(-1);
    if (typeof last === 'number' && number - last === 2) row.push(last + 1);
    else if (typeof last === 'number' && number - last > 2) row.push(null);
    row.push(number);
  }
  return row;
}
