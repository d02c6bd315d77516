/** How people may come to an opinion map: the ways that every city knows, and those that it names itself. */
import { isLongerThan } from '#domains/civic';
import type { Channel } from './conversation.ts';
import { en } from './text.en.ts';
import { ja } from './text.ja.ts';

export const channelsMax = 12;
const labelMax = 30;

/** In the order in which forms offer them. */
export const knownChannels: Channel[] = Object.keys(ja.work.draft.channel).map((key) => ({ key, label: { ja: ja.work.draft.channel[key]!, en: en.work.draft.channel[key] ?? key } }));

export type ChannelFault = 'channels' | 'channelLong';

/**
 * Those that are ticked, then those that are written: one a line, the English name after a bar. A name that was there before keeps
 * its key, so that addresses that were printed still count.
 */
export function readChannels(ticked: readonly string[], written: string, before: readonly Channel[]): { channels: Channel[]; faults: ChannelFault[] } {
  const named = knownChannels.filter(({ key }) => ticked.includes(key));
  const lines = [...new Map(written.split('\n').map((line) => line.split(/[|｜]/).map((part) => part.trim())).filter(([name]) => name !== '' && name !== undefined).map((parts) => [parts[0]!, parts])).values()];
  const kept = new Map(own(before).map(({ key, label }) => [label.ja, key]));
  const taken = new Set(own(before).map(({ key }) => key));
  const others = lines.map(([name = '', english]): Channel => ({ key: kept.get(name) ?? nextKey(taken), label: { ja: name, en: english || name } }));
  const channels = [...named, ...others];
  const faults: ChannelFault[] = [];
  if (channels.length > channelsMax) faults.push('channels');
  if (others.some(({ label }) => isLongerThan(label.ja, labelMax) || isLongerThan(label.en, labelMax))) faults.push('channelLong');
  return { channels, faults };
}

/** As the form writes them. */
export function writtenChannels(channels: readonly Channel[]): string {
  return own(channels).map(({ label }) => (label.en === label.ja ? label.ja : `${label.ja} | ${label.en}`)).join('\n');
}

function own(channels: readonly Channel[]): Channel[] {
  return channels.filter(({ key }) => !knownChannels.some((known) => known.key === key));
}

function nextKey(taken: Set<string>): string {
  let number = 1;
  while (taken.has(`way${number}`)) number += 1;
  taken.add(`way${number}`);
  return `way${number}`;
}
