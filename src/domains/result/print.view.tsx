import type { VNode } from 'preact';
import { type Consultation, consultationPath } from '#domains/consultation';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { Lead, Page, Section } from '#ui';
import { resultPath } from './address.ts';
import { CountsView } from './counts.view.tsx';
import { ReplyView, type ShownReply } from './reply.view.tsx';
import type { Correction, Released } from './result.ts';
import { KeyFigures, leadOf, NextSteps } from './result.view.tsx';
import { text } from './text.ts';

export interface PrintProps {
  view: View;
  consultation: Consultation;
  release: Released;
  replies: number;
  passages: number;
  /** The replies, rendered by `PrintedReplies` piece by piece. */
  html: string;
  corrections: Correction[];
  moderation: string;
}

export function PrintView({ view, consultation: { slug, subject }, release, replies, passages, html, corrections, moderation }: PrintProps): VNode {
  const words = text(view.lang).result;
  return (
    <Page view={view} title={words.print.title(subject)} titleLang="ja" shoulder={words.shoulder} crumbs={[{ href: view.href('/consultations'), label: words.consultation }, { href: view.href(consultationPath(slug)), label: subject }, { href: view.href(resultPath(slug)), label: words.shoulder }]}>
      <Lead>{leadOf(view, release)}</Lead>
      <p>
        {words.print.lead} <a href={view.href(resultPath(slug))}>{words.print.back}</a>
      </p>
      <KeyFigures view={view} release={release} passages={passages} />
      <NextSteps view={view} release={release} corrections={corrections} />
      <CountsView view={view} counts={release.counts} replies={replies} moderation={moderation} />
      <Section id="replies" title={words.replies.title} aside={replies === 0 ? undefined : words.replies.found(formatCount(replies), formatCount(release.counts.total.units))}>
        {replies === 0 ? <p>{words.noOpinions}</p> : <div dangerouslySetInnerHTML={{ __html: html }} />}
      </Section>
    </Page>
  );
}

/** Whole replies with every opinion; nothing is folded away on paper but the passages' own fold. */
export function PrintedReplies({ view, slug, shown }: { view: View; slug: string; shown: ShownReply[] }): VNode {
  return (
    <>
      {shown.map((each) => (
        <ReplyView key={each.reply.number} view={view} slug={slug} shown={each} own={null} whole />
      ))}
    </>
  );
}
