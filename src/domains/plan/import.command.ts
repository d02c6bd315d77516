/** `hiraku plan import`: a published plan book into the ledger, or a look at what that would do. */
import { SourceError, sourceBytesMax, sourceFaults, type Finding } from '#domains/book';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command, CommandContext } from '#platform/domain';
import { Refusal } from '#platform/http';
import type { LedgerChange } from './change.ts';
import { type FileOutcome, importFile, previewFile } from './import-file.store.ts';
import { sentence } from './text.ts';
import type { PlanKind } from './tables.ts';

type Values = Record<string, string | boolean | undefined>;

const signs: Record<LedgerChange['kind'], string> = { added: '+', changed: '~', renamed: '~', moved: '>', unchanged: ' ', kept: '=', removed: '-' };

function changeLines(change: LedgerChange): string[] {
  if (change.kind === 'unchanged') return [];
  const place = change.place ? `  (line ${change.place.line})` : '';
  const fields = change.fields.map(({ field, before, after }) => `    ${field}: ${before ?? '—'} → ${after ?? '—'}`);
  return [`${signs[change.kind]} ${change.kind.padEnd(8)} ${change.measure}  ${change.programme}  ${change.name}${place}`, ...fields];
}

function findingLines(finding: Finding): string[] {
  const { place } = finding;
  const where = place ? [place.sheet, place.page && `page ${place.page}`, `line ${place.line}`, `cell ${place.cell}`].filter(Boolean).join(' ') : 'the whole file';
  return [`${finding.severity}  ${where}  ${finding.listing ?? ''}  [${finding.code}]`, `    ${finding.ja}`, `    ${finding.en}`];
}

function successionLines({ succession }: FileOutcome): string[] {
  if (!succession) return [];
  const { edition, steps } = succession;
  const of = (kind: string): number => steps.filter((step) => step.kind === kind).length;
  return [
    `Beside edition ${edition}: ${of('added')} added, ${of('ended')} ended, ${of('renamed')} renamed, ${of('moved')} moved, ${of('changed')} changed, ${of('unchanged')} as before`,
    ...steps.filter(({ kind }) => kind === 'ended' || kind === 'renamed' || kind === 'moved').map(({ kind, measure, name }) => `    ${kind}  ${measure}  ${name}`),
  ];
}

function summaryOf({ counts, lines, findings }: FileOutcome): string[] {
  const of = (severity: Finding['severity']): number => findings.filter((finding) => finding.severity === severity).length;
  return [
    `Rows: ${counts.added} added, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.kept} kept that the file lacks, ${counts.removed} removed`,
    `Lines of the file: ${lines.used} used, ${lines.header} headers, ${lines.reported} reported`,
    `To look at: ${of('error')} rows that cannot go in, ${of('warning')} warnings, ${of('note')} notes`,
  ];
}

const endings: Record<FileOutcome['result'], string> = {
  applied: 'Imported.',
  unchanged: 'The ledger already says all of this; nothing was changed.',
  previewed: 'This was a preview; nothing was stored.',
  refused: 'Not one row of the file could go in; nothing was stored.',
};

function report(context: CommandContext, outcome: FileOutcome, json: boolean): void {
  if (json) {
    context.print(JSON.stringify(outcome, null, 1));
    return;
  }
  const { edition } = outcome;
  if (edition) context.print(`Edition ${edition.slug}  ${edition.title}  ${edition.status}${edition.isNew ? ', new' : ''}`);
  for (const line of outcome.changes.flatMap(changeLines)) context.print(line);
  for (const line of outcome.findings.flatMap(findingLines)) context.print(line);
  for (const line of [...successionLines(outcome), ...summaryOf(outcome)]) context.print(line);
}

