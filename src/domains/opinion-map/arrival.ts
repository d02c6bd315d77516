/** How people came to an opinion map: a link or poster that the city gave, the page itself, another site. */
import type { Sentence } from '#platform/http';
import type { Channel } from './conversation.ts';
import { sentence } from './text.ts';

export interface Arrival {
  /** Key of a channel of the conversation, `page` or `embed`. */
  key: string;
  label: Sentence;
  /** People whose votes count. */
  people: number;
}

/** Channels in the order in which the city names them, then the site itself and other sites; a key that is named no more keeps its people. */
export function arrivalsOf(counted: ReadonlyMap<string, number>, channels: readonly Channel[]): Arrival[] {
  const named: Channel[] = [...channels, { key: 'page', label: sentence((words) => words.caution.byPage) }, { key: 'embed', label: sentence((words) => words.caution.byEmbed) }];
  const known = new Set(named.map(({ key }) => key));
  const others = [...counted].filter(([key]) => !known.has(key)).reduce((sum, [, people]) => sum + people, 0);
  return [...named.map(({ key, label }) => ({ key, label, people: counted.get(key) ?? 0 })), ...(others > 0 ? [{ key: 'other', label: sentence((words) => words.caution.byOther), people: others }] : [])];
}
