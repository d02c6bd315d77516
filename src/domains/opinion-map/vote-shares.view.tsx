/** Votes of some people on a statement: a bar for a glance, and the same in words and numbers. */
import type { VNode } from 'preact';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { formatPercent } from './figure.ts';
import type { Count } from './maths/reckoning.ts';
import { type Statement, statementIn } from './statement.ts';
import { fewText, hasShare, rangeOf, votesOf } from './tally.ts';
import { text } from './text.ts';
import type { Choice } from './vote.ts';

/**
 * Agreement from the left, dark; disagreement from the right, white with an edge; what is between are passes. Told in words beside it.
 * A page has hundreds of them, so the style sheet says all that is the same in each.
 */
function VoteBar({ count }: { count: Count }): VNode {
  const n = votesOf(count);
  const [agree, disagree] = [Math.round((count.agree / n) * 100), Math.round((count.disagree / n) * 100)];
  return (
    <svg class="hk-votes" aria-hidden="true">
      <rect width={`${agree}%`} />
      {disagree === 0 ? null : <rect x={`${100 - disagree}%`} width={`${disagree}%`} />}
    </svg>
  );
}

/** All three shares; with `choice` that one alone, and its range. Few answers: numbers of people. */
export function VoteShares({ view: { lang }, count, choice }: { view: View; count: Count; choice?: Choice }): VNode {
  const words = text(lang).result;
  const n = votesOf(count);
  if (!hasShare(count)) return <>{fewText(count, lang)}</>;
  const each = (one: Choice): string => `${words.choices[one]}\u00a0${formatPercent(count[one] / n)}`;
  return (
    <>
      <VoteBar count={count} />
      {choice === undefined ? (
        `${each('agree')} ${each('disagree')}`
      ) : (
        // In a narrow column the range stands on a line of its own, whole.
        <>
          <b>{each(choice)}</b>
          <wbr />
          <b>{words.range(...rangeOf(count, choice))}</b>
        </>
      )}{' '}
      <small>{words.votesOf(formatCount(n))}</small>
    </>
  );
}

/** The share of passes, without a bar: bars show agreement and disagreement. */
export function PassShare({ view: { lang }, count }: { view: View; count: Count }): VNode {
  const words = text(lang).result;
  return (
    <>
      <b>{formatPercent(count.pass / votesOf(count))}</b>
      <wbr />
      <b>{words.range(...rangeOf(count, 'pass'))}</b> <small>{words.votesOf(formatCount(votesOf(count)))}</small>
    </>
  );
}

/** The text in the reader's language where it is there, a word where it is translated, and its number, by which the picture names it. */
export function StatementText({ view: { lang }, statement, numbered = true }: { view: View; statement: Statement; numbered?: boolean }): VNode {
  const { text: said, lang: of, translated } = statementIn(statement, lang);
  const words = text(lang).result;
  return (
    <>
      {numbered ? <small>{words.numbered(statement.number)} </small> : null}
      <span lang={of === lang ? undefined : of}>{said}</span>
      {translated ? <small> ［{words.translated}］</small> : null}
    </>
  );
}

/** As it stands within a sentence. */
export function quoted(statement: Statement, lang: View['lang']): string {
  return text(lang).result.quote(statement.number, statementIn(statement, lang).text.replace(/[。.]$/u, ''));
}