/** Reads no more than the limit into memory, whatever the file holds. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > sourceBytesMax) throw new SourceError('file-too-large', sourceFaults.fileTooLarge(size));
  return readFile(path);
}

function text(value: string | boolean | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A name that pages and the site's lists show, in one line. Throws Refusal where it is in several. */
function lineOf(value: string | boolean | undefined): string | null {
  const line = text(value);
  if (line !== null && /[\p{Cc}\u2028\u2029]/u.test(line)) throw new Refusal(400, 'title-in-lines', sentence((words) => words.titleInLines()));
  return line;
}

function kindOf(value: string | boolean | undefined): { planKind?: PlanKind } {
  const kind = text(value);
  if (kind === null) return {};
  if (kind !== 'implementation' && kind !== 'reform') throw new Refusal(400, 'plan-kind-unknown', sentence((words) => words.planKindUnknown(kind)));
  return { planKind: kind };
}

async function run(context: CommandContext, values: Values, path: string): Promise<0 | 1> {
  const file = { bytes: await bytesOf(path), name: basename(path), layout: text(values.layout) };
  const wish = { plan: text(values.plan), planName: lineOf(values['plan-name']), ...kindOf(values['plan-kind']), title: lineOf(values.title), inForce: !values.draft, removeMissing: Boolean(values['remove-missing']), departments: context.departments };
  context.tell(`Reading ${file.name} (${file.bytes.length} bytes) …`);
  const outcome = values['dry-run'] ? await previewFile(context.db, file, wish) : await importFile(context, file, wish);
  if (outcome.result === 'applied') {
    context.tell('Bringing the search index up to date …');
    await context.runPendingJobs();
  }
  report(context, outcome, Boolean(values.json));
  context.tell(endings[outcome.result]);
  return outcome.result === 'refused' ? 1 : 0;
}

function sentencesOf(error: unknown, path: string): string[] | null {
  if (error instanceof SourceError) return [error.ja, error.en];
  if (error instanceof Refusal) return [error.sentence.ja, error.sentence.en];
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return [`ファイル ${path} がありません。`, `There is no file ${path}.`];
  if (code === 'EACCES' || code === 'EISDIR') return [`${path} を読み取れません。`, `${path} cannot be read.`];
  return null;
}

export const importCommand: Command = {
  name: 'plan import',
  summary: 'Bring a published plan book (text, CSV, XLSX, PDF) into the ledger',
  usage: 'plan import FILE [--dry-run] [--layout NAME] [--plan SLUG] [--plan-kind KIND] [--title TITLE] [--draft] [--remove-missing] [--json]',
  examples: ['npx hiraku plan import plan.csv --dry-run', 'npx hiraku plan import chapter-6.txt --title "第3次実施計画"', 'npx hiraku plan import plan.xlsx --remove-missing --json'],
  options: {
    'dry-run': { type: 'boolean', about: 'show what would happen, row by row, and store nothing' },
    layout: { type: 'string', about: 'name of a layout (see: plan layouts); else the file decides' },
    plan: { type: 'string', about: 'slug of the plan; else the only one there is' },
    'plan-kind': { type: 'string', about: 'kind of the plan: implementation (unless said) or reform (行財政改革大綱)' },
    'plan-name': { type: 'string', about: 'name of a plan that is new' },
    title: { type: 'string', about: 'title of the edition' },
    draft: { type: 'boolean', about: 'keep a new edition as a draft (see: plan publish)' },
    'remove-missing': { type: 'boolean', about: 'take out rows that the ledger has in the chapters of the file and the file has not' },
    json: { type: 'boolean', about: 'print one JSON object' },
  },
  notes: ['Exit code 0 also where some rows of the file were refused: they are listed with their reasons. 1 where not one could go in.'],
  positionals: [1, 1],
  run: async (context, values, positionals) => {
    const path = positionals[0] ?? '';
    try {
      return await run(context, values, path);
    } catch (error) {
      const sentences = sentencesOf(error, path);
      if (!sentences) throw error;
      if (values.json) context.print(JSON.stringify({ result: 'refused', ja: sentences[0], en: sentences[1] }));
      for (const sentence of sentences) context.tell(sentence);
      return 1;
    }
  },
};
