/** `hiraku opinion-map recount`: computes a published opinion map again from its votes, on anyone's machine. */
import { readFile, stat } from 'node:fs/promises';
import type { Command, CommandContext } from '#platform/domain';
import { type PublishedData } from './published-data.ts';
import { readData } from './data-file.ts';
import { type Difference, differencesOf, recount } from './recount.ts';
import { recountLines } from './recount-line.ts';

/** More is no text that a program could hold. */
const bytesMost = 400_000_000;

/** Differences that are printed; of more than these only how many. */
const printedMost = 20;

export const recountCommand: Command = {
  name: 'opinion-map recount',
  summary: 'Compute a published opinion map again from its votes, and compare it with the figures that were published',
  usage: 'opinion-map recount FILE [--report FILE] [--json]',
  examples: ['npx hiraku opinion-map recount opinion-map-2026-1.json', 'npx hiraku opinion-map recount opinion-map-2026-1.json --report report.json'],
  notes: [
    'FILE is the published data, from /opinion-maps/…/report/votes?format=json of the city’s site.',
    'Prints the figures, then "same" (exit code 0) or "different" with what differs (exit code 1). A damaged file: exit code 1, and where it is damaged.',
  ],
  options: {
    report: { type: 'string', about: 'compare with the figures of this file, from /opinion-maps/…/report?format=json, instead of those in FILE' },
    json: { type: 'boolean', about: 'as JSON: { same, differences, figures }' },
  },
  positionals: [1, 1],
  opensNothing: true,
  run: async (context, { report, json }, [file = '']) => {
    for (const one of typeof report === 'string' ? [file, report] : [file]) if ((await stat(one)).size > bytesMost) return refuse(context, one, ['It has more than 400 MB; the largest report of a city has a tenth of that.'], 'Take it from the report’s page of the city’s site.');
    const read = readData(await readFile(file, 'utf8'));
    if (read.data === null) return refuse(context, file, read.faults, 'Take the file anew from the report’s page, and do not edit it.');
    const published = typeof report === 'string' ? figuresOf(await readFile(report, 'utf8')) : read.data.figures;
    if (published === null) return refuse(context, String(report), ['It holds no "figures" of a report.'], 'Take it from /opinion-maps/…/report?format=json of the city’s site.');
    const figures = recount(read.data);
    const differences = compared(published, figures);
    if (differences === null) return refuse(context, typeof report === 'string' ? report : file, ['Its figures are nested more deeply than those of any report.'], 'Take it from the report’s page of the city’s site.');
    if (json) context.print(JSON.stringify({ same: differences.length === 0, differences, figures }, null, 2));
    else printAll(context, read.data, recountLines(read.data, figures), differences);
    return differences.length === 0 ? 0 : 1;
  },
};

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
  for (const line of lines) print(line);
  if (differences.length === 0) {
    print('same');
    tell(`The ${data.votes.length} published votes give every published figure, to the last digit.`);
    return;
  }
  print('different');
  for (const { place, published, recounted } of differences.slice(0, printedMost)) print(`  ${place}: published ${shown(published)}, from the votes ${shown(recounted)}`);
  if (differences.length > printedMost) print(`  … and ${differences.length - printedMost} more.`);
  tell('The published figures are not what these votes give: one of the two was changed after publication, or they belong to different reports. The SHA-256 of the published data stands on the report’s page.');
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
