/** The search over all replies: page and files. */
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { csvReply, type Column } from '#platform/table';
import { type FoundChoice, foundDocument, foundPath, type FoundReply } from './found.ts';
import { findReplies, listFoundChoices } from './found-reply.store.ts';
import { FoundView } from './found.view.tsx';
import { sentence } from './text.ts';
import { resultReplyPath } from './address.ts';

const rowsPerPage = 50;

export async function showFound(ask: Ask<FoundChoice>): Promise<Reply> {
  const { page: number = 1, ...choice } = ask.query;
  if (ask.format !== 'html') {
    const { total, rows } = await findReplies(ask.db, choice, { limit: null, offset: 0 });
    return ask.format === 'csv' ? csvReply('replies.csv', columns(ask.site.origin), rows) : json({ total, replies: rows.map((row) => foundDocument(ask.site.origin, row)) });
  }
  const [found, choices] = [await findReplies(ask.db, choice, { limit: rowsPerPage, offset: (number - 1) * rowsPerPage }), await listFoundChoices(ask.db)];
  const pages = Math.max(1, Math.ceil(found.total / rowsPerPage));
  if (number > pages) throw new Refusal(404, 'page-not-found', sentence((words) => words.result.unknownPage(number)));
  return page(<FoundView view={ask} choice={{ ...choice, page: number }} found={found} pages={pages} {...choices} href={({ format, ...change }) => ask.href(withQuery(foundPath, { ...choice, page: undefined, ...change, format }))} />);
}

function columns(origin: string): Column<FoundReply>[] {
  return [
    { key: 'consultation', label: 'consultation', value: ({ consultation }) => consultation.slug },
    { key: 'subject', label: 'subject', value: ({ consultation }) => consultation.subject },
    { key: 'fiscal_year', label: 'fiscal_year', value: ({ consultation }) => consultation.fiscalYear },
    { key: 'number', label: 'number', value: ({ reply }) => reply.number },
    { key: 'item', label: 'item', value: ({ reply }) => reply.item },
    { key: 'heading', label: 'heading', value: ({ reply }) => reply.heading },
    { key: 'outcome', label: 'outcome', value: ({ reply }) => reply.outcome.label.ja },
    { key: 'outcome_kind', label: 'outcome_kind', value: ({ reply }) => reply.outcome.kind },
    { key: 'opinions', label: 'opinions', value: ({ reply }) => reply.units },
    { key: 'first_opinion', label: 'first_opinion', value: ({ opinion }) => opinion },
    { key: 'reply', label: 'reply', value: ({ reply }) => reply.text },
    { key: 'programmes', label: 'programmes', value: ({ consultation, reply }) => [...new Set([...reply.programmes, ...consultation.programmes])].join(' ') },
    { key: 'department', label: 'department', value: ({ reply }) => [reply.bureau, reply.section].filter(Boolean).join(' ') },
    { key: 'source', label: 'source', value: ({ source }) => source },
    { key: 'released_at', label: 'released_at', value: ({ releasedAt }) => releasedAt.toISOString() },
    { key: 'url', label: 'url', value: ({ consultation, reply }) => origin + resultReplyPath(consultation.slug, reply.number) },
  ];
}
