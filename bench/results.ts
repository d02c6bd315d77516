/** The figures as a document: goals first, met or not, then everything behind them. */
import { callGoals, callsText, type Calls } from './calls.ts';
import type { Cell, PageFigures } from './contest.ts';
import { figure, type Goal, table } from './document.ts';
import type { ImportReport } from './import.ts';
import type { Machine } from './machine.ts';
import { mapGoals, type Maps, mapsText } from './maps.ts';
import type { PagesReport } from './pages.ts';
import type { RecordReport } from './record.ts';
import type { SavingReport } from './saving.ts';
import type { SearchReport, Spread } from './search.ts';

export interface Results extends Calls, Maps {
  machine: Machine;
  imported?: ImportReport;
  pages?: PagesReport;
  saving?: SavingReport;
  record?: RecordReport;
  search?: SearchReport;
}

const ratio = (one: Cell, other: Cell | null) => (other && other.perSecond > 0 ? one.perSecond / other.perSecond : null);
/** Pages that can have been made before, so that the limit and the alternative have their like. */
const comparable = (report: PagesReport) => report.pages.filter((page) => page.limit !== null);

function pageGoals(report: PagesReport): Goal[] {
  const pages = comparable(report);
  const worst = (values: (number | null)[]) => Math.min(...values.filter((value) => value !== null));
  const limit = worst(pages.map((page) => ratio(page.program, page.limit)));
  const times = report.alternative ? worst(pages.map((page) => ratio(page.program, page.alternative))) : null;
  const p99 = Math.max(...pages.map((page) => page.program.p99));
  const failed = report.pages.reduce((sum, page) => sum + page.program.failed, 0);
  const goals = [
    { what: 'Pages per second, worst page, of the limit', goal: '≥ 0.5', got: limit.toFixed(2), met: limit >= 0.5 },
    { what: 'Pages per second, worst page, of WordPress', goal: '≥ 20 ×', got: times === null ? 'not measured here' : `${times.toFixed(0)} ×`, met: times !== null && times >= 20 },
    { what: 'p99 at 32 connections, worst page', goal: '< 30 ms', got: `${p99} ms`, met: p99 < 30 },
    { what: 'Answers that failed', goal: '0', got: String(failed), met: failed === 0 },
    { what: 'Second start until the first page answers', goal: '< 3 s', got: `${(report.startMs.second / 1000).toFixed(1)} s`, met: report.startMs.second < 3000 },
  ];
  const memory = report.residentMb;
  return memory ? [...goals, { what: 'Resident memory of the program, at most', goal: '< 300 MB', got: `${memory.most} MB`, met: memory.most < 300 }] : goals;
}

function savingGoals({ staff, burst, paced, saves, failed, lost, reads, contested }: SavingReport): Goal[] {
  const faults = failed + reads.failed + contested.other;
  const latency = (how: string, { p99 }: { p99: number }): Goal => ({ what: `${staff} staff save ${how} while the public reads: p99 of a save`, goal: '< 300 ms', got: `${p99} ms`, met: p99 < 300 });
  return [
    latency('in the same instant', burst),
    latency('every two seconds each', paced),
    latency('without pause, each as soon as answered', saves),
    { what: 'Public reads meanwhile', goal: '≥ 500 /s', got: `${reads.perSecond} /s`, met: reads.perSecond >= 495 },
    { what: 'Updates lost', goal: '0', got: String(lost + contested.lost), met: lost + contested.lost === 0 },
    { what: 'Saves and reads that failed', goal: '0', got: String(faults), met: faults === 0 },
  ];
}

