/** One request as fast-check makes it, sent to the town, and what may be said of every reply. */
import fc, { type Arbitrary } from 'fast-check';
import type { Route } from '#platform/http';
import { csrfField } from '#platform/csrf';
import type { Signed } from '#cast';
import { fill, formsOf, inJapanese } from './fuzz-form.ts';
import { mayCall, rowName, type Asker, type Known } from './fuzz-known.ts';
import { fieldsOf, files, hostileSegments, isFile, type Value } from './fuzz-value.ts';

/** Only numbers and texts, so that it shrinks and can be written down. */
export interface Sending {
  asker: number;
  outsider: boolean;
  english: boolean;
  accept: string;
  /** Which known record, or segments for the parameters. */
  place: number | string[];
  way: 'page' | 'urlencoded' | 'multipart' | 'json' | 'text';
  /** How many of `fields` replace what the page's own form holds. */
  changed: number;
  fields: Record<string, Value>;
  unknown: boolean;
  picks: number[];
  csrf: 'own' | 'wrong' | 'none';
}

const words = ['P0001', 'P0002', '協1-1', '2012-2014', '2013', '2014-1', '2013-2', '1', '2', '総務部', '情報公開の推進', 'planning', 'member', 'yes', 'save', 'submit'];

export function sendingTo(row: Route): Arbitrary<Sending> {
  const usual = row.formats && !row.formats.includes('html') ? '*/*' : 'text/html';
  return fc.record({
    asker: fc.nat({ max: 20 }),
    outsider: fc.nat({ max: 11 }).map((n) => n === 0),
    english: fc.boolean(),
    accept: fc.constantFrom(...Array<string>(12).fill(usual), 'text/html', '*/*', 'application/json', 'text/csv', 'image/png'),
    place: fc.oneof({ weight: 5, arbitrary: fc.nat({ max: 20 }) }, { weight: 1, arbitrary: fc.array(fc.constantFrom(...hostileSegments), { minLength: 3, maxLength: 3 }) }),
    way: fc.constantFrom(...(['page', 'page', 'page', 'page', 'urlencoded', 'urlencoded', 'multipart', 'json', 'json', 'text'] as const)),
    changed: fc.constantFrom(0, 0, 0, 1, 1, 2, 20),
    fields: fc.record(fieldsOf(row.method === 'GET' ? row.query : row.form, words), { requiredKeys: [] }),
    unknown: fc.boolean(),
    picks: fc.array(fc.nat({ max: 30 }), { minLength: 3, maxLength: 8 }),
    csrf: fc.constantFrom(...Array<'own'>(14).fill('own'), 'wrong' as const, 'none' as const),
  }) as Arbitrary<Sending>;
}

export interface Sent {
  asker: Asker;
  /** For the report of a failure. */
  told: string;
  english: boolean;
  reply: Response;
  body: string;
  ms: number;
}

/** What a page's own form sends, opened anew; null where no page has it now. */
async function fromPage(known: Known, row: Route, sending: Sending): Promise<{ asker: Asker; who: Signed; path: string; fields: Record<string, Value> } | null> {
  const places = known.forms(row);
  const place = places[(sending.place as number) % places.length];
  if (!place) return null;
  const who = await known.as(place.asker);
  const page = await who.ask(place.page);
  const html = await page.text();
  const form = page.status === 200 ? formsOf(html).find(({ action }) => action === place.action) : undefined;
  if (!form) {
    known.drop(row, place);
    return null;
  }
  let nth = 0;
  return { asker: place.asker, who, path: place.action, fields: fill(form, (most) => sending.picks[(nth += 1) % sending.picks.length]! % most) };
}

function pathOf(known: Known, row: Route, place: Sending['place']): string {
  const paths = known.paths(row);
  if (typeof place === 'number') return paths[place % paths.length] ?? row.path;
  let nth = 0;
  return row.path.replace(/:\w+\*?/g, () => place[(nth += 1) % place.length]!);
}

const textOf = (value: Value): string => (typeof value === 'string' ? value : typeof value === 'number' ? (Object.is(value, -0) ? '-0' : String(value)) : JSON.stringify(value));
const listOf = (value: Value): Value[] => (Array.isArray(value) ? value : [value]);

function bodyOf(way: Sending['way'], fields: [string, Value][]): { body: BodyInit; type?: string } {
  if (way === 'json') return { body: JSON.stringify(Object.fromEntries(fields)), type: 'application/json' };
  if (way === 'text') return { body: JSON.stringify(fields), type: 'text/plain' };
  const isUpload = way === 'multipart' || fields.some(([, value]) => isFile(value));
  const body = isUpload ? new FormData() : new URLSearchParams();
  for (const [name, value] of fields) {
    for (const one of listOf(value)) {
      if (isFile(one) && body instanceof FormData) body.append(name, files[one.file]!);
      else body.append(name, textOf(one));
    }
  }
  return { body };
}

