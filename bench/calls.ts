/** Calls for opinions: their goals, and the section with their figures. */
import { figure, type Goal, table } from './document.ts';
import type { LikenessReport } from './likeness.ts';
import type { OpinionReport } from './opinion.ts';
import type { ResultReport } from './result.ts';

export interface Calls {
  likeness?: LikenessReport;
  opinion?: OpinionReport;
  result?: ResultReport;
}

export function callGoals({ likeness, opinion, result }: Calls): Goal[] {
  return [...(result ? resultGoals(result) : []), ...(likeness ? likenessGoals(likeness) : []), ...(opinion ? opinionGoals(opinion) : [])];
}

/** One section; none where nothing of it was measured. */
export function callsText({ likeness, opinion, result }: Calls): string[] {
  const parts = [...(opinion ? [opinionText(opinion)] : []), ...(result ? [resultText(result)] : []), ...(likeness ? [likenessText(likeness)] : [])];
  return parts.length === 0 ? [] : ['## Calls for opinions\n', ...parts];
}

function resultGoals({ units, first, work, print }: ResultReport): Goal[] {
  const page = (what: string) => work.find((one) => one.what === what)!.p95;
  return [
    { what: `Result of ${figure(units)} opinions: first page, compressed`, goal: '< 100 kB', got: `${first.kilobytes} kB`, met: first.kilobytes < 100 },
    { what: `Result of ${figure(units)} opinions: first page made anew, p95`, goal: '< 60 ms', got: `${first.p95} ms`, met: first.p95 < 60 },
    { what: 'Opinions that the page to print lacks', goal: '0', got: String(print.units - print.shown), met: print.units === print.shown },
    ...['board', 'split queue'].map((what) => ({ what: `Work on ${figure(units)} opinions: ${what}, p95`, goal: '< 100 ms', got: `${page(what)} ms`, met: page(what) < 100 })),
  ];
}

function likenessGoals({ meaning, texts }: LikenessReport): Goal[] {
  return [
    { what: `What might be answered together, of ${figure(texts)} units`, goal: '< 5 s', got: `${(meaning.ms / 1000).toFixed(1)} s`, met: meaning.ms < 5_000 },
    { what: 'Memory that this takes, of a process of its own', goal: '< 500 MB', got: `${meaning.residentMb} MB`, met: meaning.residentMb < 500 },
  ];
}

function opinionGoals({ perSecond, acceptedPerSecond, failed, receipts, kept, found, reads }: OpinionReport): Goal[] {
  return [
    { what: 'Opinions sent in on a last evening, accepted', goal: `≥ ${perSecond} /s`, got: `${acceptedPerSecond} /s`, met: acceptedPerSecond >= perSecond * 0.99 },
    { what: 'Public reads meanwhile', goal: '≥ 500 /s', got: `${reads.perSecond} /s`, met: reads.perSecond >= 495 },
    { what: 'Receipts lost, counted twice or not found again', goal: '0', got: String(Math.abs(receipts - kept) + (receipts - found)), met: receipts === kept && found === receipts },
    { what: 'Sendings and reads that failed', goal: '0', got: String(failed + reads.failed), met: failed + reads.failed === 0 },
  ];
}

function opinionText({ perSecond, seconds, sending, sent, receipts, opinions, reads, processorMs, residentMb }: OpinionReport): string {
  const row = (what: string, times: (number | string)[]) => [what, ...times.map(String)];
  return `### Opinions that come in on a last evening

${table(['', 'p50 ms', 'p99 ms', 'max ms'], [row('sending, form to receipt', [sending.p50, sending.p99, sending.max]), row('public reads meanwhile', [reads.p50, reads.p99, '–'])])}

${perSecond} forms a second for ${seconds} s, at their pace whether those before are answered or not, each opened before over HTTP, three to a network; every
twentieth is pressed twice at once: ${figure(sent)} sendings, ${figure(receipts)} receipts, ${figure(opinions)} opinions. Half give name and address, a quarter want a letter.
Every receipt was then asked for. ${processorMs} ms of processor time for a sending in the program and its database, with the reads meanwhile.${residentMb === null ? '' : ` Resident memory of the program at most ${residentMb} MB.`}
`;
}

function likenessText({ texts, lettersEach, meaning, copies }: LikenessReport): string {
  const row = (what: string, { ms, residentMb, groups }: LikenessReport['meaning']) => [what, figure(ms), String(residentMb), figure(groups)];
  return `### Comparing texts

${table(['', 'ms', 'MB', 'groups'], [row('what might be answered together', meaning), row('copies and near copies', copies)])}

${figure(texts)} texts of about ${lettersEach} letters, compared in a process of its own from its start to its answer.
`;
}

function resultText({ submissions, units, replies, releaseMs, first, others, print, csv, json, paper, residentMb, work: pages }: ResultReport): string {
  const rows = [
    ['first page, made anew', String(first.p50), String(first.p95), String(first.max), `${first.kilobytes} kB`],
    [`other pages and conditions (${others.asked})`, String(others.p50), String(others.p95), String(others.max), '–'],
    ['all on one page, to print', String(print.ms), String(print.p95), '–', `${figure(print.kilobytes)} kB`],
    ['CSV', String(csv.ms), '–', '–', `${figure(csv.kilobytes)} kB`],
    ['JSON', String(json.ms), '–', '–', `${figure(json.kilobytes)} kB`],
  ];
  const work = pages.map(({ what, p50, p95, kilobytes }) => [what, String(p50), String(p95), `${kilobytes} kB`]);
  return `### Work before the release

${table(['', 'p50 ms', 'p95 ms', 'compressed'], work)}

Half of ${figure(submissions)} submissions wait to be divided, all ${figure(units)} units stand under ${figure(replies)} replies. Asked for by somebody of the planning section, with
permission and audit record, one page after the other.

### The result

${table(['', 'p50 ms', 'p95 ms', 'max ms', 'compressed'], rows)}

${figure(submissions)} submissions, ${figure(units)} opinions, ${figure(replies)} replies. Nothing is kept between the requests: before each the content changes. The release
with its record and search entries: ${(releaseMs / 1000).toFixed(1)} s, one transaction. The booklet (PDF/UA-1): ${figure(paper.pages)} pages, ${(paper.kilobytes / 1000).toFixed(1)} MB, ${(paper.ms / 1000).toFixed(0)} s in a process of its own. Of the ${figure(print.units)} opinions that can be told
apart, ${figure(print.shown)} stand on the page to print.${residentMb ? ` Resident memory of the program with the measuring: at most ${residentMb} MB.` : ''}
`;
}
