/** `hiraku opinion-map recount`: computes a published opinion map again from its votes, on anyone's machine. */
import { readFile, stat } from 'node:fs/promises';
import type { Command, CommandContext } from '#platform/domain';
import { type PublishedData } from './published-data.ts';
import { readData } from './data-file.ts';
import { shownValue } from './file-fault.ts';
import { type Difference, differencesOf, recount } from './recount.ts';
import { recountLines, weightedLines, weightFacts } from './recount-line.ts';
import { terminalJson, terminalLine } from './terminal-line.ts';
import { readWeights } from './weight-table.ts';

/** More is no text that a program could hold. */
const bytesMost = 400_000_000;
/** Room for half a million people. */
const weightBytesMost = 20_000_000;

/** Differences that are printed; of more than these only how many. */
const printedMost = 20;

export const recountCommand: Command = {
  name: 'opinion-map recount',
  summary: 'Compute a published opinion map again from its votes, and compare it with the figures that were published',
  usage: 'opinion-map recount FILE [--report FILE | --weights FILE] [--json]',
  examples: ['npx hiraku opinion-map recount opinion-map-2026-1.json', 'npx hiraku opinion-map recount opinion-map-2026-1.json --report report.json', 'npx hiraku opinion-map recount opinion-map-2026-1.json --weights weights.csv'],
  notes: [
    'FILE is the published data, from /opinion-maps/…/report/votes?format=json of the city’s site.',
    'Prints the figures, then "same" (exit code 0) or "different" with what differs (exit code 1). A damaged file: exit code 1, and where it is damaged.',
    'With --weights: figures in which people weigh what that table says (a line "number,weight", then one for each person of FILE, in any unit). They are marked as weighted and compared with nothing: the city counts everybody once.',
  ],
  options: {
    report: { type: 'string', about: 'compare with the figures of this file, from /opinion-maps/…/report?format=json, instead of those in FILE' },
    weights: { type: 'string', about: 'weigh people as this table (CSV) says, and compare with nothing' },
    json: { type: 'boolean', about: 'as JSON: { same, differences, figures }, with --weights { weighted, weights, figures }' },
  },
  positionals: [1, 1],
  opensNothing: true,
  run: async (given, { report, weights, json }, [file = '']) => {
    const context = { print: given.print, tell: (line: string) => given.tell(terminalLine(line)) };
    if (typeof report === 'string' && typeof weights === 'string') return refuse(context, weights, ['Weighted figures are those of no report, so that there is nothing to compare.'], 'Leave out --report or --weights.');
    for (const one of [file, report, weights]) if (typeof one === 'string' && !(await isThere(one))) return refuse(context, one, ['There is no such file.'], 'Give the path of the file as it is called on your disk, or go into its folder first.');
    for (const one of [file, report, weights]) if (typeof one === 'string' && (await stat(one)).size > bytesMost) return refuse(context, one, ['It has more than 400 MB; the largest report of a city has a tenth of that.'], 'Take it from the report’s page of the city’s site.');
    if (typeof weights === 'string' && (await stat(weights)).size > weightBytesMost) return refuse(context, weights, ['It has more than 20 MB; that of half a million people has less.'], 'It is a table of two columns, number and weight.');
    const read = readData(await readFile(file, 'utf8'));
    if (read.data === null) return refuse(context, file, read.faults, 'Take the file anew from the report’s page, and do not edit it.');
    if (typeof weights === 'string') return weigh(context, read.data, { name: weights, text: await readFile(weights, 'utf8') }, json === true);
    const published = typeof report === 'string' ? figuresOf(await readFile(report, 'utf8')) : read.data.figures;
    if (published === null) return refuse(context, String(report), ['It holds no "figures" of a report.'], 'Take it from /opinion-maps/…/report?format=json of the city’s site.');
    const figures = recount(read.data);
    const differences = compared(published, figures);
    if (differences === null) return refuse(context, typeof report === 'string' ? report : file, ['Its figures are nested more deeply than those of any report.'], 'Take it from the report’s page of the city’s site.');
    if (json) context.print(terminalJson({ same: differences.length === 0, differences, figures }));
    else printAll(context, read.data, recountLines(read.data, figures), differences);
    return differences.length === 0 ? 0 : 1;
  },
};

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

/** The figures with these weights. */
function weigh(context: Pick<CommandContext, 'print' | 'tell'>, data: PublishedData, { name, text }: { name: string; text: string }, json: boolean): 0 | 1 {
  const { weights, faults } = readWeights(text, new Set(data.votes.map(([person]) => person)));
  if (weights === null) return refuse(context, name, faults, 'It is a table of two columns, number and weight, with a line for each person who votes in the published data.');
  const figures = recount(data, weights);
  if (json) context.print(terminalJson({ weighted: true, weights: weightFacts(weights), figures }));
  else for (const line of weightedLines(data, figures, weights)) context.print(terminalLine(line));
  context.tell('Weighted figures were compared with nothing. In their lines n is the effective number of people, (sum of weights)² ÷ sum of their squares.');
  return 0;
}

function refuse({ tell }: Pick<CommandContext, 'tell'>, file: string, faults: string[], advice: string): 1 {
  tell(`${file} cannot be counted:`);
  for (const fault of faults) tell(`  ${fault}`);
  tell(advice);
  return 1;
}

/** Null where the published figures lie so deep that nobody could have computed them. */
function compared(published: unknown, figures: unknown): Difference[] | null {
  try {
    return differencesOf(published, figures);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Null where the text is no JSON with figures. */
function figuresOf(text: string): unknown {
  try {
    const { figures } = JSON.parse(text.replace(/^\uFEFF/, '')) as { figures?: unknown };
    return typeof figures === 'object' ? (figures ?? null) : null;
  } catch {
    return null;
  }
}

function printAll({ print, tell }: Pick<CommandContext, 'print' | 'tell'>, data: PublishedData, lines: string[], differences: Difference[]): void {
  for (const line of lines) print(terminalLine(line));
  if (differences.length === 0) {
    print('same');
    tell(`The ${data.votes.length} published votes give every published figure, to the last digit.`);
    return;
  }
  print('different');
  for (const { place, published, recounted } of differences.slice(0, printedMost)) print(terminalLine(`  ${place}: published ${shownValue(published, 'nothing')}, from the votes ${shownValue(recounted, 'nothing')}`));
  if (differences.length > printedMost) print(`  … and ${differences.length - printedMost} more.`);
  tell('The published figures are not what these votes give: one of the two was changed after publication, or they belong to different reports. The SHA-256 of the published data stands on the report’s page.');
}
