/** How people may come to an opinion map: the ways that every city knows, and those that it names itself. */
import { isLongerThan } from '#domains/civic';
import type { Lang } from '#platform/http';
import type { Channel } from './conversation.ts';
import { en } from './text.en.ts';
import { ja } from './text.ja.ts';

export const channelsMax = 12;
const labelMax = 30;

/** In the order in which forms offer them. */
export const knownChannels: Channel[] = Object.keys(ja.work.draft.channel).map((key) => ({ key, label: { ja: ja.work.draft.channel[key]!, en: en.work.draft.channel[key] ?? key } }));

export type ChannelFault = 'channels' | 'channelLong';

/** Every one, with its English name after a bar: as changes of them are kept. */
export function listedChannels(channels: readonly Channel[]): string {
  return channels.map(lineOf).join('\n');
}

/** What `listedChannels` gave, as people read it. */
export function channelsText(listed: string, lang: Lang): string {
  return listed.split('\n').map((line) => line.split(' | ').at(lang === 'ja' ? 0 : -1)).join(lang === 'ja' ? '、' : ', ');
}

/**
 * Those that are ticked, then those that are written: one a line, the English name after a bar. A name that was there before keeps
 * its key, so that addresses that were printed still count. `after`: numbers up to it are not given to new names, because an address with one may
 * have been printed before its name was taken away.
 */
export function readChannels(ticked: readonly string[], written: string, before: readonly Channel[], after = 0): { channels: Channel[]; faults: ChannelFault[] } {
  const named = knownChannels.filter(({ key }) => ticked.includes(key));
  const lines = [...new Map(written.split('\n').map((line) => line.split(/[|｜]/).map((part) => part.trim())).filter(([name]) => name !== '' && name !== undefined).map((parts) => [parts[0]!, parts])).values()];
  const kept = new Map(own(before).map(({ key, label }) => [label.ja, key]));
  const taken = new Set(own(before).map(({ key }) => key));
  const others = lines.map(([name = '', english]): Channel => ({ key: kept.get(name) ?? nextKey(taken, after + 1), label: { ja: name, en: english || name } }));
  const channels = [...named, ...others];
  const faults: ChannelFault[] = [];
  if (channels.length > channelsMax) faults.push('channels');
  if (others.some(({ label }) => isLongerThan(label.ja, labelMax) || isLongerThan(label.en, labelMax))) faults.push('channelLong');
  return { channels, faults };
}

/** As the form writes them. */
export function writtenChannels(channels: readonly Channel[]): string {
  return own(channels).map(lineOf).join('\n');
}

function lineOf({ label }: Channel): string {
  return label.en === label.ja ? label.ja : `${label.ja} | ${label.en}`;
}

function own(channels: readonly Channel[]): Channel[] {
  return channels.filter(({ key }) => !knownChannels.some((known) => known.key === key));
}

function nextKey(taken: Set<string>, from: number): string {
  let number = from;
  while (taken.has(`way${number}`)) number += 1;
  taken.add(`way${number}`);
  return `way${number}`;
}
