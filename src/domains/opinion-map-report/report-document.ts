/** The report as data for programs: every figure with the statement that it is about, and where the votes are. */
import { cautionLines, methodPath, moderationPath, reportPath, statementItem, type StatementLine } from '#domains/opinion-map';
import { reportDataPath } from './address.ts';
import type { Afterword } from './afterword.ts';
import type { Report } from './report.ts';

/** `figures` are those that `hiraku opinion-map recount --report` compares. */
export function publicReport(origin: string, slug: string, report: Report, lines: readonly StatementLine[], afterwords: readonly Afterword[]): Record<string, unknown> {
  const { conversation, figures, arrivals, moderation, madeAt, dataSha256, dataBytes } = report;
  const { question, questionEn, background, backgroundEn, opensOn, closesOn, access, department, contact } = conversation;
  return {
    conversation: { slug, question, question_en: questionEn, background, background_en: backgroundEn, opens_on: opensOn, closes_on: closesOn, access, moderation: conversation.moderation, department, contact },
    url: `${origin}${reportPath(slug)}`,
    made_at: madeAt.toISOString(),
    how_to_read: { ja: cautionLines(figures.sample, arrivals, 'ja'), en: cautionLines(figures.sample, arrivals, 'en'), method_url: `${origin}${methodPath}` },
    came_by: arrivals,
    moderation: { ...moderation, log_url: `${origin}${moderationPath(slug)}` },
    data: { json_url: `${origin}${reportDataPath(slug)}?format=json`, csv_url: `${origin}${reportDataPath(slug)}?format=csv`, sha256: dataSha256, bytes: dataBytes },
    afterwords: afterwords.map(({ text, actingAs, at }) => ({ text, acting_as: actingAs, at: at.toISOString() })),
    statements: lines.map((line) => statementItem(line, true)),
    figures,
  };
}