async function requestOf(known: Known, row: Route, sending: Sending): Promise<{ asker: Asker; who: Signed; path: string; init: RequestInit; told: string }> {
  const may = mayCall(row.who);
  const all = mayCall('anyone');
  const opened = row.method === 'POST' && sending.way === 'page' && typeof sending.place === 'number' ? await fromPage(known, row, sending) : null;
  const askers = sending.outsider ? all : may;
  const asker = opened?.asker ?? askers[sending.asker % askers.length]!;
  const who = opened?.who ?? (await known.as(asker));
  const prefix = sending.english ? '/en' : '';
  let path = opened?.path ?? pathOf(known, row, sending.place);
  const given = Object.entries(sending.fields).slice(0, opened || row.method === 'GET' ? sending.changed : 20);
  if (sending.unknown) given.push(['__proto__', 'x'], ['nobody-knows', 'x']);
  const headers = { accept: sending.accept };
  if (row.method === 'GET') {
    const query = new URLSearchParams(given.flatMap(([name, value]) => listOf(value).map((one) => [name, textOf(one)])));
    const own = typeof sending.place === 'number' && sending.changed < 2 ? known.addresses(row).find((address) => address.split('?')[0] === path) : undefined;
    path = own && given.length < 3 ? `${own}${own.includes('?') ? '&' : '?'}${query}` : `${path}?${query}`;
    return { asker, who, path: prefix + path, init: { headers }, told: `${asker} GET ${prefix}${path} accept ${sending.accept}` };
  }
  const fields = new Map<string, Value>([...Object.entries(opened?.fields ?? {}), ...given]);
  if (sending.csrf === 'none') fields.delete(csrfField);
  else fields.set(csrfField, sending.csrf === 'wrong' ? 'x.y' : who.csrf);
  const { body, type } = bodyOf(sending.way, [...fields]);
  return { asker, who, path: prefix + path, init: { method: 'POST', body, headers: { ...headers, ...(type && { 'content-type': type }) } }, told: `${asker} POST ${prefix}${path} as ${sending.way} ${fc.stringify([...fields])}`.slice(0, 3_000) };
}

export async function send(known: Known, row: Route, sending: Sending): Promise<Sent> {
  const { asker, who, path, init, told } = await requestOf(known, row, sending);
  const began = performance.now();
  const reply = await who.ask(path, init);
  const body = await reply.text();
  const ms = performance.now() - began;
  const location = reply.headers.get('location');
  if (location?.startsWith('/')) known.meet(inJapanese(location));
  const isSomebody = asker === 'nobody' && reply.headers.getSetCookie().some((line) => line.startsWith('hiraku-session='));
  if (reply.status === 401 || location?.includes('/sign-in') || isSomebody) known.forget(asker);
  if (reply.status === 200 && reply.headers.get('content-type')?.startsWith('text/html')) known.learn(asker, path, body);
  return { asker, told: `${rowName(row)}: ${told}`, english: sending.english, reply, body, ms };
}

const inside = /\n\s+at \S+.*:\d+:\d+|node_modules|\/src\/(?:domains|platform)\/|syntax error at|invalid input syntax|violates \w+ constraint|invalid byte sequence|Cannot read propert|is not a function|\b(?:select|insert into|update|delete from) [a-z_]+\.[a-z_]+/;

/** What is wrong with a reply; none for one that is right, whatever was asked. */
export function complaints({ english, reply, body, ms }: Pick<Sent, 'english' | 'reply' | 'body' | 'ms'>): string[] {
  const lang = english ? 'en' : 'ja';
  const type = reply.headers.get('content-type') ?? '';
  const found: string[] = [];
  if (reply.status >= 500) found.push(`answers ${reply.status}`);
  // What a hostile text can make endless, not what waits for a processor that others use.
  if (ms > 60_000) found.push(`takes ${Math.round(ms)} ms`);
  if (inside.test(body)) found.push(`tells of its inside: ${inside.exec(body)![0]}`);
  if (type.startsWith('text/html') && body.includes('<b data-fuzz')) found.push('writes markup as it was sent');
  const location = reply.headers.get('location');
  if (location !== null && !/^\/(?![/\\])/.test(location) && !/^http:\/\/(127\.0\.0\.1:\d+|town\.example)\//.test(location)) found.push(`leads away to ${location}`);
  if (reply.status < 400) return found;
  if (type.startsWith('application/problem+json')) {
    const problem = JSON.parse(body) as { status: number; title: string; detail: string };
    if (problem.status !== reply.status || !problem.title || !problem.detail) found.push('is no whole problem document');
    if (/[ぁ-ん]/.test(problem.title) === english) found.push(`says “${problem.title}” in ${lang}`);
  } else if (!type.startsWith('text/html')) found.push(`refuses as ${type}`);
  else if (!body.includes(`<html lang="${lang}"`)) found.push(`is no page in ${lang}`);
  return found;
}
