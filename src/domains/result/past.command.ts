/** `hiraku consultation import`: the same as the page, from the command line. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { listProgrammeNames } from '#domains/plan';
import { recordAct } from '#domains/record';
import { inTransaction } from '#platform/database';
import type { Command } from '#platform/domain';
import { readPast, readPastForm } from './past.ts';
import { readTables } from './past-source.ts';
import { findKnownTable, importPast } from './past.store.ts';

const texts = { subject: 'subject of the call', year: 'fiscal year of the call, such as 2012', bureau: 'department in charge', section: 'section in charge', purpose: 'purpose', opens: 'first day, 2012-06-01', closes: 'last day', people: 'people who took part', submissions: 'submissions', programmes: 'numbers of programmes, P0001,P0002', 'source-url': 'address of the original page', contact: 'contact', table: 'which table of the file, from 1', columns: 'meaning of each column, such as item,opinion,reply,count,none' };

export const pastCommand: Command = {
  name: 'consultation import',
  summary: 'Bring in the published result of a past call for opinions from a table',
  usage: 'consultation import FILE --subject SUBJECT --year YEAR --bureau BUREAU [options]',
  examples: ['npx hiraku consultation import result.html --subject 緑の基本計画（素案） --year 2012 --bureau 都市整備部 --section 公園緑地課 --preview', 'npx hiraku consultation import result.csv --subject 緑の基本計画（素案） --year 2012 --bureau 都市整備部'],
  notes: ['CSV (UTF-8, Shift_JIS), XLSX or an HTML page with columns such as 項目, お寄せいただいた意見, 市の検討結果, 件数.', 'Ends with 1 where nothing was brought in: the table cannot be read or is here already, or a row is wrong and --strict is given.'],
  options: {
    ...Object.fromEntries(Object.entries(texts).map(([name, about]) => [name, { type: 'string' as const, about }])),
    preview: { type: 'boolean', about: 'only look' },
    strict: { type: 'boolean', about: 'bring nothing in where a row cannot be read' },
  },
  positionals: [1, 1],
  async run({ db, files, clock, print, tell }, values, [path]) {
    const said = (name: keyof typeof texts): string => String(values[name] ?? '');
    const bytes = new Uint8Array(await readFile(path!));
    const grids = await readTables(bytes, basename(path!));
    const reading = 'fault' in grids ? grids : readPast(grids, { table: said('table') === '' ? undefined : Number(said('table')) - 1, columns: said('columns') === '' ? undefined : said('columns').split(',') });
    if ('fault' in reading) {
      tell(reading.fault.en);
      return 1;
    }
    const { result } = reading;
    for (const { line, use, reply, notes, said: row } of result.rows) print([line, use, reply ?? '', notes.map(({ en }) => en).join(' '), row].join('\t'));
    for (const { en } of result.differences) tell(en);
    const refused = result.rows.filter(({ use }) => use === 'refused').length;
    tell(`${result.replies.length} replies, ${result.opinions} opinions, ${result.rows.length} rows, ${refused} that cannot be read`);
    if (result.replies.length === 0 || (values.strict === true && refused > 0)) return 1;
    const known = await findKnownTable(db, reading.mark);
    if (known !== null) {
      tell(`the same table is here already: ${known.subject} (${known.slug})`);
      return 1;
    }
    const form = { subject: said('subject'), year: said('year'), purpose: said('purpose'), bureau: said('bureau'), section: said('section'), opens_on: said('opens'), closes_on: said('closes'), people: said('people'), submissions: said('submissions'), programmes: said('programmes'), source_url: said('source-url'), contact: said('contact') };
    const { facts, faults } = readPastForm(form, new Set((await listProgrammeNames(db)).map(({ number }) => number)));
    if (faults.length > 0) {
      for (const { field, sentence } of faults) tell(`--${field.replace('_on', '').replace('_', '-')}: ${sentence.en}`);
      return 2;
    }
    if (values.preview === true) return 0;
    await files.put(bytes);
    const made = await inTransaction(db, async (tx) => {
      const at = clock.now();
      const imported = await importPast(tx, { facts, reading, fileName: basename(path!), bytes, actingAs: 'command' }, at);
      if (imported !== null) await recordAct(tx, { requestId: randomUUID(), at, personId: null, actingAs: 'command', act: 'past-result.imported', subject: `consultation ${imported.slug}`, why: null, commitment: null });
      return imported;
    });
    tell(made === null ? 'the same table is here already' : `brought in as ${made.slug}`);
    return made === null ? 1 : 0;
  },
};
