/** The frozen report: page, all figures as JSON, statements and groups as CSV; the published data; the paper. */
import { publicActsOf } from '#domains/record';
import { choiceHref, chosenLines, getConversation, linesOf, listWithheld, reportPath, stageOn, type StatementChoice, statementColumns } from '#domains/opinion-map';
import { download, json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { csvReply } from '#platform/table';
import { listAfterwords } from './afterword.store.ts';
import { votesTable, withoutTexts } from './published-data.ts';
import { publicReport } from './report-document.ts';
import { findPaper } from './report-paper.store.ts';
import { readableStatements, type Report } from './report.ts';
import { findReport, findReportPlaces, getReport } from './report.store.ts';
import { NoReportView, ReportView } from './report.view.tsx';
import { sentence } from './text.ts';

const rowsPerPage = 20;

export async function showReport(ask: Ask<StatementChoice>): Promise<Reply> {
  const conversation = await getConversation(ask.db, ask.params.slug!);
  const { id, slug } = conversation;
  const report = ask.format === 'html' ? await findReport(ask.db, id) : await getReport(ask.db, conversation);
  if (report === null) return page(<NoReportView view={ask} conversation={conversation} stage={stageOn(conversation, ask.clock.today())} />);
  const withheld = await listWithheld(ask.db, id);
  const lines = linesOf(readableStatements(report.statements, withheld, ask.lang).filter(({ state }) => state === 'shown'), report.figures);
  if (ask.format === 'csv') return csvReply(`opinion-map-report-${slug}.csv`, statementColumns(report.figures, ask.lang), chosenLines(lines, ask.query));
  const afterwords = await listAfterwords(ask.db, id);
  if (ask.format === 'json') return json(publicReport(ask.site.origin, slug, report, lines, afterwords));
  const found = chosenLines(lines, ask.query);
  const number = ask.query.page ?? 1;
  const pages = Math.ceil(found.length / rowsPerPage);
  if (number > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.unknownPage(number)));
  const [places, paper, proofs] = await Promise.all([report.figures.groups.length > 0 ? findReportPlaces(ask.db, id) : null, findPaper(ask.db, id, ask.lang), publicActsOf(ask.db, reportPath(slug))]);
  return page(
    <ReportView
      view={ask}
      slug={slug}
      report={report}
      lines={lines}
      places={places}
      afterwords={afterwords}
      paper={paper.state}
      hasWithheld={withheldOf(report, withheld).size > 0}
      proofs={proofs}
      table={{
        choice: { ...ask.query, page: number },
        shown: found.slice((number - 1) * rowsPerPage, number * rowsPerPage),
        found: found.length,
        pages,
        href: ({ format, ...change }) => ask.href(choiceHref(reportPath(slug), { ...ask.query, ...change }, format)),
      }}
    />,
  );
}

/** The published data as they were frozen, without texts that were taken out since. */
export async function downloadData(ask: Ask): Promise<Reply> {
  const conversation = await getConversation(ask.db, ask.params.slug!);
  const { slug } = conversation;
  const report = await getReport(ask.db, conversation);
  const text = await dataOf(ask, report);
  if (ask.format === 'csv') return download(`opinion-map-votes-${slug}.csv`, 'text/csv; charset=utf-8', votesTable(text));
  return download(`opinion-map-${slug}.json`, 'application/json; charset=utf-8', withoutTexts(text, withheldOf(report, await listWithheld(ask.db, conversation.id))));
}

/** Numbers of the statements whose text is in the report and may not be shown any more. */
function withheldOf({ statements }: Report, withheld: ReadonlySet<number>): Set<number> {
  return new Set(statements.flatMap(({ number }) => (withheld.has(number) ? [number] : [])));
}

/** @throws Error where the store of files lost it */
async function dataOf({ files }: Pick<Ask, 'files'>, { dataSha256 }: Report): Promise<string> {
  const bytes = await files.get(dataSha256);
  if (bytes === null) throw new Error(`the published data ${dataSha256} of an opinion map are not in the store of files`);
  return Buffer.from(bytes).toString('utf8');
}

export async function downloadPaper(ask: Ask): Promise<Reply> {
  const conversation = await getConversation(ask.db, ask.params.slug!);
  await getReport(ask.db, conversation);
  const { state, paper } = await findPaper(ask.db, conversation.id, ask.lang);
  const bytes = paper === null ? null : await ask.files.get(paper.sha256);
  if (bytes === null) throw new Refusal(503, 'paper-not-made', sentence((words) => words.forms.paperNow[state === 'again' ? 'again' : 'first']), [], { 'retry-after': '300' });
  return { status: 200, headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="opinion-map-report-${conversation.slug}.pdf"` }, body: bytes };
}
