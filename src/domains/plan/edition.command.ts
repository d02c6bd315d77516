/** `hiraku plan export`, `plan editions`, `plan publish`, `plan layouts`. */
import { layouts, plainColumnUses, type Layout } from '#domains/book';
import { writeFile } from 'node:fs/promises';
import { inTransaction } from '#platform/database';
import type { Command, CommandContext } from '#platform/domain';
import type { Edition } from './edition.ts';
import { editionHead } from './edition-document.ts';
import { findEdition, findEditionInForce, listEditions } from './edition.store.ts';
import { type ExportFormat, exportEdition, exportFormats } from './export.ts';
import { recordPublication } from './import-act.store.ts';
import { listSources } from './import-record.store.ts';
import { loadBook } from './ledger.store.ts';
import { putInForce } from './publication.store.ts';

async function editionNamed({ db, tell }: CommandContext, slug: string | null): Promise<Edition | null> {
  const edition = slug === null ? await findEditionInForce(db) : await findEdition(db, slug, { drafts: true });
  if (!edition) tell(slug === null ? 'No edition is in force. Name one with --edition; see: npx hiraku plan editions' : `There is no edition "${slug}". See: npx hiraku plan editions`);
  return edition;
}

function isFormat(word: unknown): word is ExportFormat {
  return exportFormats.includes(word as ExportFormat);
}

export const exportCommand: Command = {
  name: 'plan export',
  summary: 'Write an edition as JSON, CSV, XLSX or Fiscal Data Package',
  usage: 'plan export [--edition SLUG] [--format json|csv|xlsx|fiscal-data-package] [--output FILE]',
  examples: ['npx hiraku plan export --format json', 'npx hiraku plan export --edition 2012-2014 --format xlsx --output plan.xlsx'],
  options: {
    edition: { type: 'string', about: 'slug of an edition; else the one in force' },
    format: { type: 'string', about: `${exportFormats.join(', ')}; json if not given` },
    output: { type: 'string', about: 'file to write; else stdout' },
  },
  positionals: [0, 0],
  run: async (context, { edition: slug, format = 'json', output }) => {
    if (!isFormat(format)) {
      context.tell(`"${format}" is not a format. Choose one of: ${exportFormats.join(', ')}`);
      return 2;
    }
    if (format === 'xlsx' && !output) {
      context.tell('A workbook is not text: name a file with --output.');
      return 2;
    }
    const edition = await editionNamed(context, typeof slug === 'string' ? slug : null);
    if (!edition) return 1;
    const file = await exportEdition({ edition, book: await loadBook(context.db, edition), sources: await listSources(context.db, edition.id) }, format);
    if (typeof output === 'string' && output !== '') {
      await writeFile(output, file.body);
      context.tell(`Wrote ${output}`);
    } else context.print(String(file.body).replace(/\r?\n$/, ''));
    return 0;
  },
};

export const editionsCommand: Command = {
  name: 'plan editions',
  summary: 'List the editions of the plan, drafts included',
  usage: 'plan editions [--json]',
  examples: ['npx hiraku plan editions'],
  options: { json: { type: 'boolean', about: 'as JSON' } },
  positionals: [0, 0],
  run: async ({ db, print, tell }, { json }) => {
    const editions = await listEditions(db, { drafts: true });
    if (json) print(JSON.stringify(editions.map(editionHead), null, 1));
    else if (editions.length === 0) tell('There is no edition yet. Bring one in with: npx hiraku plan import FILE');
    else for (const edition of editions) print([edition.slug, edition.status.padEnd(10), edition.plan.slug, edition.title].join('  '));
    return 0;
  },
};

export const publishCommand: Command = {
  name: 'plan publish',
  summary: 'Put an edition in force; the one before it becomes superseded',
  usage: 'plan publish EDITION',
  examples: ['npx hiraku plan publish 2013-2015'],
  options: {},
  positionals: [1, 1],
  run: async (context, _values, [slug]) => {
    const edition = await editionNamed(context, slug ?? '');
    if (!edition) return 1;
    await inTransaction(context.db, async (tx) => {
      await putInForce(tx, edition, context.clock);
      await recordPublication(tx, edition, context.clock.now());
    });
    await context.runPendingJobs();
    context.tell(`${edition.slug} (${edition.title}) is in force.`);
    return 0;
  },
};

/** Columns of a layout that people fill in themselves; null of one that only books have. */
function columnsOf(layout: Layout): ReturnType<typeof plainColumnUses> | null {
  return layout.kind === 'plain' ? plainColumnUses() : null;
}

function layoutLines(layout: Layout): string[] {
  const { name, title } = layout;
  const columns = (columnsOf(layout) ?? []).map(({ ja, en, also, needed }) => `  ${needed ? 'needed  ' : 'may have'}  ${ja} / ${en}${also.length === 0 ? '' : `  (or ${also.join(', ')})`}`);
  const notes = columns.length === 0 ? [] : ['  One cost column for each year; 2024 stands for any. Without a unit amounts are yen. Departments: 部/課, several parted by ;'];
  return [`${name.padEnd(12)} ${title.ja} / ${title.en}`, ...columns, ...notes];
}

export const layoutsCommand: Command = {
  name: 'plan layouts',
  summary: 'List the layouts of plan books that can be read, with the columns of a plain table',
  usage: 'plan layouts [--json]',
  examples: ['npx hiraku plan layouts'],
  options: { json: { type: 'boolean', about: 'as JSON' } },
  positionals: [0, 0],
  run: async ({ print }, { json }) => {
    if (json) print(JSON.stringify(layouts.map((layout) => ({ name: layout.name, title: layout.title, columns: columnsOf(layout) })), null, 1));
    else for (const line of layouts.flatMap(layoutLines)) print(line);
    return 0;
  },
};
