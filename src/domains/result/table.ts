/** A result as a table, in the columns in which Japanese cities publish them: one row an opinion. */
import { dayInTokyo } from '#platform/clock';
import type { Lang } from '#platform/http';
import type { Column } from '#platform/table';
import { resultReplyPath } from './address.ts';
import type { Correction, Passage, ResultReply } from './result.ts';
import { text } from './text.ts';

export interface TableRow {
  reply: ResultReply;
  unit: { text: string; same: number } | null;
  corrections: readonly Correction[];
}

/** One row an opinion, in the draft's order; a reply without any keeps its row. */
export function tableRows(replies: readonly { reply: ResultReply; units: readonly { text: string; same: number }[] }[], corrections: readonly Correction[]): TableRow[] {
  const byReply = Map.groupBy(corrections.filter(({ replyNumber }) => replyNumber !== null), ({ replyNumber }) => replyNumber!);
  return replies.flatMap(({ reply, units }): TableRow[] => {
    const own = byReply.get(reply.number) ?? [];
    return units.length === 0 ? [{ reply, unit: null, corrections: own }] : units.map((unit) => ({ reply, unit, corrections: own }));
  });
}

export function tableColumns(origin: string, slug: string, lang: Lang): Column<TableRow>[] {
  const words = text(lang).result;
  const of = (label: string, value: Column<TableRow>['value'], width = 16): Column<TableRow> => ({ key: label, label, value, width });
  const { file } = words;
  const passage = ({ heading, before, after }: Passage): string => words.filePassage(heading, before, after);
  return [
    of(file.number, ({ reply }) => reply.number, 8),
    of(file.item, ({ reply }) => reply.item, 24),
    of(file.opinion, ({ unit }) => unit?.text ?? '', 60),
    of(file.reply, ({ reply }) => reply.text, 60),
    of(file.same, ({ unit }) => unit?.same ?? 0, 8),
    of(file.outcome, ({ reply }) => reply.outcome.label[lang]),
    of(file.heading, ({ reply }) => reply.heading, 30),
    of(file.department, ({ reply }) => [reply.bureau, reply.section].filter(Boolean).join(' '), 24),
    of(file.programmes, ({ reply }) => reply.programmes.join(' ')),
    of(file.passages, ({ reply }) => reply.passages.map(passage).join('\n'), 40),
    of(file.corrections, ({ corrections }) => corrections.map((each) => correctionText(each, lang)).join('\n'), 40),
    of(file.url, ({ reply }) => `${origin}${resultReplyPath(slug, reply.number)}`, 40),
  ];
}

/** A correction in one line: when, both texts, why. */
export function correctionText({ before, after, reason, at }: Correction, lang: Lang): string {
  const words = text(lang).result;
  if (after.redacted !== undefined) return text(lang).redaction.fileLine(dayInTokyo(at), String(after.redacted.opinions), reason);
  const said = ({ outcome, text: reply, passages, nextSteps }: Correction['before']): string =>
    [outcome?.label[lang], reply, nextSteps, passages?.map((passage) => words.filePassage(passage.heading, passage.before, passage.after)).join(' ')].filter(Boolean).join(' ');
  return words.fileCorrection(dayInTokyo(at), said(before), said(after), reason);
}
