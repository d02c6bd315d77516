import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { type Column, DataTable, Section } from '#ui';
import { correctionPath, nextCorrectionPath, publishedOpinionsPath } from './address.ts';
import { OutcomeTag } from './reply.view.tsx';
import type { Correction, ResultReply } from './result.ts';
import { text } from './text.ts';

/** What is out, with the way to correct each part of it. */
export function CorrectableView({ view, slug, replies, corrections }: { view: View; slug: string; replies: ResultReply[]; corrections: Correction[] }): VNode {
  const words = text(view.lang).release.correct;
  const times = (number: number | null): number => corrections.filter(({ replyNumber }) => replyNumber === number).length;
  const columns: Column<ResultReply>[] = [
    {
      key: 'heading',
      label: words.heading,
      rowHeader: true,
      cell: ({ number, heading }) => (
        <a href={view.href(correctionPath(slug, number))} aria-label={`${words.listLink(number)} ${heading}`}>
          {heading}
        </a>
      ),
    },
    { key: 'number', label: words.number, align: 'end', cell: ({ number }) => number },
    { key: 'outcome', label: words.outcome, cell: ({ outcome }) => <OutcomeTag view={view} outcome={outcome} /> },
    { key: 'corrected', label: words.corrected, align: 'end', cell: ({ number }) => times(number) },
  ];
  return (
    <Section id="correct" title={words.list}>
      <p>{words.listLead}</p>
      <p>
        <a href={view.href(nextCorrectionPath(slug))}>{words.nextTitle}</a>
      </p>
      <p>
        <a href={view.href(publishedOpinionsPath(slug))}>{text(view.lang).redaction.link}</a>
      </p>
      <DataTable view={view} caption={words.caption} columns={columns} rows={replies} empty={text(view.lang).result.noOpinions} stacked />
    </Section>
  );
}