function savingText({ staff, rounds, burst, paced, saves, processorMs, reads, contested, residentMb }: SavingReport): string {
  const row = (what: string, { p50, p99, max }: SavingReport['burst'], perSecond: string) => [what, String(p50), String(p99), String(max), perSecond];
  return `## Saving

${table(['', 'p50 ms', 'p99 ms', 'max ms', 'per second'], [row('all press *save* in the same instant', burst, '–'), row('each saves every two seconds', paced, figure(paced.perSecond)), row('each saves again as soon as answered', saves, figure(saves.perSecond)), ['public reads during all of these', String(reads.p50), String(reads.p99), '–', figure(reads.perSecond)]])}

${staff} people, each with a session of their own and the form open, save on a plan of 2,000 programmes: three times each at a steady
pace, then all together, then ${rounds} times without pause, while anonymous readers ask at a steady pace. Without pause nothing but the
processors sets the pace, so p99 there is ${staff} divided by the saves per second; the client takes its share of the same processors. Every save
is one transaction with its audit record; with the reads meanwhile it took ${processorMs} ms of processor time in the program and its database.
Then all of them save at once on 20 reports that others have just saved: ${contested.accepted} went in, ${contested.shown} were shown the difference and lost
nothing.${residentMb === null ? '' : ` Resident memory of the program at most ${residentMb} MB.`}
`;
}

function recordText(report: RecordReport): string {
  const rows = [
    ['acts of the audit record written', report.acts, report.actsPerSecond],
    ['public acts written, each with its document and its event', report.publicActs, report.publicActsPerSecond],
    ['leaves of the audit log entered', report.leaves, report.leavesPerSecond],
    ['leaves of the public log entered', report.publicActs, report.publicLeavesPerSecond],
    ['leaves verified, with rows, tiles and signed heads', report.leaves + report.publicActs, report.verifiedPerSecond],
  ] as const;
  return `## Record

${table(['', 'number', 'per second'], rows.map(([what, count, perSecond]) => [what, figure(count), figure(perSecond)]))}

Twelve writers put acts on record, each in a transaction of its own; then one job enters all that waits, in batches of 5,000 with a
signed head each.
`;
}

function goalsOf({ pages, imported, search, saving, record, likeness, result, opinion, voting, maths, neighbour }: Results): Goal[] {
  const goals = pages ? pageGoals(pages) : [];
  if (imported) {
    const took = imported.previewMs + imported.importMs;
    goals.push({ what: '2,000 programmes × 5 years, preview and import, two commands', goal: '< 5 s', got: `${(took / 1000).toFixed(1)} s`, met: took < 5000 });
  }
  if (saving) goals.push(...savingGoals(saving));
  if (record) goals.push({ what: 'Leaves of the transparency log entered', goal: '≥ 2,000 /s', got: `${figure(record.publicLeavesPerSecond)} /s`, met: record.publicLeavesPerSecond >= 2_000 && record.faults === 0 });
  if (search) {
    const worst = Math.max(...Object.entries(search.settled).filter(([spread]) => spread !== 'all').map(([, spread]) => spread.p95));
    goals.push({ what: 'Search among 100,000 documents, p95 of the slowest kind of question', goal: '< 30 ms', got: `${worst} ms`, met: worst < 30 });
    goals.push({ what: 'Questions that found all they should', goal: '100 %', got: `${(100 * search.recall).toFixed(0)} %`, met: search.recall === 1 });
  }
  goals.push(...callGoals({ likeness, opinion, result }), ...mapGoals({ maths, neighbour, voting }));
  return goals;
}

