/** The published result: its page, its files, its address for programs. */
import { z } from 'zod';
import { moderationPath } from '#domains/opinion';
import { publicActsOf } from '#domains/record';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { csvReply, xlsxBytes } from '#platform/table';
import { resultPath } from './address.ts';
import { askedResult, wholeResult, type AskedResult } from './asked-result.store.ts';
import { countsSchema } from './counts.ts';
import { publicDocument } from './document.ts';
import { findPaper } from './paper.store.ts';
import { listFollowUps } from './follow-up.store.ts';
import { filterOf, passagesAtHead, repliesPerPage, resultHref, type ResultChoice, unitsInList } from './result-list.ts';
import { countReplies, countUnitRows, listChoices, listCorrections, listPassages, listReplies, listUnits } from './result.store.ts';
import { ResultView } from './result.view.tsx';
import type { ShownReply } from './reply.view.tsx';
import { tableColumns, tableRows } from './table.ts';
import { sentence } from './text.ts';
import { listVersions } from './version.store.ts';

export async function showResult(ask: Ask<ResultChoice>): Promise<Reply> {
  const asked = await askedResult(ask);
  return ask.format === 'html' ? resultPage(ask, asked) : resultFile(ask, asked);
}

async function resultFile(ask: Ask<ResultChoice>, { consultation, release }: AskedResult): Promise<Reply> {
  const { slug } = consultation;
  const { replies, corrections } = await wholeResult(ask.db, consultation.id);
  if (ask.format === 'json') return json(publicDocument(ask.site.origin, consultation, release, replies, corrections));
  const [columns, rows] = [tableColumns(ask.site.origin, slug, ask.lang), tableRows(replies, corrections)];
  if (ask.format === 'csv') return csvReply(`consultation-result-${slug}.csv`, columns, rows);
  const body = await xlsxBytes([{ name: slug, columns, rows }]);
  return { status: 200, headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': `attachment; filename="consultation-result-${slug}.xlsx"` }, body };
}

async function resultPage(ask: Ask<ResultChoice>, { consultation, release }: AskedResult): Promise<Reply> {
  const { db } = ask;
  const { id, slug } = consultation;
  const number = ask.query.page ?? 1;
  const filter = filterOf(ask.query);
  const [replies, found, all, choices, passages, corrections, paper, versions, proofs] = await Promise.all([
    listReplies(db, id, filter, { limit: repliesPerPage, offset: (number - 1) * repliesPerPage }),
    countReplies(db, id, filter),
    countReplies(db, id, {}),
    listChoices(db, id),
    listPassages(db, id, passagesAtHead),
    listCorrections(db, id),
    findPaper(db, id),
    listVersions(db, id),
    publicActsOf(db, resultPath(slug)),
  ]);
  const pages = Math.max(1, Math.ceil(found.replies / repliesPerPage));
  if (number > pages) throw new Refusal(404, 'page-not-found', sentence((words) => words.result.unknownPage(number)));
  const shown = await withUnits(ask, id, replies, corrections);
  return page(
    <ResultView
      view={ask}
      consultation={consultation}
      release={release}
      choice={{ ...ask.query, page: number }}
      choices={choices}
      replies={all.replies}
      found={found}
      pages={pages}
      shown={shown}
      changes={passages.first}
      passages={passages.total}
      corrections={corrections.filter(({ replyNumber }) => replyNumber === null)}
      forms={{ paper, audiences: versions.map(({ audience }) => audience) }}
      proofs={proofs}
      moderation={moderationPath(slug)}
      href={({ format, ...change }) => ask.href(resultHref(slug, { ...ask.query, page: number, ...change, format }))}
    />,
  );
}

/** The replies with the first of their opinions; where hardly any would be left out, with all. */
async function withUnits({ db }: Pick<Ask, 'db'>, id: number, replies: ShownReply['reply'][], corrections: ShownReply['corrections']): Promise<ShownReply[]> {
  const numbers = replies.map(({ number }) => number);
  const [units, rows, followUps] = await Promise.all([listUnits(db, id, numbers, unitsInList + 2), countUnitRows(db, id, numbers), listFollowUps(db, id)]);
  const byReply = Map.groupBy(units, ({ replyNumber }) => replyNumber);
  return replies.map((reply) => {
    const own = byReply.get(reply.number) ?? [];
    const total = rows.get(reply.number) ?? 0;
    const inList = total <= unitsInList + 2 ? own : own.slice(0, unitsInList);
    return { reply, units: inList, hidden: total - inList.length, corrections: corrections.filter(({ replyNumber }) => replyNumber === reply.number), followUp: followUps.find(({ replyNumber }) => replyNumber === reply.number) };
  });
}

const texts = z.object({ ja: z.string(), en: z.string() });
const passageShape = z.object({ documentKey: z.string(), anchor: z.string(), heading: z.string(), before: z.string(), after: z.string() }).partial();

export const resultAnswer = z.object({
  consultation: z.string(),
  subject: z.string(),
  released_at: z.iso.datetime(),
  source: z.enum(['own', 'past']),
  counts: countsSchema,
  next_steps: z.string(),
  replies: z.array(
    z.object({
      number: z.int(), item: z.string(), heading: z.string(),
      about: z.object({ document: z.string(), section: z.string().nullable() }).nullable(),
      outcome: z.object({ key: z.string(), kind: z.string(), label: texts }),
      text: z.string(), passages: z.array(passageShape), programmes: z.array(z.string()), department: z.string(), units: z.int(),
      opinions_sha256: z.string(),
      opinions: z.array(z.object({ same: z.int(), text: z.string() })),
      url: z.string(),
    }),
  ),
  corrections: z.array(z.object({ reply: z.int().nullable(), before: z.unknown(), after: z.unknown(), reason: z.string(), at: z.iso.datetime() })),
});

export async function showResultJson(ask: Ask): Promise<Reply> {
  const { consultation, release } = await askedResult(ask);
  const { replies, corrections } = await wholeResult(ask.db, consultation.id);
  return json(publicDocument(ask.site.origin, consultation, release, replies, corrections));
}
