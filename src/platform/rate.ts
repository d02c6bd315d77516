/** A bucket of tokens for each address: a burst is welcome, a flood waits. Bounded memory. */
import { BlockList, isIP } from 'node:net';
import { Refusal } from './http.ts';

export interface Rate {
  /** @throws Refusal 429 with Retry-After when the address has used up what it may ask for. */
  take(address: string, kind: 'read' | 'write'): void;
}

interface Bucket {
  tokens: number;
  at: number;
}

const addressesMax = 20_000;

/** Asks per minute of one address; 0 means no limit. `now` in milliseconds. */
export function rate(perMinute: { read: number; write: number }, now: () => number = () => Date.now()): Rate {
  const buckets = { read: new Map<string, Bucket>(), write: new Map<string, Bucket>() };
  return {
    take(address, kind) {
      const most = perMinute[kind];
      if (most === 0) return;
      const key = networkOf(address);
      const known = buckets[kind];
      const at = now();
      const before = known.get(key);
      const tokens = before ? Math.min(most, before.tokens + ((at - before.at) * most) / 60_000) : most;
      if (tokens < 1) throw tooMany(Math.ceil(((1 - tokens) * 60) / most));
      if (before) {
        before.tokens = tokens - 1;
        before.at = at;
        return;
      }
      if (known.size >= addressesMax) known.delete(known.keys().next().value!);
      known.set(key, { tokens: tokens - 1, at });
    },
  };
}

function tooMany(seconds: number): Refusal {
  const sentence = { ja: `短い間に多くの要求がありました。${seconds}秒ほどおいてからお試しください。`, en: `Too many requests in a short time. Please try again in ${seconds} seconds.` };
  return new Refusal(429, 'too-many-requests', sentence, [], { 'retry-after': String(seconds) });
}

/** What counts as one asker: one household or company usually holds a whole /64 of IPv6. */
export function networkOf(address: string): string {
  const mapped = address.startsWith('::ffff:') ? address.slice(7) : address;
  if (!mapped.includes(':')) return mapped;
  const [head = '', tail = ''] = mapped.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const groups = mapped.includes('::') ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right] : left;
  return groups.slice(0, 4).join(':');
}

/** Whether an address is this machine's or one of the city's own proxies (addresses or networks such as 10.0.0.0/8). */
export function ownAddresses(trustedProxies: string[]): (address: string) => boolean {
  const isTrusted = trustedOf(trustedProxies);
  return (address) => isLoopback(address) || isTrusted(address.startsWith('::ffff:') ? address.slice(7) : address);
}

export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

/**
 * True where this very machine asks (or a test, in-process). A proxy on it speaks for others: what it forwards is not local. Nor is
 * what a browser here asks for a page of another site, whose name was made to lead to this machine (DNS rebinding).
 */
export function isLocal(request: Request, peer: string | null): boolean {
  const forwarded = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].some((name) => request.headers.has(name));
  return !forwarded && (peer === null || isLoopback(peer)) && isLocalName(request.headers.get('host'));
}

function isLocalName(host: string | null): boolean {
  return host === null || /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host);
}

function trustedOf(trustedProxies: string[]): (address: string) => boolean {
  const trusted = new BlockList();
  for (const proxy of trustedProxies) {
    const [network = '', bits] = proxy.split('/');
    const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(network) === 0) throw new Error(`"${proxy}" is not an address of a proxy.`);
    if (bits) trusted.addSubnet(network, Number(bits), family);
    else trusted.addAddress(network, family);
  }
  return (address) => isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Tells the person's address behind the city's own proxies. */
export function addressReader(trustedProxies: string[]): (peer: string, forwardedFor: string | null) => string {
  const isTrusted = trustedOf(trustedProxies);
  return (peer, forwardedFor) => {
    let address = peer.startsWith('::ffff:') ? peer.slice(7) : peer;
    if (!forwardedFor || trustedProxies.length === 0) return address;
    // From the nearest hop outwards: the first that is not ours is the person.
    for (const hop of forwardedFor.split(',').map((part) => part.trim()).reverse()) {
      if (!isTrusted(address) || isIP(hop) === 0) return address;
      address = hop;
    }
    return address;
  };
}
