import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Tag } from '#ui';
import { type Decimal, formatDecimal } from './decimal.ts';
import type { Actual } from './indicator.ts';
import { type Judgement, thresholds, type Verdict } from './judgement.ts';
import { text } from './text.ts';

type Tone = NonNullable<Parameters<typeof Tag>[0]['tone']>;
const tones: Record<Verdict, Tone> = { reached: 'green', nearly: 'blue', short: 'orange', 'not-yet': 'neutral', 'not-judged': 'neutral' };

/** The verdict with the share it rests on, or what is missing. */
export function JudgementView({ view, judgement }: { view: Pick<View, 'lang'>; judgement: Judgement }): VNode {
  const words = text(view.lang);
  return (
    <>
      <Tag tone={tones[judgement.verdict]}>{words.verdict[judgement.verdict]}</Tag>
      {judgement.rate === null ? null : ` ${words.rate(rateText(judgement.rate))}`}
      {judgement.missing.length === 0 ? null : <p>{words.missingSaid(judgement.missing.map((figure) => words.missing[figure]).join(words.and))}</p>}
    </>
  );
}

/** 625 → `62.5`. */
export function rateText(rate: number): string {
  return formatDecimal(String(rate / 10));
}

/** The figure with its unit and how it is known. */
export function ActualView({ view, actual, unit }: { view: Pick<View, 'lang'>; actual: Actual | null; unit: string }): VNode {
  const words = text(view.lang);
  if (actual === null) return <>{words.none}</>;
  return (
    <>
      <Quantity view={view} value={actual.value} unit={unit} />
      {actual.state === 'entered' ? null : view.lang === 'ja' ? `（${words.state[actual.state]}）` : ` (${words.state[actual.state]})`}
    </>
  );
}

export function Quantity({ view, value, unit }: { view: Pick<View, 'lang'>; value: Decimal | null; unit: string }): VNode {
  if (value === null) return <>{text(view.lang).none}</>;
  return (
    <>
      {formatDecimal(value)}
      {view.lang === 'ja' ? '' : ' '}
      <span lang="ja">{unit}</span>
    </>
  );
}

/** How indicators are judged, in words; every page with verdicts shows it. `untitled`: under a heading that says so. */
export function FormulaView({ view, untitled = false }: { view: Pick<View, 'lang'>; untitled?: boolean }): VNode {
  const words = text(view.lang);
  return (
    <>
      {untitled ? null : <h3>{words.formulaTitle}</h3>}
      <ul>
        <li>{words.formulaProRata}</li>
        <li>{words.formulaAtEnd}</li>
        <li>{words.formulaThresholds(thresholds.reached, thresholds.nearly)}</li>
      </ul>
    </>
  );
}

/** What the words beside measured figures mean. */
export function StatesView({ view }: { view: Pick<View, 'lang'> }): VNode {
  const words = text(view.lang);
  return (
    <p>
      {words.stateSaid.live} {words.stateSaid.frozen}
    </p>
  );
}