function pagesText(report: PagesReport): string {
  const cell = (value: Cell | null) => (value ? [figure(value.perSecond), `${value.p50} / ${value.p99}`] : ['–', '–']);
  const rows = report.pages.map((page: PageFigures) => {
    const [limit, times] = [ratio(page.program, page.limit), ratio(page.program, page.alternative)];
    return [page.page, ...cell(page.program), ...cell(page.limit), ...cell(page.alternative), limit?.toFixed(2) ?? '–', times ? `${times.toFixed(0)} ×` : '–',
      [page.program, page.limit, page.alternative].map((cell) => (cell ? figure(cell.processorUs) : '–')).join(' / '),
      [page.program, page.alternative].map((cell) => (cell ? figure(cell.bytes) : '–')).join(' / ')];
  });
  return `## Pages

${table(['page', 'Hiraku /s', 'p50 / p99 ms', 'limit /s', 'p50 / p99 ms', 'WordPress /s', 'p50 / p99 ms', 'of the limit', 'of WordPress', 'processor µs: Hiraku / limit / WP', 'bytes: Hiraku / WP'], rows)}

32 connections that ask again as soon as they are answered, from a process of its own on the same machine; ${report.rounds} rounds of ${report.seconds} s for each
page and server, in turns that change places; per second: the median of the rounds; p50 and p99: over all answers. Processor time
is that of one answer in all processes that make it, databases included. Bytes: of one answer on the wire, head included,
compressed as a browser asks for it. *limit* is a bare server of the same HTTP library that
gives the same bytes from memory. *WordPress* shows the same plan (a page for each measure, a post for each programme, tables in
them) on nginx, PHP-FPM with opcache and MariaDB as Debian packages them, theme Twenty Twenty-One, without page cache or object
cache, for Debian packages none; with a page cache its anonymous pages would be files that nginx serves.${report.alternative ? '' : '\n**WordPress is not installed on this machine; see bench/alternative.sh.**'}
*search, never asked before* asks a new question each time, so that every answer is made anew; with 32 in line each waits for
the others, and the goal for p99 does not count it. Limits by address were off.
First start, with import of the sample: ${(report.startMs.first / 1000).toFixed(1)} s; second start: ${(report.startMs.second / 1000).toFixed(1)} s.${report.residentMb ? ` Resident memory of the program after all this: ${report.residentMb.now} MB, at most ${report.residentMb.most} MB.` : ''}
`;
}

function importText(report: ImportReport): string {
  return `## Import

${table(['', 'ms'], [['preview (nothing stored)', figure(report.previewMs)], ['import, with preview and search index', figure(report.importMs)], ['the same file again', figure(report.againMs)], ['a command that does nothing', figure(report.idleMs)]])}

A CSV of ${figure(report.programmes)} programmes, ${report.years} years, ${figure(report.kilobytes)} kB; whole commands, from the start of the program and of its database to their end.
`;
}

function searchText(report: SearchReport): string {
  const rows = Object.keys(report.settled).map((spread) => {
    const cells = ({ p50, p95, max }: Spread) => [p50, p95, max].map(String);
    return [spread, figure(report.settled[spread]!.questions), ...cells(report.settled[spread]!), ...cells(report.freshly[spread]!)];
  });
  return `## Search

${table(['words', 'questions', 'p50 ms', 'p95 ms', 'max ms', 'fresh p50', 'fresh p95', 'fresh max'], rows)}

${figure(report.documents)} documents, filled in ${(report.fillMs / 1000).toFixed(0)} s; index ${report.indexMb} MB, all ${report.allMb} MB. *common* words stand in nearly every or every third document, *usual*
ones in every twentieth to third, *rare* ones in some dozens, *none* in none; *two words* joins a common and a usual one,
*phrase* is a usual word within longer text. *fresh*: right after filling, before the database tidied up. One question after the
other, up to twenty hits with marked snippets each; recall against reading every text: ${(100 * report.recall).toFixed(0)} %.
`;
}

export function resultsText(results: Results): string {
  const { machine } = results;
  const goals = goalsOf(results).map(({ what, goal, got, met }) => [what, goal, got, met ? 'met' : '**not met**']);
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`).join(', ');
  const others = results.pages?.others ?? null;
  const busy = others !== null && others > 0.1 ? ` **Others used ${(100 * others).toFixed(0)} % of the processors meanwhile: times are too long and ratios uncertain.**` : '';
  return [
    `# Measured\n\n${machine.measuredAt} UTC · ${machine.cores} × ${machine.processor} · ${machine.memoryGb} GB · ${machine.system} · load before: ${machine.loadBefore}.${busy}\n`,
    `${versions}. Made by \`npm run bench\`.\n`,
    `${table(['', 'goal', 'measured', ''], goals)}\n`,
    ...(results.pages ? [pagesText(results.pages)] : []),
    ...(results.imported ? [importText(results.imported)] : []),
    ...(results.saving ? [savingText(results.saving)] : []),
    ...(results.record ? [recordText(results.record)] : []),
    ...(results.search ? [searchText(results.search)] : []),
    ...callsText(results),
    ...mapsText(results),
  ].join('\n');
}
