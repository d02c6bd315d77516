/** The result of an opinion map: page, all figures as JSON, statements and groups as CSV. Everybody's, so it is kept until votes change it. */
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { csvReply } from '#platform/table';
import { resultPath } from './address.ts';
import { listArrivals } from './arrival.store.ts';
import { stageOn } from './conversation.ts';
import { getConversation } from './conversation.store.ts';
import { hasReport } from './reported.store.ts';
import { hiddenDocument, liveColumns, resultDocument } from './result-document.ts';
import { NoResultView, ResultView } from './result.view.tsx';
import { readResult, type ShownResult } from './shown-result.store.ts';
import { findPlaces } from './standing.store.ts';
import type { Standing } from './standing.ts';
import { choiceHref, chosenLines, type StatementChoice } from './statement-choice.ts';
import { sentence } from './text.ts';

/** With this many the first page of a conversation of 900 statements stays small enough for a slow phone. */
const rowsPerPage = 10;

export async function showResult(ask: Ask<StatementChoice>): Promise<Reply> {
  const conversation = await getConversation(ask.db, ask.params.slug!);
  const result = await readResult(ask.db, conversation, ask.clock.now());
  if (result.standing !== null) return shown(ask, result, result.standing);
  const stage = stageOn(conversation, ask.clock.today());
  if (ask.format === 'csv') throw new Refusal(404, 'result-not-shown', sentence((words) => words.result.notShown));
  if (ask.format === 'json') return json(hiddenDocument(ask.site.origin, conversation, stage === 'open' && conversation.shows === 'end' ? 'not-shown' : 'nothing-yet'));
  return page(<NoResultView view={ask} conversation={conversation} stage={stage} hasReport={await hasReport(ask.db, conversation.id)} />);
}

async function shown(ask: Ask<StatementChoice>, { conversation, lines }: ShownResult, standing: Standing): Promise<Reply> {
  const { figures, computedAt } = standing;
  if (ask.format === 'csv') return csvReply(`opinion-map-${conversation.slug}.csv`, liveColumns(figures, ask.lang), chosenLines(lines, ask.query));
  const arrivals = await listArrivals(ask.db, conversation);
  if (ask.format === 'json') return json(resultDocument(ask.site.origin, conversation, standing, lines, arrivals));
  const found = chosenLines(lines, ask.query);
  const number = ask.query.page ?? 1;
  const pages = Math.ceil(found.length / rowsPerPage);
  if (number > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.result.unknownPage(number)));
  return page(
    <ResultView
      view={ask}
      conversation={conversation}
      stage={stageOn(conversation, ask.clock.today())}
      hasReport={await hasReport(ask.db, conversation.id)}
      figures={figures}
      computedAt={computedAt}
      places={figures.groups.length > 0 ? await findPlaces(ask.db, conversation.id) : null}
      lines={lines}
      arrivals={arrivals}
      table={{
        choice: { ...ask.query, page: number },
        shown: found.slice((number - 1) * rowsPerPage, number * rowsPerPage),
        found: found.length,
        pages,
        href: ({ format, ...change }) => ask.href(choiceHref(resultPath(conversation.slug), { ...ask.query, ...change }, format)),
      }}
    />,
  );
}
