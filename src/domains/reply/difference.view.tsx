import type { VNode } from 'preact';
import { wordChanges } from '#platform/difference';
import type { View } from '#platform/http';
import { Difference } from '#ui';

/** What staff wrote, beside what stood there before. */
export function ChangedText({ view, before, after }: { view: View; before: string; after: string }): VNode {
  return (
    <p class="hk-written" lang="ja">
      <Difference view={view} pieces={wordChanges(before, after)} />
    </p>
  );
}
