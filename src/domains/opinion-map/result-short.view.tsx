/** The result in one sentence, for the page of the conversation and for pages of the plan. */
import type { VNode } from 'preact';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { resultPath } from './address.ts';
import type { ResultShort } from './result-short.ts';
import { text } from './text.ts';

export function ResultInShort({ view, slug, short }: { view: View; slug: string; short: ResultShort }): VNode {
  return (
    <p>
      {shortSentence(short, view.lang)} <a href={view.href(resultPath(slug))}>{text(view.lang).result.short.link}</a>
    </p>
  );
}

/** `128人が参加、どのグループにも共通する意見が3件、グループは2つ。` */
export function shortSentence({ people, groups, alike }: ResultShort, lang: View['lang']): string {
  const words = text(lang).result.short;
  const said = groups > 0 ? [words.common(formatCount(alike)), words.groups(formatCount(groups))] : [words.majority(formatCount(alike)), words.noGroups];
  return `${[words.people(formatCount(people)), ...said].join(words.and)}${words.end}`;
}
