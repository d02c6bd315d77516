import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { DefinitionList, Section } from '#ui';
import { comparisonPath } from './address.ts';
import type { Renewal } from './comparison.ts';
import { Said } from './figure.view.tsx';
import { text } from './text.ts';

/** The way to the differences between an edition and the one before it. */
export function FormerLink({ view, former, edition }: { view: View; former: { slug: string; title: string }; edition: { slug: string } }): VNode {
  return (
    <p class="hk-screen-only">
      <a href={view.href(comparisonPath(former.slug, edition.slug))}>{text(view.lang).book.compareFormer}</a> <Said view={view}>{former.title}</Said>
    </p>
  );
}

/** How many programmes a new edition does otherwise. Its rows in the history are all additions, which says nothing of that. */
export function RenewalSummary({ view, renewal: { edition, former, comparison } }: { view: View; renewal: Renewal }): VNode {
  const words = text(view.lang);
  const kinds = ['added', 'ended', 'renamed', 'moved', 'costChanged'] as const;
  const programmes = (kind: (typeof kinds)[number]): number =>
    kind === 'costChanged' ? new Set(comparison.costChanged.map(({ after }) => after.programme.number)).size : comparison[kind].length;
  return (
    <Section id="renewal" title={words.changePage.renewal} aside={<Said view={view}>{edition.title}</Said>}>
      <p>{words.changePage.renewalLead}</p>
      <DefinitionList items={kinds.map((kind) => ({ term: words.comparePage[kind], description: words.programmes(String(programmes(kind))) }))} />
      <FormerLink view={view} former={former} edition={edition} />
    </Section>
  );
}
