import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Said } from './figure.view.tsx';
import { text } from './text.ts';

/** `planning: 企画部 企画政策課` as people say it; nobody in particular where a file was brought in. */
export function ActingAs({ view, actingAs }: { view: Pick<View, 'lang'>; actingAs: string | null }): VNode {
  const words = text(view.lang).draft;
  if (actingAs === null) return <>{words.byImport}</>;
  const [role = '', department] = actingAs.split(': ');
  const said = words.roles[role] ?? role;
  return department === undefined ? <>{said}</> : view.lang === 'ja' ? <>{`${department}（${said}）`}</> : <>{said}, <Said view={view}>{department}</Said></>;
}
