/** One published report with everything it corrected, at its permanent address. */
import { findProgrammeByAddress } from '#domains/plan';
import { publicActsOf } from '#domains/record';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { reportPath } from './address.ts';
import { parsePeriod, periodKey } from './period.ts';
import { listPublications } from './publication.store.ts';
import { ReportPageView } from './report-page.view.tsx';
import { sentence } from './text.ts';

export async function showReport(ask: Ask): Promise<Reply> {
  const period = parsePeriod(ask.params.period ?? '');
  const programme = await findProgrammeByAddress(ask.db, ask.params.number ?? '');
  const publications = programme === null || period === null ? [] : await listPublications(ask.db, programme.number, period);
  if (programme === null || period === null || publications.length === 0) throw new Refusal(404, 'report-not-found', sentence((words) => words.report.notFound));
  const acts = await publicActsOf(ask.db, reportPath(programme.number, period));
  if (ask.format === 'html') return page(<ReportPageView view={ask} programme={programme} period={period} publications={publications} acts={acts} />);
  return json({
    number: programme.number,
    name: programme.name,
    period: periodKey(period),
    url: `${ask.site.origin}${reportPath(programme.number, period)}`,
    publications: publications.map(({ number, state, done, next, links, reason, publishedAt, actingAs }) => ({ number, state, done, next, links, reason, published_at: publishedAt, published_as: actingAs })),
  });
}
