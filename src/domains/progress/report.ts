/** What a report says of a programme in a half-year, and when it may be saved and published. */
import { isLongerThan } from '#domains/civic';
import type { Fault, Sentence } from '#platform/http';
import { plainText } from '#platform/typed-text';
import { sentence } from './text.ts';

export const states = ['done', 'on-track', 'behind', 'stopped', 'not-begun'] as const;
export type State = (typeof states)[number];

export interface EvidenceLink {
  label: string;
  /** https alone. */
  url: string;
}

export interface Report {
  /** Null while nobody has chosen. */
  state: State | null;
  done: string;
  next: string;
  links: EvidenceLink[];
}

export const emptyReport: Report = { state: null, done: '', next: '', links: [] };

export const textMax = 2_000;
export const linksMax = 5;
const labelMax = 100;
const urlMax = 500;

/** As a form sends it. */
export interface ReportForm {
  state: string;
  done: string;
  next: string;
  link_label: string[];
  link_url: string[];
}

export function isState(word: string): word is State {
  return (states as readonly string[]).includes(word);
}

/** What was typed, tidied, and what is wrong with it: a draft may lack anything, but holds nothing unusable. */
export function readReport(form: ReportForm): { report: Report; faults: Fault[] } {
  const faults: Fault[] = [];
  const say = (field: string, said: Sentence) => faults.push({ field, sentence: said });
  if (form.state !== '' && !isState(form.state)) say('state', sentence((words) => words.fault.state));
  for (const field of ['done', 'next'] as const) if (isLongerThan(form[field], textMax)) say(field, sentence((words) => words.fault.tooLong(textMax)));
  const typed = Array.from({ length: Math.max(form.link_label.length, form.link_url.length) }, (_, index) => ({ label: (form.link_label[index] ?? '').trim(), url: (form.link_url[index] ?? '').trim() }));
  const links = typed.filter(({ label, url }) => label !== '' || url !== '');
  if (links.length > linksMax) say('link_url', sentence((words) => words.fault.tooManyLinks(linksMax)));
  for (const link of links) {
    const fault = faultOf(link);
    if (fault) say('link_url', fault);
  }
  return { report: { state: isState(form.state) ? form.state : null, done: plainText(form.done), next: plainText(form.next), links }, faults };
}

function faultOf({ label, url }: EvidenceLink): Sentence | null {
  if (label === '' || url === '') return sentence((words) => words.fault.halfLink(label || url));
  if (isLongerThan(label, labelMax) || url.length > urlMax) return sentence((words) => words.fault.longLink(labelMax, urlMax));
  return isHttps(url) ? null : sentence((words) => words.fault.notHttps(url));
}

/** An address of the web over https, with a host name and nobody's password in it. */
export function isHttps(text: string): boolean {
  if (!URL.canParse(text) || /[\s\p{Cc}]/u.test(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' && url.hostname.includes('.') && url.username === '' && url.password === '';
}

/** What a report lacks before the public may read it. */
export function lacking(report: Report): Fault[] {
  const faults: Fault[] = [];
  if (report.state === null) faults.push({ field: 'state', sentence: sentence((words) => words.fault.stateNeeded) });
  if (report.done === '') faults.push({ field: 'done', sentence: sentence((words) => words.fault.doneNeeded) });
  // What is finished or stopped has nothing next.
  if (report.next === '' && report.state !== 'done' && report.state !== 'stopped') faults.push({ field: 'next', sentence: sentence((words) => words.fault.nextNeeded) });
  return faults;
}

export function sameReport(one: Report, other: Report): boolean {
  return differingFields(one, other).length === 0;
}

export type ReportField = keyof Report;

/** The fields in which two texts of one report differ. */
export function differingFields(one: Report, other: Report): ReportField[] {
  return (['state', 'done', 'next', 'links'] as const).filter((field) => written(one, field) !== written(other, field));
}

/** The database gives the parts of a link in an order of its own. */
function written(report: Report, field: ReportField): string {
  return JSON.stringify(field === 'links' ? report.links.map(({ label, url }) => [label, url]) : report[field]);
}

/** How far a report has come: nobody wrote, a draft waits, the public reads it, a later draft waits to correct it. */
export const stages = ['unwritten', 'draft', 'published', 'correction'] as const;
export type Stage = (typeof stages)[number];

export function stageOf(draft: Report | null, published: Report | null): Stage {
  if (draft === null || sameReport(draft, published ?? emptyReport)) return published === null ? 'unwritten' : 'published';
  return published === null ? 'draft' : 'correction';
}
