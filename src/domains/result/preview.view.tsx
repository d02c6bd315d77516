import type { VNode } from 'preact';
import { type Consultation, consultationWorkPath } from '#domains/consultation';
import { moderationPath } from '#domains/opinion';
import { staffCrumb } from '#domains/staff';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { Notice, Page, Pagination, Section } from '#ui';
import { previewPath, releasePath } from './address.ts';
import { CountsView } from './counts.view.tsx';
import type { ResultCounts } from './counts.ts';
import { ReplyView } from './reply.view.tsx';
import type { ResultReply } from './result.ts';
import { NextSteps } from './result.view.tsx';
import { text } from './text.ts';

type Shown = { reply: ResultReply; units: { text: string; same: number }[] };

export interface PreviewProps {
  view: View;
  consultation: Consultation;
  gathered: { counts: ResultCounts; replies: Shown[] };
  nextSteps: string;
  shown: Shown[];
  page: number;
  pages: number;
}

export function PreviewView({ view, consultation: { slug, subject }, gathered: { counts, replies }, nextSteps, shown, page, pages }: PreviewProps): VNode {
  const words = text(view.lang);
  const crumbs = [staffCrumb(view), { href: view.href(consultationWorkPath(slug)), label: subject }, { href: view.href(releasePath(slug)), label: words.release.title }];
  return (
    <Page view={view} title={words.release.preview.heading} shoulder={subject} crumbs={crumbs}>
      <Notice tone="warning" title={words.release.preview.notice} />
      {page > 1 ? null : <CountsView view={view} counts={counts} replies={replies.length} moderation={moderationPath(slug)} />}
      <Section id="replies" title={words.result.replies.title} aside={words.result.replies.found(formatCount(replies.length), formatCount(counts.total.units))}>
        {replies.length === 0 ? <p>{words.result.noOpinions}</p> : null}
        {shown.map(({ reply, units }) => (
          <ReplyView key={reply.number} view={view} slug={slug} shown={{ reply, units, hidden: 0, corrections: [] }} own={null} />
        ))}
      </Section>
      <Pagination view={view} page={page} pages={pages} href={(number) => view.href(withQuery(previewPath(slug), { page: number === 1 ? undefined : number }))} />
      <NextSteps view={view} release={{ nextSteps }} corrections={[]} />
    </Page>
  );
}
