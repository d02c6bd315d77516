/** Freezes reports that are due and makes their papers: a look every five minutes, and at once where something new is to be printed. */
import { linesOf, listWithheld } from '#domains/opinion-map';
import type { Lang } from '#platform/http';
import { type Job, type JobContext, repeatJob } from '#platform/jobs';
import { makePaper } from '#platform/paper-process';
import { formatInstant, roleText } from '#ui';
import { listAfterwords } from './afterword.store.ts';
import { freeze, listReportsDue } from './freezing.store.ts';
import { printedReport, reportTemplate } from './report-paper.ts';
import { keepPaper, listOrdered, type OrderedPaper } from './report-paper.store.ts';
import { reportJobName } from './report-order.store.ts';
import { readableStatements } from './report.ts';
import { findReport, findReportPlaces } from './report.store.ts';

const pauseMs = 5 * 60_000;

export type Reporting = Pick<JobContext, 'db' | 'clock' | 'files' | 'site' | 'log'>;

/** One look. What cannot be frozen or printed must not keep others from it: it is tried again at the next. */
export async function lookForReports(context: Reporting): Promise<void> {
  const { db, clock, log } = context;
  for (const conversation of await listReportsDue(db, clock.today())) {
    await tried(context, { conversationId: conversation.id }, async () => log.info({ conversationId: conversation.id, outcome: await freeze(context, conversation) }, 'looked at a report that is due'));
  }
  for (const ordered of await listOrdered(db)) await tried(context, { conversationId: ordered.conversationId }, () => print(context, ordered));
}

async function tried({ log }: Reporting, about: object, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error({ ...about, problem: error instanceof Error ? error.message : String(error) }, 'the report of an opinion map could not be made');
  }
}

async function print({ db, files, clock, site, log }: Reporting, ordered: OrderedPaper): Promise<void> {
  const { conversationId, slug, lang } = ordered;
  const report = (await findReport(db, conversationId))!;
  const [withheld, afterwords] = [await listWithheld(db, conversationId), await listAfterwords(db, conversationId)];
  const data = printedReport({
    slug,
    report,
    lines: linesOf(readableStatements(report.statements, withheld, lang).filter(({ state }) => state === 'shown'), report.figures),
    places: await findReportPlaces(db, conversationId),
    afterwords: afterwords.map(({ text, actingAs, at }) => ({ text, by: said(at, actingAs, lang) })),
    site: { name: site.name[lang], origin: site.origin },
    made: formatInstant(lang, report.madeAt),
    lang,
  });
  const { pdf, pages } = await makePaper({ template: reportTemplate, data });
  const { sha256, bytes } = await files.put(pdf);
  await keepPaper(db, ordered, { sha256, bytes, pages }, clock.now());
  log.info({ conversationId, lang, pages, bytes }, 'made the paper of a report');
}

function said(at: Date, actingAs: string, lang: Lang): string {
  return `${formatInstant(lang, at)}　${roleText(actingAs, lang)}`;
}

export const reportJob: Job = {
  name: reportJobName,
  async run(_payload, context) {
    await lookForReports(context);
    await repeatJob(context.db, reportJobName, pauseMs);
  },
};
