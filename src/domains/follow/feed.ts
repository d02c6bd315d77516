/** Atom feeds (RFC 4287): names that stay, so that no reader shows an entry twice. */
import { Feed } from 'feed';
import type { Lang, Site } from '#platform/http';
import { dayInTokyo } from '#platform/clock';
import type { Announcement } from './announcement.ts';

export interface FeedHead {
  title: string;
  /** Address of the feed, without language prefix: stands in its name. */
  path: string;
  /** Whole addresses of the feed itself and of the page beside it. */
  self: string;
  alternate: string;
}

export const feedEntriesMax = 50;

/** The year in a name is only a mark of time (RFC 4151): it must be one at which the city had its domain. */
const nameYear = '2026';

const markup: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** `feed` writes titles of entries as HTML. */
function asHtml(text: string): string {
  return text.replace(/[&<>]/g, (letter) => markup[letter]!);
}

/** @param href path without language prefix → the same in the reader's language */
export function atomFeed(site: Pick<Site, 'name' | 'origin'>, lang: Lang, { title, path, self, alternate }: FeedHead, announcements: Announcement[], href: (path: string) => string): string {
  const { hostname } = new URL(site.origin);
  const feed = new Feed({
    id: `tag:${hostname},${nameYear}:${path}:${lang}`,
    title: `${title} | ${site.name[lang]}`,
    language: lang,
    // Without entries it has never changed.
    updated: announcements[0]?.at ?? new Date(`${nameYear}-01-01T00:00:00Z`),
    link: alternate,
    feedLinks: { atom: self },
    author: { name: site.name[lang] },
    generator: 'Hiraku',
  });
  for (const { id, title: sentence, path: about, at } of announcements) {
    feed.addItem({ id: `tag:${hostname},${dayInTokyo(at)}:act:${id}`, title: asHtml(sentence[lang]), link: site.origin + href(about), date: at, published: at });
  }
  return feed.atom1();
}
