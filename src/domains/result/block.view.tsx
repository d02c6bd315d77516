import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { dayInTokyo } from '#platform/clock';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { ButtonLink, formatInstant, Notice, Section } from '#ui';
import { releasePath, resultPath } from './address.ts';
import { foundPath } from './found.ts';
import { Written } from './reply.view.tsx';
import type { Release, Released } from './result.ts';
import { text } from './text.ts';

export function ReleasedBlock({ view, slug, release, replies, passages }: { view: View; slug: string; release: Released; replies: number; passages: number }): VNode {
  const words = text(view.lang).result;
  return (
    <Notice tone="success" title={words.block.title}>
      <p>{replies === 0 ? words.noOpinions : words.block.line(formatDate(dayInTokyo(release.releasedAt), view.lang), formatCount(release.counts.total.units), formatCount(replies))}</p>
      {passages === 0 ? null : <p>{words.block.changed(formatCount(passages))}</p>}
      <p>
        <a href={view.href(resultPath(slug))}>{words.block.open}</a>
      </p>
    </Notice>
  );
}

/** Over all results that are out, those of earlier years too. */
export function ResultsBlock({ view, results, replies }: { view: View; results: number; replies: number }): VNode {
  const words = text(view.lang).result.results;
  return (
    <Section id="results" title={words.title}>
      <p>{words.line(formatCount(results), formatCount(replies))}</p>
      <p>
        <ButtonLink href={view.href(foundPath)} tone="secondary">
          {words.open}
        </ButtonLink>
      </p>
    </Section>
  );
}

/** How far the release is, for staff. */
export function WorkBlock({ view, slug, release }: { view: View; slug: string; release: Release | null }): VNode {
  const words = text(view.lang).release;
  const line = release === null ? words.block.none : release.state === 'released' ? words.releasedLine(formatInstant(view.lang, release.releasedAt!)) : release.state === 'planned' ? words.plannedFor(formatInstant(view.lang, release.releaseAt!)) : words.state.preparing;
  return (
    <Section id="release" title={words.block.title}>
      <p>{line}</p>
      {release?.problem == null ? null : (
        <Notice tone="error" title={words.problem}>
          <Written>{release.problem}</Written>
        </Notice>
      )}
      <p>
        <ButtonLink href={view.href(releasePath(slug))} tone="secondary">
          {words.block.open}
        </ButtonLink>
      </p>
    </Section>
  );
}
