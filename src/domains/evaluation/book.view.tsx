import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { bookLayouts, type BookLayout } from './book-layout.ts';
import { bookPath } from './evaluated.ts';
import { text } from './text.ts';

export interface ShownBook {
  layout: string;
  orders: number;
  made_orders: number;
  sha256: string | null;
  bytes: number | null;
  pages: number | null;
}

function sizeText(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1_000))} KB`;
}

/** The year's books, each with its size, or that it is being made. */
export function BooksView({ view, year, books }: { view: View; year: number; books: ShownBook[] }): VNode {
  const words = text(view.lang);
  const found = bookLayouts.flatMap((layout) => books.filter((book) => book.layout === layout).map((book) => ({ ...book, layout: layout as BookLayout })));
  return (
    <ul>
      {found.map(({ layout, sha256, bytes, pages, orders, made_orders }) => (
        <li key={layout}>
          {sha256 === null ? words.bookName[layout] : <a href={bookPath(year, layout)}>{words.bookName[layout]}</a>}
          {sha256 === null ? `　${words.bookWaiting}` : `（${words.bookSize(sizeText(bytes ?? 0), String(pages ?? 0))}）`}
          {sha256 !== null && made_orders < orders ? `　${words.bookRenewing}` : null}
        </li>
      ))}
    </ul>
  );
}
