import type { VNode } from 'preact';
import { moderationPath } from '#domains/opinion';
import type { View } from '#platform/http';
import { Card, CardList, Notice, Section, Unseen } from '#ui';
import { resultPath, resultReplyPath } from './address.ts';
import { OutcomeTag, Written } from './reply.view.tsx';
import type { Outcome } from './result.ts';
import { text } from './text.ts';

interface Answered {
  number: number;
  heading: string;
  outcome: Outcome;
  reply: string;
  units: number;
  text: string;
}

export type ReceiptStanding = { state: 'waiting' | 'cancelled' | 'withdrawn' | 'aside' | 'remark' } | { state: 'answered'; answered: Answered[] };

export function ReceiptBlockView({ view, slug, standing }: { view: View; slug: string; standing: ReceiptStanding }): VNode {
  const words = text(view.lang).chain.receipt;
  return (
    <Section id="replies" title={words.title}>
      {standing.state === 'answered' ? (
        <AnsweredList view={view} slug={slug} answered={standing.answered} />
      ) : standing.state === 'waiting' ? (
        <Notice tone="info" title={words.waiting}>
          <p>{words.waitingBody}</p>
        </Notice>
      ) : (
        <p>
          {words[standing.state]} {standing.state === 'aside' ? <a href={view.href(moderationPath(slug))}>{words.asideLink}</a> : null}
        </p>
      )}
    </Section>
  );
}

/** A reply once, with those of the sender's opinions that it answers. */
function AnsweredList({ view, slug, answered }: { view: View; slug: string; answered: Answered[] }): VNode {
  const words = text(view.lang).chain.receipt;
  const replies = [...Map.groupBy(answered, ({ number }) => number).values()];
  return (
    <>
      <p>{words.lead(replies.length)}</p>
      <CardList rows>
        {replies.map((parts) => {
          const [reply] = parts as [Answered];
          return (
            <Card key={reply.number} title={<span lang="ja">{reply.heading}</span>} meta={<OutcomeTag view={view} outcome={reply.outcome} />}>
              {parts.map((part, index) => (
                <blockquote key={index} lang="ja">
                  <Unseen>{words.opinion}</Unseen>
                  <Written>{part.text}</Written>
                </blockquote>
              ))}
              <div lang="ja">
                <Written>{reply.reply}</Written>
              </div>
              {reply.units > parts.length ? <p>{words.together(reply.units)}</p> : null}
              <p>
                <a href={view.href(resultReplyPath(slug, reply.number))}>
                  {words.open}
                  <Unseen>（{reply.heading}）</Unseen>
                </a>
              </p>
            </Card>
          );
        })}
      </CardList>
      <p>
        <a href={view.href(resultPath(slug))}>{words.result}</a>
      </p>
    </>
  );
}
