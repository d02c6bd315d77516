import type { Domain } from '#platform/domain';
import { download, page, signedIn, type Ask, type Reply } from '#platform/http';
import { readOwnData } from './own-data.store.ts';
import { OwnDataView } from './own-data.view.tsx';

/** Everything that `others` and this domain keep of whoever asks, as a page or a file. */
export function ownDataReader(others: readonly Domain[]): (ask: Ask) => Promise<Reply> {
  return async (ask) => {
    const data = await readOwnData(ask.db, signedIn(ask).personId, others, ask.safe);
    ask.telling.subject = 'own data';
    // What a domain counts in bigint is told as text: JSON has no such number.
    if (ask.format === 'json') return download('own-data.json', 'application/json; charset=utf-8', JSON.stringify(data, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value), 2));
    return page(<OwnDataView view={ask} data={data} />);
  };
}
