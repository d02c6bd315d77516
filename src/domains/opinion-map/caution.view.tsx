/** What a reader must know before reading the figures; and, where people begin, that votes are published. */
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Fold, Notice } from '#ui';
import { mapPath, methodPath } from './address.ts';
import type { Arrival } from './arrival.ts';
import { cautionLines, type CautionedSample } from './caution.ts';
import type { Conversation } from './conversation.ts';
import { text } from './text.ts';

interface CautionProps {
  view: View;
  sample: CautionedSample;
  arrivals: readonly Arrival[];
}

/** Stands above every figure: on the result page, the report and one's own place. */
export function CautionView(props: CautionProps): VNode {
  return (
    <Notice tone="info" title={text(props.view.lang).caution.title}>
      <CautionLines {...props} />
    </Notice>
  );
}

/** Behind a line that opens, where what concerns the reader alone comes first. */
export function FoldedCautionView(props: CautionProps): VNode {
  return (
    <Fold summary={text(props.view.lang).caution.title}>
      <CautionLines {...props} />
    </Fold>
  );
}

function CautionLines({ view, sample, arrivals }: CautionProps): VNode {
  const words = text(view.lang).caution;
  return (
    <>
      <ul>
        {cautionLines(sample, arrivals, view.lang).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <a href={view.href(methodPath)}>{words.method}</a>
      </p>
    </>
  );
}

/** Stands where people begin to vote: what will be published of what they say, and what never. */
export function PublishedVotesView({ view, conversation: { slug, shows } }: { view: View; conversation: Pick<Conversation, 'slug' | 'shows'> }): VNode {
  const { caution: words, conversation } = text(view.lang);
  return (
    <Notice tone="info" title={words.published}>
      <p>{words.votesPublished}</p>
      <p>{words.votesTold}</p>
      {shows === 'live' ? <p>{conversation.page.privacyItems.live}</p> : null}
      <p>
        <KeptLink view={view} slug={slug} />
      </p>
    </Notice>
  );
}

export function KeptLink({ view, slug }: { view: View; slug: string }): VNode {
  return <a href={view.href(`${mapPath(slug)}#privacy`)}>{text(view.lang).part.noEntrance.keptLink}</a>;
}
