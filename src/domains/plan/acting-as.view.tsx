import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { roleText } from '#ui';
import { text } from './text.ts';

/** Who acted; nobody in particular where a file was brought in. */
export function ActingAs({ view, actingAs }: { view: Pick<View, 'lang'>; actingAs: string | null }): VNode {
  return <>{actingAs === null ? text(view.lang).draft.byImport : roleText(actingAs, view.lang)}</>;
}
