/** Votes of some people on a statement: a bar for a glance, and the same in words and numbers. */
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { formatCount, formatPercent } from './figure.ts';
import type { Count } from './maths/reckoning.ts';
import { wilson } from './maths/share.ts';
import { type Statement, statementIn } from './statement.ts';
import { fewText, hasShare, votesOf } from './tally.ts';
import { text } from './text.ts';
import type { Choice } from './vote.ts';

/** Agreement from the left, dark; disagreement from the right, white with an edge; what is between are passes. Told in words beside it. */
export function VoteBar({ count }: { count: Count }): VNode {
  const n = votesOf(count);
  const width = (votes: number): string => `${Math.round((votes / n) * 1000) / 10}%`;
  const right = Math.round((1 - count.disagree / n) * 1000) / 10;
  return (
    <svg class="hk-votes" width="100%" height="12" aria-hidden="true" focusable="false">
      {count.agree > 0 ? <rect class="hk-votes__agree" width={width(count.agree)} height="12" /> : null}
      {count.disagree > 0 ? <rect class="hk-votes__disagree" x={`${right}%`} width={width(count.disagree)} height="12" /> : null}
    </svg>
  );
}

/** All three shares; with `choice` that one alone, and its range. Few answers: numbers of people. */
export function VoteShares({ view: { lang }, count, choice }: { view: View; count: Count; choice?: Choice }): VNode {
  const words = text(lang).result;
  const n = votesOf(count);
  if (!hasShare(count)) return <>{fewText(count, lang)}</>;
  const each = (one: Choice): string => formatPercent(count[one] / n);
  const { low, high } = wilson(count[choice ?? 'agree'], n);
  return (
    <>
      <VoteBar count={count} />
      {choice === undefined ? `${words.choices.agree} ${each('agree')} ${words.choices.disagree} ${each('disagree')} ` : <>{words.choices[choice]} <b>{words.ranged(each(choice), formatPercent(low), formatPercent(high))}</b> </>}
      <span class="hk-votes__n">{words.votesOf(formatCount(n))}</span>
    </>
  );
}

/** The text in the reader's language where it is there, and a word that it is translated. */
export function StatementText({ view: { lang }, statement }: { view: View; statement: Statement }): VNode {
  const { text: said, lang: of, translated } = statementIn(statement, lang);
  const words = text(lang).result;
  return (
    <>
      <span lang={of === lang ? undefined : of}>{said}</span>
      {translated ? <span class="hk-votes__note"> ［{words.translated}］</span> : null}
    </>
  );
}

/** As it stands within a sentence. */
export function quoted(statement: Statement, lang: View['lang']): string {
  return text(lang).result.quote(statementIn(statement, lang).text.replace(/。$/u, ''));
}
