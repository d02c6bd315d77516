import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { type Consultation, type Stage, ways } from '#domains/consultation';
import type { View } from '#platform/http';
import { ButtonLink, Buttons, type Column, DataTable, DefinitionList, formatInstant, Notice, Section } from '#ui';
import { newOpinionPath, receiptsPath, shieldPath } from './address.ts';
import type { OpinionCounts, WayCount } from './counts.ts';
import { text } from './text.ts';

/** On the call's public page: the way to the form. Links alone, because that page is kept and the same for everyone. */
export function SendingBlock({ view, consultation, stage }: { view: View; consultation: Consultation; stage: Stage }): VNode | null {
  const words = text(view.lang).sending.block;
  const { slug, opensOn, closesOn } = consultation;
  if (stage === 'upcoming') {
    return (
      <Section id="send" title={words.title}>
        <p>{words.upcoming(formatDate(opensOn!, view.lang))}</p>
      </Section>
    );
  }
  // Nothing can be added any more, but one can look it up, and find the replies to it.
  if (stage === 'closed') return <p><a href={view.href(receiptsPath)}>{words.receiptsClosed}</a></p>;
  if (stage !== 'open') return null;
  return (
    <Section id="send" title={words.title}>
      {consultation.ways.includes('web') ? (
        <>
          <p>{words.openLead(formatDate(closesOn!, view.lang))}</p>
          <Buttons>
            <ButtonLink href={view.href(newOpinionPath(slug))}>{words.button}</ButtonLink>
            <ButtonLink href={view.href(newOpinionPath(slug, 'children'))} tone="secondary">
              {words.children}
            </ButtonLink>
          </Buttons>
        </>
      ) : (
        <p>{words.elsewhere}</p>
      )}
      <p>
        <a href={view.href(receiptsPath)}>{words.receipts}</a>
      </p>
    </Section>
  );
}

interface Line extends WayCount {
  label: string;
}

/** On the call's page for staff: how many came, by way, and the shield. */
export function CountsBlock({ view, slug, counts, shieldUntil }: { view: View; slug: string; counts: OpinionCounts; shieldUntil: Date | null }): VNode {
  const { counted: words, way } = text(view.lang).sending;
  const lines: Line[] = [...ways.map((one) => ({ label: way[one], ...counts.byWay[one] })), { label: words.total, ...counts.total }];
  const columns: Column<Line>[] = [
    { key: 'way', label: words.way, rowHeader: true, cell: ({ label }) => label },
    ...(['people', 'submissions', 'opinions'] as const).map((key) => ({ key, label: words[key], align: 'end' as const, cell: (line: Line) => line[key].toLocaleString('en') })),
  ];
  return (
    <Section id="counts" title={words.title}>
      <DataTable view={view} caption={words.caption} columns={columns} rows={lines} empty="" />
      <p>{words.totalNote}</p>
      <h3>{words.apart}</h3>
      <DefinitionList items={(['withdrawn', 'aside', 'late', 'copies'] as const).map((key) => ({ term: words[key], description: counts[key].toLocaleString('en') }))} />
      {shieldUntil ? <Notice tone="warning" title={words.shieldOn(formatInstant(view.lang, shieldUntil))} /> : null}
      <p>
        <a href={view.href(shieldPath(slug))}>{words.shield}</a>
      </p>
    </Section>
  );
}
