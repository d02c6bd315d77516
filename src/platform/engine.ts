/** What one server holds while it runs; made once, handed to the functions that read, write and send. */
import type { Access } from './access.ts';
import { addressBook, type AddressBook } from './address.ts';
import type { Surroundings } from './ask.ts';
import { pageCache, type PageCache } from './cache.ts';
import { pack, type Packed } from './compress.ts';
import type { Settings } from './config.ts';
import { contentVersions, type ContentReader, type ContentVersions } from './content.ts';
import { csrf, type Csrf } from './csrf.ts';
import type { Reply, Route, View } from './http.ts';
import type { Log } from './log.ts';
import { metrics, type GaugeSource, type Metrics } from './metrics.ts';
import type { Problem } from './problem.ts';
import { addressReader, rate, type Rate } from './rate.ts';
import { readingShelf } from './reading.ts';
import { rubyProcess, type ReadingList, type RubyProcess } from './ruby-process.ts';
import { sharedKey } from './secret.ts';
import { shield, type Shield } from './shield.ts';
import { turns, type Turns } from './turns.ts';

export type ServerSettings = Pick<Settings, 'origin' | 'cacheMegabytes' | 'readsPerMinute' | 'writesPerMinute' | 'trustedProxies' | 'metricsToken' | 'drainSeconds' | 'poolMax'>;

export interface ServerParts extends Surroundings {
  routes: Route[];
  log: Log;
  errorPage(view: View, problem: Problem): Reply | Promise<Reply>;
  access: Access;
  settings: ServerSettings;
  /** Files of the program itself; their path holds their hash, so that browsers keep them for good. */
  assets?: { path: string; mediaType: string; body: string | Uint8Array }[];
  /** Who writes readings into pages; a process of its own where none is given. */
  ruby?: RubyProcess;
  /** Numbers for /metrics beside those of requests: pool, queues, dead jobs. */
  gauges?: GaugeSource[];
}

export interface Engine extends Surroundings {
  parts: ServerParts;
  log: Log;
  book: AddressBook;
  shield: Shield;
  content: ContentReader;
  cache: PageCache;
  /** Pages being made at once: fewer than connections, so that slow pages never keep kept pages from being checked. */
  rendering: Turns;
  ruby: RubyProcess;
  /** The readings that the city and its staff know, for versions of content. */
  readings(versions: ContentVersions): Promise<ReadingList>;
  csrf: Csrf;
  /** Key under which networks are counted. */
  networkKey(): Promise<Buffer>;
  rate: Rate;
  metrics: Metrics;
  assets: Map<string, Packed>;
  /** Address that limits count: the socket's, or the person's behind the city's own proxies. */
  addressOf(peer: string, forwardedFor: string | null): string;
  /** True once a stop has begun. */
  draining: boolean;
}

/** @throws Error when two rows claim one address or a proxy's address is none. */
export function openEngine(parts: ServerParts): Engine {
  const { settings, site, db, files, clock, safe, outside, log } = parts;
  checkRows(parts.routes);
  const shielded = shield(settings.origin);
  const cache = pageCache(settings.cacheMegabytes * 1_000_000);
  const ownGauges: GaugeSource[] = [
    { name: 'page_cache_bytes', help: 'Bytes of finished replies in memory', read: () => cache.bytes },
    { name: 'page_cache_replies', help: 'Finished replies in memory', read: () => cache.size },
  ];
  const asset = ({ path, mediaType, body }: NonNullable<ServerParts['assets']>[number]): [string, Packed] => {
    const headers = { ...shielded.site, 'content-type': mediaType, 'cache-control': 'public, max-age=31536000, immutable' };
    return [path, pack(200, headers, new Uint8Array(Buffer.from(body as Uint8Array)), 11)];
  };
  return {
    parts,
    site,
    db,
    files,
    clock,
    safe,
    outside,
    log,
    book: addressBook(parts.routes),
    shield: shielded,
    content: contentVersions(db),
    cache,
    rendering: turns(Math.max(1, Math.floor((settings.poolMax * 2) / 3))),
    ruby: parts.ruby ?? rubyProcess((problem) => log.warn({ problem }, 'a page has no readings')),
    readings: readingShelf(db, site.readings ?? []),
    csrf: csrf(db, settings.origin),
    networkKey: sharedKey(db, 'peer'),
    rate: rate({ read: settings.readsPerMinute, write: settings.writesPerMinute }),
    metrics: metrics([...ownGauges, ...(parts.gauges ?? [])]),
    assets: new Map((parts.assets ?? []).map(asset)),
    addressOf: addressReader(settings.trustedProxies),
    draining: false,
  };
}

/** @throws Error for a row whose declarations contradict each other. */
function checkRows(routes: Route[]): void {
  for (const { method, path, who, reads, act, secret } of routes) {
    if (who !== 'anyone' && reads) throw new Error(`${method} ${path}: a page that is kept is everybody's, so it cannot be for some`);
    if (secret && (who !== 'anyone' || act)) throw new Error(`${method} ${path}: of what is secret no act is kept, so the row can be for no others than everybody`);
    if ((method === 'POST' || who !== 'anyone') && !act && !secret) throw new Error(`${method} ${path}: what writes, or shows what is not public, names its act`);
  }
}
