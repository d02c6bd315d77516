/** Which of its formats a row answers in (RFC 9110 §12.5), and whether a person or a program is asking. Pure. */
import { Refusal, type Format, type Route } from './http.ts';

export const mediaTypes: Record<Format, string> = {
  html: 'text/html',
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A row may use the word `format` for a parameter of its own; then nothing is negotiated. */
export function namesFormatItself(row: Route): boolean {
  return Boolean(row.query?.shape['format']);
}

/** @throws Refusal 400 for an unknown `?format=`, 406 when the person accepts none of the row's formats. */
export function chooseFormat(row: Route, asked: string | null, accept: string | null): Format {
  const formats = row.formats ?? ['html'];
  const first = formats[0] ?? 'html';
  if (namesFormatItself(row) || formats.length === 0) return first;
  if (asked) {
    const named = formats.find((format) => format === asked);
    if (named) return named;
    throw new Refusal(400, 'unknown-format', { ja: 'この形式では用意していません。', en: 'This format is not available.' }, [
      { name: 'format', sentence: { ja: `${formats.join('、')} から選んでください。`, en: `Choose one of ${formats.join(', ')}.` } },
    ]);
  }
  accept = honest(accept);
  if (!accept) return first;
  let best = first;
  let bestWeight = 0;
  for (const format of formats) {
    const weight = weightOf(mediaTypes[format], accept);
    if (weight > bestWeight) [best, bestWeight] = [format, weight];
  }
  if (bestWeight > 0) return best;
  throw new Refusal(406, 'not-acceptable', {
    ja: `求められた形式では用意していません。用意している形式：${formats.join('、')}`,
    en: `The requested format is not available. Available: ${formats.join(', ')}.`,
  });
}

/** Browsers send some hundred characters; a longer header wants to cost time and counts as none. */
function honest(header: string | null): string | null {
  return header && header.length <= 1_000 ? header : null;
}

/** Weight that an Accept header gives a media type; the most exact range decides. */
export function weightOf(mediaType: string, accept: string): number {
  let exactness = -1;
  let weight = 0;
  for (const part of accept.split(',')) {
    const [range = '', ...options] = part.toLowerCase().split(';').map((word) => word.trim());
    const exact = range === mediaType ? 2 : range === `${mediaType.split('/')[0]}/*` ? 1 : range === '*/*' ? 0 : -1;
    if (exact <= exactness) continue;
    exactness = exact;
    weight = quality(options);
  }
  return weight;
}

function quality(options: string[]): number {
  const stated = options.find((option) => option.startsWith('q='));
  const value = stated ? Number(stated.slice(2)) : 1;
  return value >= 0 && value <= 1 ? value : 0;
}

export type Encoding = 'br' | 'gzip' | 'identity';

/** The densest encoding that the person takes. */
export function chooseEncoding(accept: string | null): Encoding {
  const header = honest(accept);
  if (!header) return 'identity';
  const known = encodings.get(header);
  if (known) return known;
  const taken = new Set(header.toLowerCase().split(',').map((part) => part.split(';').map((word) => word.trim())).filter(([, ...options]) => quality(options) > 0).map(([name]) => name));
  const chosen = taken.has('br') ? 'br' : taken.has('gzip') ? 'gzip' : 'identity';
  if (encodings.size < 500) encodings.set(header, chosen);
  return chosen;
}

// All browsers together send a handful.
const encodings = new Map<string, Encoding>();

/** True where a mistake is told as a page; false where it is told as a problem document (RFC 9457). */
export function wantsPage(path: string, accept: string | null, format: string | null): boolean {
  if (isForPrograms(path) || (format && format !== 'html')) return false;
  accept = honest(accept);
  if (!accept) return true;
  return weightOf('text/html', accept) >= Math.max(weightOf('application/json', accept), weightOf('application/problem+json', accept), 0.001);
}

/** Addresses that programs of other sites may read: CORS and CORP are open there. */
export function isForPrograms(path: string): boolean {
  return path.startsWith('/api/') || path.startsWith('/log/') || path.startsWith('/schemas/') || path === '/openapi.json';
}
