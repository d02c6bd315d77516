/**
 * Fewer trips to the database: each wakes two processes, which costs more than most statements do. A transaction's begin travels
 * with its first statement, and a statement whose answer nobody reads with its commit. What a comment marks as prepared is
 * parsed and planned once for each connection.
 */
import { sql } from 'kysely';
import type pg from 'pg';

/** Put before a statement whose text is always the same: the server keeps its plan. Never where a part of the text varies. */
export const prepared = sql.raw('/* prepared */');
const withCommitMark = '/* prepared, with commit */';

/** Put before a statement that only writes and is the last of its transaction: it goes with the commit, and its failure is the commit's. */
export const withCommit = sql.raw(withCommitMark);

type Statement = [text: string, values?: unknown[]];
type Answer = Pick<pg.QueryResult, 'command' | 'rowCount' | 'rows'>;
type Send = (statement: string | pg.QueryConfig, values?: unknown[]) => Promise<Answer>;

const names = new Map<string, string>();

/** One name for one text, in every connection. */
function nameOf(text: string): string {
  const known = names.get(text) ?? `hiraku ${names.size + 1}`;
  names.set(text, known);
  return known;
}

const answered = (command: string): Promise<Answer> => Promise.resolve({ command, rowCount: 0, rows: [] });

/** Lets the statements of a connection share trips; it must have been made with `pipeline`, so that they need not wait for each other. */
export function shareTrips(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
  const send = client.query.bind(client) as unknown as Send;
  const sendOne = ([text, values]: Statement) => (text.startsWith('/* prepared') ? send({ name: nameOf(text), text, values }) : send(text, values));
  /** What goes with the next statement. */
  let held: Statement[] = [];
  let inside = false;

  const sendAll = async (statements: Statement[]): Promise<Answer> => {
    if (statements.length === 1) return sendOne(statements[0]!);
    stream.cork();
    const sent = Promise.allSettled(statements.map(sendOne));
    stream.uncork();
    const answers = await sent;
    // The first that failed made the others fail.
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (failed) throw failed.reason;
    return (answers.at(-1) as PromiseFulfilledResult<Answer>).value;
  };
  const take = (): Statement[] => held.splice(0);

  const query: Send = (statement, values) => {
    if (typeof statement !== 'string') return send(statement, values);
    if (isBegin(statement)) {
      inside = true;
      held = [[statement]];
      return answered('BEGIN');
    }
    if (inside && statement.startsWith(withCommitMark)) {
      held.push([statement, values]);
      return answered('INSERT');
    }
    if (statement !== 'commit' && statement !== 'rollback') return sendAll([...take(), [statement, values]]);
    inside = false;
    const last = take();
    // Nothing was said within the transaction: the server has heard of none.
    const unheard = last[0] !== undefined && isBegin(last[0][0]);
    if (unheard && (last.length === 1 || statement === 'rollback')) return answered(statement.toUpperCase());
    return statement === 'commit' ? sendAll([...last, [statement]]) : sendOne([statement]);
  };
  client.query = query as unknown as typeof client.query;
}

function isBegin(statement: string): boolean {
  return statement === 'begin' || statement.startsWith('start transaction');
}
