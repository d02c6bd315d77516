import type { VNode } from 'preact';

/** Drawn for this project on a grid of 24; each says nothing to assistive technology, the words beside it do. */
const paths = {
  search: 'M10.5 4a6.5 6.5 0 0 1 5.1 10.5l4.2 4.2-1.3 1.3-4.2-4.2A6.5 6.5 0 1 1 10.5 4Zm0 1.9a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2Z',
  menu: 'M3 6h18v2H3Zm0 5h18v2H3Zm0 5h18v2H3Z',
  right: 'm9 5 7 7-7 7-1.4-1.4 5.6-5.6-5.6-5.6Z',
  left: 'm15 5 1.4 1.4-5.6 5.6 5.6 5.6L15 19l-7-7Z',
  up: 'M12 7.6 20 15.6 18.6 17 12 10.4 5.4 17 4 15.6Z',
  ascending: 'M12 5 18.5 13h-13Z',
  descending: 'M12 19 5.5 11h13Z',
  sortable: 'M12 3.5 17.5 10h-11ZM12 20.5 6.5 14h11Z',
  download: 'M11 3h2v9.2l3.3-3.3 1.4 1.4L12 16l-5.7-5.7 1.4-1.4 3.3 3.3ZM4 18h16v2H4Z',
  info: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm-1.1 8.5v7h2.2v-7Zm0-4v2.3h2.2V6.5Z',
  warning: 'M12 2.5 23 21.5H1Zm-1.1 7v6h2.2v-6Zm0 7.6v2.2h2.2v-2.2Z',
  success: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm4.7 6.2-6.2 6.2-3.2-3.2-1.5 1.5 4.7 4.7 7.7-7.7Z',
  error: 'M8 2h8l6 6v8l-6 6H8l-6-6V8Zm.7 5.2L7.2 8.7l3.3 3.3-3.3 3.3 1.5 1.5 3.3-3.3 3.3 3.3 1.5-1.5-3.3-3.3 3.3-3.3-1.5-1.5-3.3 3.3Z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }): VNode {
  return (
    <svg class="hk-icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}

/** The mark of Hiraku: two leaves of a book that stand open. */
export function BookMark({ size = 40 }: { size?: number }): VNode {
  return (
    <svg class="hk-bookmark" width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path d="M19 9.5 5 5v25l14 5Z" fill="currentColor" />
      <path d="M21 9.5 35 5v25l-14 5Z" fill="currentColor" fill-opacity=".55" />
    </svg>
  );
}
