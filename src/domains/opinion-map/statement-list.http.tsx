/** The public list of statements. How people answered stands in it only where the result is shown. */
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { csvReply } from '#platform/table';
import { statementsPath } from './address.ts';
import { isOpenAt } from './conversation.ts';
import { getConversation } from './conversation.store.ts';
import { readResult } from './shown-result.store.ts';
import { choiceHref, chosenLines, type StatementChoice } from './statement-choice.ts';
import { listColumns, listDocument, mergedInto } from './statement-list.ts';
import { StatementListView } from './statement-list.view.tsx';
import { listStatements } from './statement.store.ts';
import { sentence } from './text.ts';

const rowsPerPage = 50;

export async function showStatements(ask: Ask<StatementChoice>): Promise<Reply> {
  const conversation = await getConversation(ask.db, ask.params.slug!);
  const { standing, lines } = await readResult(ask.db, conversation, ask.clock.now());
  const chosen = chosenLines(lines, ask.query);
  const listed = { conversation, standing, isOpen: isOpenAt(conversation, ask.clock.now()), chosen, merged: mergedInto(await listStatements(ask.db, conversation.id, ['merged'])) };
  if (ask.format === 'csv') return csvReply(`opinion-map-${conversation.slug}-statements.csv`, listColumns(listed, ask.lang), chosen);
  if (ask.format === 'json') return json(listDocument(ask.site.origin, listed));
  const number = ask.query.page ?? 1;
  const pages = Math.ceil(chosen.length / rowsPerPage);
  if (number > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.result.unknownPage(number)));
  return page(
    <StatementListView
      view={ask}
      listed={listed}
      choice={{ ...ask.query, page: number }}
      shown={chosen.slice((number - 1) * rowsPerPage, number * rowsPerPage)}
      pages={pages}
      href={({ format, ...change }) => ask.href(choiceHref(statementsPath(conversation.slug), { ...ask.query, ...change }, format))}
    />,
  );
}
