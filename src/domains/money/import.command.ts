/** `hiraku money import`: the same as the page, from the command line. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { randomUUID } from 'node:crypto';
import { SourceError } from '#domains/book';
import { recordAct } from '#domains/record';
import { inTransaction } from '#platform/database';
import type { Command } from '#platform/domain';
import { countsOf } from './import.ts';
import { applyPreview, lockImports, previewAmounts } from './import.store.ts';
import { thousandYen } from './sheet.ts';

export const importCommand: Command = {
  name: 'money import',
  summary: 'Bring in a table of budgets, amendments and settlements',
  usage: 'money import FILE [--preview]',
  examples: ['npx hiraku money import settlement-2025.csv --preview', 'npx hiraku money import settlement-2025.xlsx'],
  notes: ['Heads: 事業番号 (number) or 事業名 (name), 年度 (fiscal_year), 区分 (stage), 計 (total_thousand_yen); 補正号数 (round) and five funds where there are any. Amounts in thousand yen.', 'Ends with 1 where a row was left out; the other rows are in.'],
  options: { preview: { type: 'boolean', about: 'only look' } },
  positionals: [1, 1],
  async run({ db, files, clock, print, tell }, { preview: isPreview }, [path]) {
    const bytes = new Uint8Array(await readFile(path!));
    const name = basename(path!);
    try {
      return await inTransaction(db, async (tx) => {
        await lockImports(tx);
        const preview = await previewAmounts(tx, bytes, name);
        if ('fault' in preview) {
          tell(preview.fault.en);
          return 1;
        }
        for (const { line, source, sentence } of preview.refusals) tell(`line ${line}: ${sentence.en} (${source})`);
        for (const { after, before, kind, programme } of preview.changes) if (kind !== 'unchanged') print([kind, programme.number, after.fiscalYear, after.stage, after.round || '', before === null ? '' : thousandYen(before.totalYen), thousandYen(after.totalYen)].join('\t'));
        const { added, changed, unchanged, refused } = countsOf(preview);
        tell(`${added} added, ${changed} changed, ${unchanged} unchanged, ${refused} left out${isPreview ? ' (preview: nothing was written)' : ''}`);
        if (!isPreview) {
          await files.put(bytes);
          const at = clock.now();
          const id = await applyPreview(tx, preview, { name, bytes, actingAs: 'command' }, at);
          await recordAct(tx, { requestId: randomUUID(), at, personId: null, actingAs: 'command', act: 'money-import.made', subject: `money-import ${id}`, why: null, commitment: null });
        }
        return refused > 0 ? 1 : 0;
      });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      tell(error.sentence.en);
      return 1;
    }
  },
};
