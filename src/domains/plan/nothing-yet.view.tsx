import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { EmptyState, Page } from '#ui';
import { text } from './text.ts';

/** What a page of the plan shows before there is a plan. */
export function NothingYetView({ view, title }: { view: View; title: string }): VNode {
  const { noEdition } = text(view.lang);
  return (
    <Page view={view} title={title}>
      <EmptyState title={noEdition.title}>
        <p>{noEdition.body}</p>
      </EmptyState>
    </Page>
  );
}
