import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Page } from './page.tsx';

export function Styleguide({ view }: { view: View }): VNode {
  return (
    <Page view={view} title={view.lang === 'ja' ? 'デザインの部品集' : 'Style guide'}>
      <p />
    </Page>
  );
}
