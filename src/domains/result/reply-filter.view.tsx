import type { VNode } from 'preact';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { Filters, Select, TextField } from '#ui';
import { resultPath } from './address.ts';
import type { ResultChoice } from './result-list.ts';
import { text } from './text.ts';

export interface ReplyFiltersProps {
  view: View;
  slug: string;
  choice: ResultChoice;
  choices: { items: { item: string; units: number }[]; outcomes: { key: string; ja: string; en: string; replies: number; units: number }[]; changed: number };
}

export function ReplyFilters({ view, slug, choice, choices: { items, outcomes, changed } }: ReplyFiltersProps): VNode {
  const words = text(view.lang).result;
  const all = { value: '', label: words.replies.all };
  const units = (count: number): string => `（${formatCount(count)}${words.figures.unit}）`;
  return (
    <Filters view={view} action={view.href(resultPath(slug))} label={words.replies.filters} reset={view.href(resultPath(slug))}>
      <Select name="outcome" label={words.replies.outcome} value={choice.outcome ?? ''} options={[all, ...outcomes.map((one) => ({ value: one.key, label: one[view.lang] + units(one.units) }))]} />
      <Select name="item" label={words.replies.item} value={choice.item ?? ''} options={[all, ...items.map(({ item, units: count }) => ({ value: item, label: item + units(count), lang: 'ja' as const }))]} />
      {changed === 0 ? null : <Select name="changed" label={words.replies.changed} value={choice.changed ?? ''} options={[all, { value: 'yes', label: words.replies.onlyChanged }]} />}
      <TextField name="words" label={words.replies.words} hint={words.replies.wordsHint} type="search" value={choice.words} />
    </Filters>
  );
}
