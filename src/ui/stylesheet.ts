/**
 * The files that every page needs, under names that hold the hash of their bytes, so that browsers keep them for good.
 * A strict Content-Security-Policy allows no inline style; a city's own colours are therefore a file too.
 */
import { createHash } from 'node:crypto';
import type { Site } from '#platform/http';
import { bookCss } from './css/book.ts';
import { chainCss } from './css/chain.ts';
import { documentCss } from './css/document.ts';
import { elementCss } from './css/element.ts';
import { chartCss } from './css/chart.ts';
import { formCss } from './css/form.ts';
import { gridCss } from './css/grid.ts';
import { pageCss } from './css/page.ts';
import { partCss } from './css/part.ts';
import { pieceCss } from './css/piece.ts';
import { printCss } from './css/print.ts';
import { recordCss } from './css/record.ts';
import { resultCss } from './css/result.ts';
import { rubyCss } from './css/ruby.ts';
import { saidCss } from './css/said.ts';
import { replyCss } from './css/reply.ts';
import { slipCss } from './css/slip.ts';
import { tableCss } from './css/table.ts';
import { tokenCss } from './css/token.ts';
import { votesCss } from './css/votes.ts';

export interface Asset {
  path: string;
  mediaType: string;
  body: string;
}

function asset(name: string, ending: string, mediaType: string, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { path: `/assets/${name}-${hash}.${ending}`, mediaType, body };
}

const cssType = 'text/css; charset=utf-8';

/** The whole style sheet; print comes last, because it undoes. */
export function css(): string {
  return [tokenCss, elementCss, pageCss, pieceCss, formCss, tableCss, gridCss, bookCss, chartCss, recordCss, resultCss, chainCss, rubyCss, saidCss, replyCss, documentCss, votesCss, partCss, slipCss, printCss].join('\n').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s*\n\s*/g, '\n').trim();
}

export const stylesheet: Asset = asset('hiraku', 'css', cssType, css());

/** Turns the paper of a page that asks for it. */
export const landscapeSheet: Asset = asset('landscape', 'css', cssType, '@page{size:A4 landscape;margin:10mm 12mm}');

export const icon: Asset = asset(
  'icon',
  'svg',
  'image/svg+xml',
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="#0017c1" d="M19 9.5 5 5v25l14 5Z"/><path fill="#4979f5" d="M21 9.5 35 5v25l-14 5Z"/></svg>',
);

/** The program's own colour (`css/token.ts`); its shades are there too. */
const ownPrimary = '#0017c1';
const citySheets = new WeakMap<Site, Asset | null>();

/**
 * The city's colours as a style sheet, or null where the city keeps the program's own.
 * A name is that of a token of `css/token.ts` without `--hk-`, a value is #rrggbb. From `primary` follow its darker
 * shade for pressed things and its pale one for grounds, unless the city names them.
 */
export function citySheet(site: Site): Asset | null {
  const known = citySheets.get(site);
  if (known !== undefined) return known;
  const { primary, ...others } = site.colours;
  const changed: Record<string, string> = primary === undefined || primary.toLowerCase() === ownPrimary ? {} : { primary };
  const shades: Record<string, string> = changed.primary === undefined ? {} : { 'primary-strong': mixed(changed.primary, '#000000', 0.3), 'primary-soft': mixed(changed.primary, '#ffffff', 0.91), link: mixed(changed.primary, '#000000', 0.3) };
  const lines = Object.entries({ ...shades, ...changed, ...others }).map(([name, value]) => {
    const bare = name.replace(/^--(hk-)?/, '');
    if (!/^[a-z][a-z0-9-]*$/.test(bare) || !/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`A city's colour must be a name and #rrggbb, not ${name}: ${value}.`);
    return `--hk-${bare}:${value}`;
  });
  const sheet = lines.length === 0 ? null : asset('city', 'css', cssType, `:root{${lines.join(';')}}`);
  citySheets.set(site, sheet);
  return sheet;
}

/** A share (0 to 1) of another colour in a colour, both #rrggbb. */
function mixed(colour: string, other: string, share: number): string {
  const channel = (from: string, at: number) => Number.parseInt(from.slice(at, at + 2), 16);
  return `#${[1, 3, 5].map((at) => Math.round(channel(colour, at) * (1 - share) + channel(other, at) * share).toString(16).padStart(2, '0')).join('')}`;
}

/** All files to serve for a site. */
export function assets(site: Site): Asset[] {
  const city = citySheet(site);
  return city === null ? [stylesheet, landscapeSheet, icon] : [stylesheet, landscapeSheet, icon, city];
}
